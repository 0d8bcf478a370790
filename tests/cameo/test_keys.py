import pytest

from accounts.services import issue_key
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/api/v1/cameo/grants"),
        ("delete", "/api/v1/cameo"),
        ("get", "/api/v1/cameo/photo"),
        ("get", "/api/v1/cameo/uses"),
    ],
)
def test_a_server_key_neither_opens_nor_reads_nor_ends_a_face(ann, client, method, path):
    likeness = LikenessFactory(owner=ann)
    _key, secret = issue_key(ann, name="server")

    reply = getattr(client, method)(path, headers={"Authorization": f"Bearer {secret}"})

    likeness.refresh_from_db()
    assert (reply.status_code, reply.json()["code"]) == (403, "key_not_enough")
    assert likeness.state == "active"
    assert not likeness.grants.exists()
