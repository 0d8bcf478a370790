"""The stream process, and the whole web side when embedded: HTTP, WebSockets, and the event pump's life."""

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# WhiteNoise answers with plain iterators; its files are small, and media never comes this way
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
http = get_asgi_application()

from config.limits import StreamedBodies  # noqa: E402  (Django's apps must be ready first)
from config.opening import OpenedASGI  # noqa: E402
from config.sockets import websocket  # noqa: E402
from generation.pump import Lifespan  # noqa: E402

from channels.routing import ProtocolTypeRouter  # noqa: E402  isort:skip

application = Lifespan(OpenedASGI(ProtocolTypeRouter({"http": StreamedBodies(http), "websocket": websocket})))
