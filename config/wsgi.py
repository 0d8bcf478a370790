"""Hot reads and plain pages of the scaled-out server."""

import os

from django.core.wsgi import get_wsgi_application

from config.limits import WaitedBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = WaitedBodies(get_wsgi_application())
