"""The product's settings, with the addresses that it is compared with, and without the limit of requests."""

from config.settings import *  # noqa: F403
from config.settings import REST_FRAMEWORK

ROOT_URLCONF = "bench.feed_urls"
REST_FRAMEWORK = REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": {"user": "1000000/s", "anon": "1000000/s"}}
