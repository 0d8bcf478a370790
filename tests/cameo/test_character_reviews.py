"""A character in which a person may be: an analyser decides, and where there is none a moderator does."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client

from accounts.models import Notification, User
from cameo import inspection, opinion, services, tasks
from cameo.capture.reviews import characters_to_review
from cameo.models import ConsentEvent, Likeness
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.states import Audience, Gate, LikenessKind, LikenessState
from common import store
from common.clock import now
from common.errors import AppError
from generation.models import Clip
from generation.states import Visibility
from tests.cameo import pictures
from tests.factories import ClipFactory, LikenessFactory, UserFactory
from vision.contracts import VisionError
from vision.human import Sight

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    settings.ASSETS_DIR = assets
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda likeness_id: None)


@pytest.fixture
def sam(db: Any) -> User:
    return User.objects.create_superuser("sam", password="x")


@pytest.fixture
def staff(sam: User) -> Client:
    browser = Client()
    browser.force_login(sam)
    return browser


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The nets that come along are not sure of anything."""
    monkeypatch.setattr(inspection, "people_in", lambda pack, rgba, searched=True: Sight.DOUBTFUL)


class Analyser:
    def __init__(self, faces: int) -> None:
        self.faces = faces

    def detect(self, rgb: np.ndarray) -> list[int]:
        assert rgb.shape[2] == 3
        return [1] * self.faces


@pytest.fixture
def analyser(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`analyser(2)` finds two faces in whatever it looks at, `analyser(None)` can not be opened."""

    def configure(faces: int | None) -> None:
        settings.FACE_ANALYZER = "opencv"

        def opened(kind: str, folder: Path | None) -> Analyser:
            if faces is None:
                raise VisionError("no files", code="analyzer_files_missing")
            return Analyser(faces)

        monkeypatch.setattr(opinion, "open_analyzer", opened)

    return configure


def enrolled(owner: User, picture: bytes | None = None) -> Likeness:
    character = services.enrol_character(owner, name="robo", picture=picture or pictures.drawn())
    tasks.inspect(str(character.pk))
    character.refresh_from_db()
    return character


def at(character: Likeness, picture: str = "") -> str:
    return f"/admin/cameo/likeness/{character.pk}/review/{picture}"


def outcome(character: Likeness) -> str:
    if character.state == LikenessState.REJECTED:
        return ",".join(character.reasons)
    return "review" if character.in_review else "active"


@pytest.mark.parametrize(
    ("faces", "seen", "came_of_it"),
    [
        (1, Sight.PERSON, "character_is_a_person"),
        (0, Sight.PERSON, "character_is_a_person"),
        (1, Sight.DOUBTFUL, "character_is_a_person"),
        (0, Sight.DOUBTFUL, "active"),
        (None, Sight.DOUBTFUL, "review"),
        (1, Sight.NOBODY, "review"),
        (0, Sight.NOBODY, "active"),
        (None, Sight.NOBODY, "review"),
    ],
)
def test_with_an_analyser_a_face_is_refused_and_what_it_can_not_say_is_looked_at(
    ann: User, analyser: Any, monkeypatch: pytest.MonkeyPatch, faces: int | None, seen: Sight, came_of_it: str
) -> None:
    analyser(faces)
    monkeypatch.setattr(inspection, "people_in", lambda pack, rgba, searched=True: seen)
    assert outcome(enrolled(ann)) == came_of_it


@pytest.mark.parametrize(
    ("picture", "came_of_it"),
    [
        (pictures.drawn, "active"),
        (pictures.pet, "active"),
        (lambda: pictures.png(pictures.somebody()), "character_is_a_person"),
    ],
)
def test_without_one_what_is_plain_needs_no_moderator(ann: User, picture: Any, came_of_it: str) -> None:
    assert outcome(enrolled(ann, picture())) == came_of_it


def test_until_somebody_looked_it_is_its_owners_in_drafts_alone(
    ann: User, ben: User, api: Any, doubtful: None, sam: User
) -> None:
    robot = enrolled(ann)
    services.grant_use(ann, robot, audience=Audience.EVERYONE)
    assert api(ann).get(f"/api/v1/characters/{robot.pk}").json()["in_review"] is True
    assert list(characters_to_review(sam)) == [robot]
    assert CameoPolicy(ann).use(robot, for_=Purpose(gate=Gate.SUBMIT))
    assert CameoPolicy(ann).use(robot, for_=Purpose(gate=Gate.PUBLISH)).reason == "not_reviewed"
    assert CameoPolicy(ben).use(robot).reason == "not_reviewed"
    found = api(ben).get("/api/v1/cameos", {"q": "robo"}).json()["items"]
    assert found == []
    draft = ClipFactory(owner=ann, cast=[robot])
    refused = api(ann).post("/api/v1/posts", {"clip_id": str(draft.pk)}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_reviewed")

    services.accept_character(sam, robot)
    assert api(ann).get(f"/api/v1/characters/{robot.pk}").json()["in_review"] is False
    assert api(ann).post("/api/v1/posts", {"clip_id": str(draft.pk)}, format="json").status_code == 201
    assert CameoPolicy(ben).use(Likeness.objects.get())


def test_its_page_says_that_it_waits(ann: User, doubtful: None) -> None:
    robot = enrolled(ann)
    services.grant_use(ann, robot, audience=Audience.EVERYONE)
    browser = Client()
    browser.force_login(ann)
    page = browser.get(f"/characters/{robot.pk}").content.decode()
    assert "Waits for a look" in page and "Ready to use" not in page
    assert "once a moderator has looked" in page and "Show it now" not in page


def test_a_moderator_sees_the_picture_and_accepts(staff: Client, sam: User, ann: User, doubtful: None) -> None:
    robot = enrolled(ann)
    assert "Look</a>" in staff.get("/admin/cameo/likeness/?review=waiting").content.decode()
    page = staff.get(at(robot))
    assert "ann.robo" in page.content.decode() and "no-store" in page["Cache-Control"]
    for picture in ("photo", "cutout"):
        reply = staff.get(at(robot, picture))
        assert (reply.status_code, reply["Content-Type"]) == (200, "image/webp") and "no-store" in reply[
            "Cache-Control"
        ]
    assert staff.get(at(robot, "identity")).status_code == 404
    assert staff.post(at(robot), {"decision": "perhaps"}).status_code == 404
    assert staff.post(at(robot), {"decision": "accept"}).status_code == 302
    robot.refresh_from_db()
    assert (robot.state, robot.in_review) == (LikenessState.ACTIVE, False)
    assert staff.get(at(robot)).status_code == 404 == staff.get(at(robot, "photo")).status_code
    with pytest.raises(AppError, match="character_moved"):
        services.refuse_character(sam, robot)


def test_a_no_ends_it_with_every_clip_and_says_why(
    staff: Client, ann: User, doubtful: None, django_capture_on_commit_callbacks: Any
) -> None:
    robot = enrolled(ann)
    ClipFactory(owner=ann, cast=[robot])
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(at(robot), {"decision": "refuse"})
    robot.refresh_from_db()
    assert (robot.state, robot.reasons, robot.epoch) == (LikenessState.REVOKED, ["character_is_a_person"], 2)
    assert Clip.objects.get().visibility == Visibility.WITHDRAWN
    assert store.storage().listdir(robot.space)[1] == []
    assert list(Notification.objects.values_list("kind", flat=True).order_by("pk"))[-1] == "character_rejected"
    assert {"reviewed", "revoked"} <= set(ConsentEvent.objects.values_list("kind", flat=True))
    browser = Client()
    browser.force_login(ann)
    assert "a person&#x27;s face in the picture" in browser.get(f"/characters/{robot.pk}").content.decode()


def test_nobody_looks_at_their_own_and_none_without_the_permission(
    staff: Client, sam: User, ann: User, doubtful: None
) -> None:
    own = enrolled(sam)
    assert staff.get(at(own)).status_code == 404 == staff.get(at(own, "photo")).status_code
    with pytest.raises(AppError, match="own_character"):
        services.accept_character(sam, own)
    robot = enrolled(ann)
    browser = Client()
    browser.force_login(UserFactory(is_staff=True))
    assert browser.get(at(robot)).status_code == 403 == browser.get(at(robot, "photo")).status_code
    browser.force_login(ann)
    assert browser.get(at(robot, "photo")).status_code == 302


def test_faces_and_characters_without_doubt_are_not_to_be_seen_there(staff: Client, ann: User) -> None:
    face = LikenessFactory(owner=ann)
    robot = LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle="ann.robo")
    gone = LikenessFactory(
        owner=ann, kind=LikenessKind.CHARACTER, handle="ann.gone", state=LikenessState.REVOKED, doubted_at=now()
    )
    assert {staff.get(at(one, "photo")).status_code for one in (face, robot, gone)} == {404}
