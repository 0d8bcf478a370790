"""`Idempotency-Key`: same key and body, the stored reply; another body, refused; not finished yet, a conflict."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_400_BAD_REQUEST

from common.api import PROBLEM_TYPE, refusal_response, signed_in
from common.clock import now
from common.errors import AppError, Conflict, Invalid, TooMany, Unavailable
from common.models import ORDERED, IdempotencyRecord

HEADER = "Idempotency-Key"
MOST_LETTERS = 80
ABANDONED_AFTER = timedelta(minutes=2)
"""A request that old died with its server; its key may be used again."""

IN_FLIGHT = _("The same request is still being worked on.")

Handler = Callable[..., Response]


def idempotent(handler: Handler) -> Handler:
    """For an APIView's method that makes something. Requests without the header pass straight through.

    Refusals are kept too, but for those that ask to come back later. The schema names the header (common.schema).
    """

    @wraps(handler)
    def run(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER, "")
        if not key:
            return handler(view, request, *args, **kwargs)
        if len(key) > MOST_LETTERS or not key.isprintable():
            raise Invalid("idempotency_key_invalid", _("Idempotency-Key must be at most 80 printable letters."))
        digest = _digest(request)
        record = _open_record(request, key, digest)
        if record.status is not None:
            return _replay(record)
        try:
            reply = handler(view, request, *args, **kwargs)
        except (TooMany, Unavailable):
            IdempotencyRecord.objects.filter(pk=record.pk).delete()
            raise
        except AppError as refusal:
            reply = refusal_response(refusal)
        except BaseException:
            IdempotencyRecord.objects.filter(pk=record.pk).delete()
            raise
        IdempotencyRecord.objects.filter(pk=record.pk).update(status=reply.status_code, body=_plain(reply.data))
        return reply

    run.takes_idempotency_key = True  # type: ignore[attr-defined]
    return run


def order_of(request: Request) -> str:
    """What the thing that is made keeps, to be found again after a crash before the reply was kept; "" without the
    header. Bound to the body, so that another request of the same key never gets it.
    """
    key = request.headers.get(HEADER, "")
    return ORDERED + hashlib.sha256(f"{key}\n{_digest(request)}".encode()).hexdigest() if key else ""


def _replay(record: IdempotencyRecord) -> Response:
    refused = record.status is not None and record.status >= HTTP_400_BAD_REQUEST
    media_type = PROBLEM_TYPE if refused else None
    return Response(record.body, record.status, headers={"Idempotent-Replayed": "true"}, content_type=media_type)


def _open_record(request: Request, key: str, digest: str) -> IdempotencyRecord:
    try:
        with transaction.atomic():
            return IdempotencyRecord.objects.create(user=signed_in(request), key=key, request_digest=digest)
    except IntegrityError:
        found = IdempotencyRecord.objects.filter(user=signed_in(request), key=key).first()
    if found is None:  # it was refused with "come back later" this instant
        raise Conflict("request_in_flight", IN_FLIGHT)
    record = found
    if record.request_digest != digest:
        raise Invalid("idempotency_key_reused", _("This Idempotency-Key was used for another request."))
    if record.status is None:
        stale = IdempotencyRecord.objects.filter(pk=record.pk, created_at__lt=now() - ABANDONED_AFTER)
        if not stale.update(created_at=now()):
            raise Conflict("request_in_flight", IN_FLIGHT)
    return record


def _digest(request: Request) -> str:
    body = hashlib.sha256(f"{request.method} {request.path}\n".encode())
    for name, values in sorted(_fields(request.data)):
        body.update(name.encode())
        for value in values:
            if isinstance(value, UploadedFile):
                for chunk in value.chunks():
                    body.update(chunk)
                value.seek(0)
            else:
                body.update(json.dumps(value, sort_keys=True).encode())
    return body.hexdigest()


def _fields(data: Any) -> list[tuple[str, list[Any]]]:
    if hasattr(data, "lists"):
        return list(data.lists())
    return [(name, [value]) for name, value in data.items()]


def _plain(data: Any) -> Any:
    return json.loads(json.dumps(data, default=str))
