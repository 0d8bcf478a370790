"""Rate limits must not be escaped by a header that the visitor writes."""

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle


def test_without_a_proxy_a_forged_header_changes_nothing(rf):
    honest = rf.get("/", REMOTE_ADDR="203.0.113.7")
    forged = rf.get("/", REMOTE_ADDR="203.0.113.7", headers={"X-Forwarded-For": "198.51.100.1"})

    assert settings.REST_FRAMEWORK["NUM_PROXIES"] == 0
    assert AnonRateThrottle().get_ident(forged) == AnonRateThrottle().get_ident(honest)
