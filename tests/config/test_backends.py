"""What a browser may load is what our links lead to; what waits for news is not cut off while it does."""

from urllib.parse import urlsplit

import pytest
from channels_redis.core import RedisChannelLayer
from storages.backends.s3 import S3Storage

from config import backends


@pytest.mark.parametrize("endpoint", ["", "http://127.0.0.1:9000", "https://s3.example.org"])
def test_the_page_may_load_the_files_that_links_redirect_to(endpoint, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    options = backends.private_storage("clips", endpoint, "eu-central-1", tmp_path)["OPTIONS"]
    presigned = urlsplit(S3Storage(**options).url("clip/1/a.mp4", expire=60, http_method="GET"))

    policy = backends.content_security_policy(backends.media_origins("clips", endpoint, "eu-central-1"))

    for directive in ("media-src", "img-src"):
        assert f"{presigned.scheme}://{presigned.netloc}" in policy["DIRECTIVES"][directive]


def test_a_local_folder_needs_no_other_origin():
    assert backends.media_origins("", "", "") == []


def test_a_socket_may_hear_nothing_for_longer_than_redis_is_asked_at_once():
    layer = RedisChannelLayer(**backends.channel_layer("redis://127.0.0.1:6379/0")["CONFIG"])

    pool = layer.create_pool(0)

    assert pool.connection_kwargs["socket_timeout"] >= 2 * layer.brpop_timeout


def test_under_wsgi_each_thread_keeps_its_connection(tmp_path):
    for url in ("", "postgres://reprise@localhost/reprise"):
        databases = {"default": backends.database(url, tmp_path)}
        backends.keep_open(databases)
        assert databases["default"]["CONN_MAX_AGE"] is None
        assert "pool" not in databases["default"]["OPTIONS"]


def test_without_it_postgresql_lends_from_a_pool_and_keeps_plans(tmp_path):
    made = backends.database("postgres://reprise@localhost/reprise", tmp_path)
    assert made["CONN_MAX_AGE"] == 0
    assert made["OPTIONS"]["pool"]["max_size"] == 8
    assert made["OPTIONS"]["prepare_threshold"] == backends.PREPARED_AFTER
