"""How each part of Env becomes Django's dictionaries: embedded when its variable is empty, scaled out when given."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728; "
    "PRAGMA journal_size_limit=27103364; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
)
"""secure_delete: a data key that was destroyed must not stay readable in a free page."""
PREPARED_AFTER = 3
"""Uses of a statement bound by the server (common.rows) on one connection, before PostgreSQL keeps its plan. A pooler
between, such as PgBouncer, must know prepared statements or keep a session's connection.
"""
SOCKET_TIMEOUT_S = 30
"""Well above the 5 seconds for which the channel layer asks Redis to wait for news: that is also when redis-py gives up
by default, and then every socket that hears nothing for so long would break.
"""
VISIBILITY_TIMEOUT_S = 7200
"""Above the longest job; a lost worker's job comes back by its lease, not by the broker."""


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """WAL without IMMEDIATE is worse than neither: a read upgraded to a write fails at once, whatever the timeout."""
    if url:
        # the pool is psycopg's own; CONN_MAX_AGE must stay 0 with it
        options = {"pool": {"min_size": 1, "max_size": 8}, "prepare_threshold": PREPARED_AFTER}
        return environ.Env.db_url_config(url) | {"CONN_MAX_AGE": 0, "OPTIONS": options}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_dir / "db.sqlite3",
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
    }


def keep_open(databases: dict[str, Any]) -> None:
    """Every thread keeps its connection: for WSGI, whose threads are few and live on. Opening SQLite costs as much as
    several pages, and lending from a pool as much as a query. Under ASGI each request has a thread of its own.
    """
    for database in databases.values():
        database["OPTIONS"].pop("pool", None)
        database["CONN_MAX_AGE"] = None


def cache(redis_url: str) -> dict[str, Any]:
    if redis_url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def channel_layer(redis_url: str) -> dict[str, Any]:
    if redis_url:
        host = {"address": redis_url, "socket_timeout": SOCKET_TIMEOUT_S}
        return {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [host]}}
    return {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 1000}}


def private_storage(bucket: str, endpoint_url: str, region: str, data_dir: Path) -> dict[str, Any]:
    if bucket:
        return {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": bucket,
                "endpoint_url": endpoint_url or None,
                "region_name": region,
                "signature_version": "s3v4",
                "default_acl": None,
                "file_overwrite": True,
                "querystring_expire": 120,
            },
        }
    return {
        "BACKEND": "common.files.WholeFileStorage",
        "OPTIONS": {
            "location": data_dir / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }


def broker(redis_url: str, data_dir: Path) -> tuple[str, dict[str, Any]]:
    if redis_url:
        return redis_url, {
            "visibility_timeout": VISIBILITY_TIMEOUT_S,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
        }
    folders = {name: data_dir / "queue" / name for name in ("messages", "control", "taken")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return "atomicfile://localhost", {
        "data_folder_in": str(folders["messages"]),
        "data_folder_out": str(folders["messages"]),
        "control_folder": str(folders["control"]),
        "processed_folder": str(folders["taken"]),
        "store_processed": True,  # otherwise kombu moves messages through the system's temporary folder
        "polling_interval": 0.05,
    }


def media_origins(bucket: str, endpoint_url: str, region: str) -> list[str]:
    """Where a browser is sent for a clip's files: nowhere else when they are in a local folder."""
    if not bucket:
        return []
    if endpoint_url:
        place = urlsplit(endpoint_url)
        return [f"{place.scheme}://{place.netloc}", f"{place.scheme}://{bucket}.{place.netloc}"]
    return [f"https://{bucket}.s3.amazonaws.com", f"https://{bucket}.s3.{region}.amazonaws.com"]


def content_security_policy(media: list[str]) -> dict[str, Any]:
    """`media` are origins that links to clips' files redirect to; a browser holds the policy against those too."""
    return {
        "DIRECTIVES": {
            "default-src": ["'self'"],
            "img-src": ["'self'", "data:", "blob:", *media],
            "media-src": ["'self'", "blob:", *media],
            "connect-src": ["'self'", *media],
            "object-src": ["'none'"],
            "base-uri": ["'self'"],
            "form-action": ["'self'"],
            "frame-ancestors": ["'none'"],
        }
    }
