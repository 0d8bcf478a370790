"""What an operator's machines ask: is the process alive, can it serve, and how is it doing."""

import secrets

import structlog
from botocore.exceptions import BotoCoreError, ClientError
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView
from redis.exceptions import RedisError

from cameo import vault
from cameo.ledger.journal import JournalError
from cameo.ledger.opening import LedgerBehind, check_head
from common.store import storage

log = structlog.get_logger(__name__)


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """503 names the part that does not answer; details go to the log, not to the asker."""
    parts = {"database": _database(), "cache": _cache(), "storage": _storage(), "ledger": _ledger(), "vault": _vault()}
    well = all(parts.values())
    return JsonResponse({"status": "ok" if well else "unready", "parts": parts}, status=200 if well else 503)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text format, for this machine's own scraper and for staff; anybody else is told nothing is here."""
    local = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers
    if not (local or getattr(request.user, "is_staff", False)):
        return HttpResponse(status=404)
    return ExportToDjangoView(request)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError as error:
        log.warning("database_unready", error=type(error).__name__)
        return False


def _cache() -> bool:
    value = secrets.token_hex(8)
    try:
        cache.set("readyz", value, 10)
        return cache.get("readyz") is not None
    except (RedisError, OSError) as error:
        log.warning("cache_unready", error=type(error).__name__)
        return False


def _storage() -> bool:
    try:
        storage().exists("readyz")
    except (OSError, BotoCoreError, ClientError) as error:
        log.warning("storage_unready", error=type(error).__name__)
        return False
    return True


def _vault() -> bool:
    """Whether the master key opens what is sealed; the log says why not."""
    try:
        vault.check()
    except (vault.VaultLocked, DatabaseError, OSError) as error:
        log.error("vault_unready", error=type(error).__name__)
        return False
    return True


def _ledger() -> bool:
    """Whether the consent ledger still holds everything that its journal does."""
    try:
        check_head()
    except (LedgerBehind, JournalError, DatabaseError, OSError, BotoCoreError, ClientError) as error:
        log.error("ledger_unready", error=type(error).__name__)
        return False
    return True
