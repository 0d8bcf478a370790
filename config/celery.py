"""The Celery application. Importing this registers the embedded file transport with kombu."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# kombu refuses dotted class names in URLs, so the transport gets a scheme of its own
TRANSPORT_ALIASES["atomicfile"] = "config.broker:Transport"

app = Celery("reprise")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
