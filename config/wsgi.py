"""Hot reads and plain pages of the scaled-out server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = get_wsgi_application()

from django.db import connections  # noqa: E402  (Django's apps must be ready first)

from config.backends import keep_open  # noqa: E402
from config.limits import WaitedBodies  # noqa: E402
from config.opening import OpenedWSGI  # noqa: E402

keep_open(connections.settings)
application = OpenedWSGI(WaitedBodies(pages))
