import pytest
import structlog
from structlog.testing import capture_logs

from common.middleware import RequestLogMiddleware


def test_the_log_names_the_route_and_never_the_secret_in_the_path(rf):
    secret = "reset-key-marker"
    logged = RequestLogMiddleware.format_request(rf.get(f"/accounts/confirm-email/{secret}/"))

    assert secret not in logged
    assert "confirm-email" in logged


def test_an_address_nobody_knows_is_not_repeated(rf):
    assert RequestLogMiddleware.format_request(rf.get("/nowhere/marker?token=marker")) == "GET /unknown"


@pytest.mark.django_db
def test_requests_are_logged_with_their_id(client):
    structlog.contextvars.clear_contextvars()
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        client.get("/healthz")

    finished = next(line for line in lines if line["event"] == "request_finished")
    assert finished["code"] == 200
    assert finished["request_id"]
