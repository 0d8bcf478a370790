"""The clips' files behind signed links: viewer and epoch checked at every request, ranges, constant memory."""

from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.models import User
from accounts.policies import Viewer
from common import store
from common.errors import Gone, NotFound
from generation.byte_range import ByteRange, read_range
from generation.links import KINDS, Kind, MediaLink, open_link
from generation.models import Clip
from generation.selectors import get_clip

CHUNK_BYTES = 256 * 1024
PRESIGNED_S = 60
TYPES = {".mp4": "video/mp4", ".jpg": "image/jpeg", ".webp": "image/webp"}


class TakeAsItIs(BaseContentNegotiation):
    """A file has one type; problems are JSON whatever a <video> says it accepts."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        return next(iter(parsers), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type or ""


@extend_schema(exclude=True)
class MediaView(APIView):
    """404 for links that we did not sign or that are somebody else's, 410 for old ones, 451 after a withdrawal."""

    permission_classes = [AllowAny]
    throttle_classes: list[type] = []
    content_negotiation_class = TakeAsItIs

    def get(self, request: Request, clip_id: UUID, kind: str, token: str) -> HttpResponseBase:
        if kind not in KINDS:
            raise NotFound("media_link_invalid")
        link = open_link(clip_id, kind, token)
        clip = get_clip(clip_id, _viewer(link, request))
        if link.epoch != clip.epoch:
            raise Gone("media_link_expired")
        key = _key(clip, kind)
        backend = store.storage()
        if isinstance(backend, FileSystemStorage):
            return _reply(request, _open(backend, key), key, link)
        # the method is part of what S3 signs
        presigned: str = backend.url(  # type: ignore[call-arg]  # S3's
            key, expire=min(PRESIGNED_S, link.seconds_left), http_method=request.method
        )
        reply = HttpResponseRedirect(presigned)
        reply["Cache-Control"] = "no-store"
        return reply


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


def _open(backend: FileSystemStorage, key: str) -> "File[Any]":
    """Withdrawn in the instant since the row was read, the file may be gone."""
    try:
        return backend.open(key)
    except FileNotFoundError:
        raise Gone("media_link_expired") from None


def _key(clip: Clip, kind: Kind) -> str:
    return {"video": clip.video_key, "poster": clip.poster_key, "preview": clip.preview_key}[kind]


def _reply(request: Request, file: "File[Any]", key: str, link: MediaLink) -> HttpResponseBase:
    path = PurePosixPath(key)
    size, etag = file.size, f'"{path.stem}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": f"private, max-age={link.seconds_left}",
        "ETag": etag,
        "Vary": "Cookie, Authorization, X-Session-Token",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("If-None-Match") == etag:
        file.close()
        return HttpResponse(status=304, headers=headers)
    span = read_range(request.headers.get("Range", ""), size, fresh=request.headers.get("If-Range", etag) == etag)
    if span is None:
        file.close()
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    headers["Content-Length"] = str(span.length)
    if span.partial:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    status = 206 if span.partial else 200
    content_type = TYPES[path.suffix]
    if request.method == "HEAD":
        file.close()
        return HttpResponse(status=status, headers=headers, content_type=content_type)
    over_asgi = isinstance(request._request, ASGIRequest)
    body = _chunks_async(file, span) if over_asgi else _chunks(file, span)
    return StreamingHttpResponse(body, status=status, headers=headers, content_type=content_type)


def _chunks(file: "File[Any]", span: ByteRange) -> Iterator[bytes]:
    """For WSGI: a file wrapped in Django's own response would be read whole under ASGI, and never in part."""
    with file:
        file.seek(span.first)
        left = span.length
        while left > 0 and (data := file.read(min(CHUNK_BYTES, left))):
            left -= len(data)
            yield data


async def _chunks_async(file: "File[Any]", span: ByteRange) -> AsyncIterator[bytes]:
    """For ASGI: reads in a thread, one chunk ahead of nobody."""
    read = sync_to_async(file.read, thread_sensitive=False)
    with file:
        file.seek(span.first)
        left = span.length
        while left > 0 and (data := await read(min(CHUNK_BYTES, left))):
            left -= len(data)
            yield data
