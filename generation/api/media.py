"""The clips' files behind signed links: viewer and epoch checked at every request."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.models import User
from accounts.policies import Viewer
from common.errors import Gone, NotFound
from generation.api.files import stored
from generation.links import KINDS, Kind, MediaLink, open_link
from generation.models import Clip
from generation.selectors import get_clip


class TakeAsItIs(BaseContentNegotiation):
    """A file has one type; problems are JSON whatever a <video> says it accepts."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        return next(iter(parsers), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type or ""


class FileView(APIView):
    """404 for links that we did not sign or that are somebody else's, 410 for old ones, 451 after a withdrawal."""

    permission_classes = [AllowAny]
    throttle_classes: list[type] = []
    content_negotiation_class = TakeAsItIs


@extend_schema(exclude=True)
class MediaView(FileView):
    def get(self, request: Request, clip_id: UUID, kind: str, token: str) -> HttpResponseBase:
        if kind not in KINDS:
            raise NotFound("media_link_invalid")
        clip, link = _asked_for(request, clip_id, kind, token)
        key = {"video": clip.video_key, "poster": clip.poster_key, "preview": clip.preview_key}[kind]
        return stored(request, key, seconds_left=link.seconds_left)


@extend_schema(exclude=True)
class PackageView(FileView):
    """Files that name each other: the link is a prefix of all their addresses."""

    def get(self, request: Request, clip_id: UUID, token: str, name: str) -> HttpResponseBase:
        clip, link = _asked_for(request, clip_id, "package", token)
        if name not in clip.package:
            raise NotFound("media_link_invalid")
        return stored(request, clip.package[name], seconds_left=link.seconds_left)


def _asked_for(request: Request, clip_id: UUID, kind: Kind, token: str) -> tuple[Clip, MediaLink]:
    link = open_link(clip_id, kind, token)
    clip = get_clip(clip_id, _viewer(link, request))
    if link.epoch != clip.epoch:
        raise Gone("media_link_expired")
    return clip, link


def _viewer(link: MediaLink, request: Request) -> Viewer:
    """Whom the link was made for; NotFound when somebody else holds it who says who they are.

    A request without any sign-in may use it: players and native downloaders send no credentials, and the link lives
    for minutes only. A visitor's link serves whoever may see the clip.
    """
    if link.viewer_id is None:
        return request.user
    if isinstance(request.user, User) and request.user.pk != link.viewer_id:
        raise NotFound("media_link_invalid")
    viewer = User.objects.filter(pk=link.viewer_id, is_active=True).first()
    if viewer is None:
        raise NotFound("media_link_invalid")
    return viewer
