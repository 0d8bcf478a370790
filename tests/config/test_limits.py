"""Nothing of a request that is too large is kept."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator
from django.core.asgi import get_asgi_application
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory

from config.limits import MOST_BYTES, StreamedBodies, WaitedBodies

PART = b"x" * 600


def scope(*headers):
    return {
        "type": "http",
        "method": "POST",
        "path": "/api/v1/cameo",
        "query_string": b"",
        "headers": [(b"host", b"testserver"), *headers],
    }


def post(application, sent, *parts):
    async def talk():
        connection = ApplicationCommunicator(application, sent)
        for number, part in enumerate(parts, start=1):
            await connection.send_input({"type": "http.request", "body": part, "more_body": number < len(parts)})
        return await connection.receive_output(5)

    return asyncio.run(talk())


@pytest.fixture
def streamed():
    return StreamedBodies(get_asgi_application(), most_bytes=1000)


def test_a_body_that_says_it_is_too_large_reaches_nobody():
    async def nobody(*_):
        raise AssertionError

    assert post(StreamedBodies(nobody), scope((b"content-length", b"%d" % (MOST_BYTES + 1))), PART)["status"] == 413


def test_a_body_that_grows_too_large_on_the_way_is_let_go(streamed):
    assert post(streamed, scope(), PART, PART, PART)["status"] == 413


@pytest.mark.django_db(transaction=True)
def test_a_body_that_fits_goes_through(streamed):
    assert post(streamed, scope((b"content-length", b"600")), PART)["status"] == 401


def test_the_waiting_server_refuses_the_same():
    said = []
    refuse = WaitedBodies(lambda *_: [b"reached"], most_bytes=1000)

    assert refuse({"CONTENT_LENGTH": "1001"}, lambda status, _headers: said.append(status)) != [b"reached"]
    assert said == ["413 Content Too Large"]
    assert refuse({"CONTENT_LENGTH": "1000"}, None) == [b"reached"]


def test_a_face_that_is_sent_never_touches_the_temporary_folder(rf: RequestFactory):
    request = rf.post("/cameo/enrol", {"photo": SimpleUploadedFile("me.jpg", b"f" * (15 * 2**20))})

    assert isinstance(request.FILES["photo"], InMemoryUploadedFile)
