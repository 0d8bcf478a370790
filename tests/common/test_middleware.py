import logging

import pytest

from common.middleware import RequestLogMiddleware


def test_the_log_names_the_route_and_never_the_secret_in_the_path(rf):
    secret = "reset-key-marker"
    logged = RequestLogMiddleware.format_request(rf.get(f"/accounts/confirm-email/{secret}/"))

    assert secret not in logged
    assert "confirm-email" in logged


def test_an_address_nobody_knows_is_not_repeated(rf):
    assert RequestLogMiddleware.format_request(rf.get("/nowhere/marker?token=marker")) == "GET /unknown"


@pytest.mark.django_db
def test_requests_are_logged_with_their_id(client, caplog):
    with caplog.at_level(logging.INFO, logger="django_structlog"):
        client.get("/healthz")

    lines = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
    finished = next(line for line in lines if line["event"] == "request_finished")
    assert finished["code"] == 200
    assert finished["request_id"]
