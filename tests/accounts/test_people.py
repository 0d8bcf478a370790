import io
from typing import Any

import numpy as np
import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts import services
from accounts.models import ApiKey, Block, Follow, Notification, User
from accounts.pictures import FAULTS
from accounts.signals import account_closing
from common import store
from common.errors import Invalid
from common.models import IdempotencyRecord

pytestmark = pytest.mark.django_db


def drawing(width: int = 300, height: int = 200) -> bytes:
    stream = io.BytesIO()
    colours = np.linspace(0, 255, width * height * 3).reshape(height, width, 3).astype(np.uint8)
    Image.fromarray(colours).save(stream, "PNG")
    return stream.getvalue()


def upload(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"picture": SimpleUploadedFile("me.png", content, "image/png")}


def test_profile_shows_counts_and_how_the_viewer_stands(ann: User, ben: User, api: Any) -> None:
    seen = api(ben).get("/api/v1/people/Ann").json()
    assert (seen["username"], seen["followers"], seen["following"]) == ("ann", 1, 0)
    assert seen["standing"] == {
        "follows": True, "followed_by": False, "mutuals": False, "blocked": False, "muted": False,
    }  # fmt: skip
    assert not any(api().get("/api/v1/people/ann").json()["standing"].values())


def test_profile_leaks_neither_mail_nor_birthday(ann: User, api: Any) -> None:
    for client in (api(), api(ann)):
        text = client.get("/api/v1/people/ann").content.decode()
        assert "example.com" not in text
        assert "1990" not in text


@pytest.mark.parametrize("name", ["cy", "nobody", "%00", "a%2Fb", "x" * 300])
def test_who_is_not_there_for_you_is_404(ann: User, cy: User, api: Any, name: str) -> None:
    assert api(ann).get(f"/api/v1/people/{name}").status_code == 404
    assert api(cy).get("/api/v1/people/ann").status_code == 404


def test_profile_changes_only_what_is_sent(ann: User, api: Any) -> None:
    assert api(ann).patch("/api/v1/me", {"display_name": "Ann A."}).status_code == 200
    changed = api(ann).patch("/api/v1/me", {"bio": "hello", "username": "root", "is_staff": True}).json()
    assert (changed["name"], changed["bio"], changed["username"], changed["is_staff"]) == (
        "Ann A.",
        "hello",
        "ann",
        False,
    )
    for wrong in ({"bio": "x" * 301}, {"display_name": "x" * 61}, {"bio": None}):
        assert api(ann).patch("/api/v1/me", wrong).status_code == 400
    assert api(ann).patch("/api/v1/me", '{"bio": "\\u0000"}', content_type="application/json").status_code == 400


def test_ties_by_api_and_the_way_back_from_a_block(ann: User, ben: User, api: Any) -> None:
    client = api(ann)
    for tie in ("follow", "mute", "block"):
        assert client.put(f"/api/v1/people/ben/{tie}").status_code == 204
    assert client.get("/api/v1/people/ben").status_code == 404
    assert client.delete("/api/v1/people/ben/block").status_code == 204
    standing = client.get("/api/v1/people/ben").json()["standing"]
    assert (standing["follows"], standing["muted"]) == (False, True)
    assert client.put("/api/v1/people/ann/follow").json()["code"] == "oneself"


def test_lists_of_followers_hide_those_the_viewer_may_not_see(
    ann: User, ben: User, cy: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    services.follow(cy, ben)
    services.follow(ann, ben)
    with django_assert_max_num_queries(2):
        names = [item["username"] for item in api().get("/api/v1/people/ben/followers").json()["items"]]
    assert names == ["ann", "cy"]
    assert [item["username"] for item in api(ann).get("/api/v1/people/ben/followers").json()["items"]] == ["ann"]
    assert [item["username"] for item in api(ann).get("/api/v1/people/ben/following").json()["items"]] == ["ann"]


def test_cursor_of_another_list_is_refused(ann: User, api: Any) -> None:
    for number in range(21):
        Follow.objects.create(source=User.objects.create(username=f"fan{number:02}"), target=ann)
    cursor = api().get("/api/v1/people/ann/followers").json()["next"]
    assert len(api().get("/api/v1/people/ann/followers", {"cursor": cursor}).json()["items"]) == 1
    for path, wrong in (("people/ann/following", cursor), ("people/ann/followers", "made-up")):
        reply = api().get(f"/api/v1/{path}", {"cursor": wrong})
        assert (reply.status_code, reply.json()["code"]) == (422, "bad_cursor")


def test_search_completes_names_but_not_of_those_parted(
    ann: User, ben: User, cy: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        User.objects.create(username=f"cyril{number:02}")
    with django_assert_max_num_queries(1):
        found = [item["username"] for item in api(ben).get("/api/v1/people", {"q": "CY"}).json()["items"]]
    assert found == ["cy", *[f"cyril{number:02}" for number in range(9)]]
    assert "cy" not in [item["username"] for item in api(ann).get("/api/v1/people", {"q": "cy"}).json()["items"]]
    assert api(ben).get("/api/v1/people").status_code == 400
    assert api(ben).get("/api/v1/people", {"q": "\x00"}).status_code == 400
    assert api(ben).get("/api/v1/people", {"q": "%_"}).json()["items"] == []


def test_avatar_is_a_square_jpeg_that_replaces_the_one_before(
    ann: User, api: Any, django_capture_on_commit_callbacks: Any
) -> None:
    urls = []
    for width in (300, 400):
        with django_capture_on_commit_callbacks(execute=True):
            reply = api(ann).post("/api/v1/me/avatar", upload(drawing(width)), format="multipart")
        assert reply.status_code == 200, reply.content
        urls.append(reply.json()["avatar_url"])
    assert urls[0] != urls[1]
    served = api().get(urls[1])
    assert served["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(served.content)).size == (512, 512)
    assert len(store.storage().listdir(f"avatar/{ann.pk}")[1]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert api(ann).delete("/api/v1/me/avatar").status_code == 204
    assert store.storage().listdir(f"avatar/{ann.pk}")[1] == []
    assert api().get("/api/v1/people/ann/avatar").status_code == 404


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"hello", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unsupported_format"),
        (drawing()[:500], "image_truncated"),
        (drawing(64, 64), "image_too_small"),
    ],
)
def test_bad_avatar_is_refused_with_its_fault_and_nothing_kept(ann: User, api: Any, content: bytes, code: str) -> None:
    reply = api(ann).post("/api/v1/me/avatar", upload(content), format="multipart")
    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert reply.json()["title"] == str(FAULTS[code])
    assert User.objects.get().avatar_key == ""
    assert not store.storage().exists(f"avatar/{ann.pk}")


def test_picture_too_heavy_is_refused(ann: User) -> None:
    with pytest.raises(Invalid, match="image_too_large"):
        services.set_avatar(ann, picture=bytes(15 * 2**20 + 1))


def test_closing_empties_the_row_frees_the_name_and_ends_every_way_in(
    ann: User, ben: User, api: Any, django_capture_on_commit_callbacks: Any
) -> None:
    browser = Client()
    browser.force_login(ann)
    browser.get("/api/v1/me")
    _row, key = services.issue_key(ann, name="server")
    EmailAddress.objects.create(user=ann, email=ann.email, primary=True)
    with django_capture_on_commit_callbacks(execute=True):
        services.set_avatar(ann, picture=drawing())
    services.follow(ann, ben)
    heard: list[str] = []

    def listen(sender: Any, user: User, **_: Any) -> None:
        heard.append(user.username)

    account_closing.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert api(ann).delete("/api/v1/me").status_code == 204
            services.close_account(ann)
    finally:
        account_closing.disconnect(listen)
    assert heard == ["ann"]
    row = User.objects.get(pk=ann.pk)
    assert not row.is_active
    assert not row.has_usable_password()
    assert (row.email, row.display_name, row.bio, row.birth_date, row.avatar_key) == ("", "", "", None, "")
    assert "ann" not in row.username
    for model in (ApiKey, Follow, Block, Notification, EmailAddress):
        assert not model.objects.exists(), model
    assert store.storage().listdir(f"avatar/{ann.pk}")[1] == []
    assert browser.get("/api/v1/me").status_code == 401
    assert api().get("/api/v1/me", headers={"Authorization": f"Bearer {key}"}).status_code == 401
    assert api(ben).get("/api/v1/people/ann").status_code == 404
    User.objects.create(username="ann")


def test_closing_removes_pictures_that_no_row_names(ann, django_capture_on_commit_callbacks):
    stray = store.put_bytes(f"avatar/{ann.pk}", b"left by a crash", suffix="jpg")

    with django_capture_on_commit_callbacks(execute=True):
        services.close_account(ann)

    assert not store.storage().exists(stray)


def test_closing_forgets_replies_kept_for_repeats(ann):
    IdempotencyRecord.objects.create(user=ann, key="k", request_digest="", status=201, body={"prompt": "a secret"})

    services.close_account(ann)

    assert not IdempotencyRecord.objects.exists()
