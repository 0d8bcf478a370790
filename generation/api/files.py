"""Files of the private store as replies: types, ranges, constant memory."""

from collections.abc import AsyncIterator, Iterator
from pathlib import PurePosixPath
from typing import Any

from asgiref.sync import sync_to_async
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from rest_framework.request import Request

from common import store
from common.errors import Gone
from generation.byte_range import ByteRange, read_range

CHUNK_BYTES = 256 * 1024
PRESIGNED_S = 60
TYPES = {
    ".mp4": "video/mp4",
    ".m4s": "video/mp4",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".vtt": "text/vtt; charset=utf-8",
    ".json": "application/json",
}
TEXTS = {".m3u8", ".vtt", ".json"}
"""Never sent on to a remote store: what they name is beside them here, and the player would look for it there."""


def stored(request: Request, key: str, *, seconds_left: int) -> HttpResponseBase:
    """The file, a part of it, or where the remote store has it; good for `seconds_left`. Raises Gone."""
    backend = store.storage()
    if isinstance(backend, FileSystemStorage):
        return _reply(request, _open(backend, key), key, seconds_left)
    if PurePosixPath(key).suffix in TEXTS:
        return _reply(request, ContentFile(_read(key)), key, seconds_left)
    # the method is part of what S3 signs
    presigned: str = backend.url(  # type: ignore[call-arg]  # S3's
        key, expire=min(PRESIGNED_S, seconds_left), http_method=request.method
    )
    reply = HttpResponseRedirect(presigned)
    reply["Cache-Control"] = "no-store"
    return reply


def _open(backend: FileSystemStorage, key: str) -> "File[Any]":
    """Withdrawn in the instant since the row was read, the file may be gone."""
    try:
        return backend.open(key)
    except FileNotFoundError:
        raise Gone("media_link_expired") from None


def _read(key: str) -> bytes:
    try:
        return store.read(key)
    except FileNotFoundError:
        raise Gone("media_link_expired") from None


def _reply(request: Request, file: "File[Any]", key: str, seconds_left: int) -> HttpResponseBase:
    path = PurePosixPath(key)
    headers = {"Cache-Control": f"private, max-age={seconds_left}"}
    return ranged(request, file, etag=f'"{path.stem}"', content_type=TYPES[path.suffix], headers=headers)


def ranged(
    request: Request, file: "File[Any]", *, etag: str, content_type: str, headers: dict[str, str]
) -> HttpResponseBase:
    """All of the file or the part asked for, in pieces; closes it. `etag` comes in quotes."""
    size = file.size
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Vary": "Cookie, Authorization, X-Session-Token",
        "X-Content-Type-Options": "nosniff",
        **headers,
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
