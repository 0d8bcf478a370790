"""A moderator's look, and the face that two accounts have."""

from typing import Any

import numpy as np
import pytest
from django.test import Client

from accounts.models import User
from cameo import services, vault
from cameo.capture import matching
from cameo.capture.matching import look
from cameo.capture.reviews import captures_to_review
from cameo.models import Capture, Likeness
from cameo.services import tiers
from cameo.states import CaptureState, Tier
from common.errors import AppError
from generation.states import Visibility
from tests.cameo.test_captures import doubtful, face, good, sent
from tests.factories import ClipFactory, LikenessFactory, UserFactory
from vision.analyzers.contracts import AnalysedFace, LicenceState
from vision.capture.contracts import Check, Fault, Outcome, unsure
from vision.contracts import VisionError
from vision.picture import reencode

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(db: Any) -> User:
    return User.objects.create_superuser("sam", password="x")


@pytest.fixture
def staff(sam: User) -> Client:
    browser = Client()
    browser.force_login(sam)
    return browser


@pytest.fixture
def waiting(ann: User) -> Capture:
    return services.conclude(sent(ann), doubtful())


def at(capture: Capture, picture: str = "") -> str:
    return f"/admin/cameo/capture/{capture.pk}/review/{picture}"


def test_a_moderator_sees_selfie_and_frames_and_accepts(
    staff: Client, sam: User, waiting: Capture, django_capture_on_commit_callbacks: Any
) -> None:
    assert "review" in staff.get("/admin/cameo/capture/?review=waiting").content.decode()
    page = staff.get(at(waiting))
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert "colours of the screen" in page.content.decode()
    for picture, content in (("selfie", b"a1"), ("frames", b"s")):
        reply = staff.get(at(waiting, picture))
        assert reply.content == content and "no-store" in reply["Cache-Control"]
    with django_capture_on_commit_callbacks(execute=True):
        assert staff.post(at(waiting), {"decision": "accept"}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reviewer, waiting.video_key) == (CaptureState.PASSED, sam, "")
    assert waiting.checks["review"] == {"outcome": "passed", "codes": []}
    assert Likeness.objects.get().tier == Tier.REVIEWED
    assert not captures_to_review(sam).exists()
    assert staff.get(at(waiting)).status_code == 404


def test_a_no_leaves_the_face_to_its_owner_alone(staff: Client, ann: User) -> None:
    capture = services.conclude(sent(ann), good())
    assert Likeness.objects.get().tier == Tier.CHALLENGED
    staff.post(at(capture), {"decision": "refuse"})
    capture.refresh_from_db()
    assert (capture.state, Likeness.objects.get().tier) == (CaptureState.FAILED, Tier.SELF_DECLARED)
    assert capture.checks["review"]["codes"] == ["refused_by_moderator"]


def test_a_no_takes_the_face_from_everybodys_sight(sam: User, ann: User, ben: User) -> None:
    capture = services.conclude(sent(ann), good())
    face_of_ann, toy = Likeness.objects.get(), LikenessFactory(owner=ann, kind="character", handle="ann.toy", tier=0)
    public = {"visibility": Visibility.PUBLIC, "was_public": True}
    own, bens = ClipFactory(owner=ann, cast=[face_of_ann], **public), ClipFactory(owner=ben, cast=[face_of_ann])
    private, of_toy = ClipFactory(owner=ann, cast=[face_of_ann]), ClipFactory(owner=ann, cast=[toy], **public)
    services.refuse_capture(sam, capture)
    services.revoke(ann, LikenessFactory(owner=ann, kind="character", handle="ann.other"))
    for clip in (own, bens, private, of_toy):
        clip.refresh_from_db()
    assert (
        (own.visibility, own.withdrawn_reason)
        == (Visibility.WITHDRAWN, "not_proven")
        == (
            bens.visibility,
            bens.withdrawn_reason,
        )
    )
    assert (private.visibility, of_toy.visibility) == (Visibility.DRAFT, Visibility.PUBLIC)


def test_a_look_does_not_count_for_a_face_that_came_meanwhile(
    sam: User, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = services.conclude(sent(ann), good())
    lock = tiers._held

    def replaced_before(likeness: Likeness) -> Likeness:
        services.conclude(sent(ann), good(face=face(b"b")))
        return lock(likeness)

    monkeypatch.setattr(tiers, "_held", replaced_before)
    with pytest.raises(AppError, match="capture_moved"):
        services.accept_capture(sam, first)
    assert Likeness.objects.get().tier == Tier.CHALLENGED


def test_an_unknown_decision_decides_nothing(staff: Client, waiting: Capture) -> None:
    assert staff.post(at(waiting), {"decision": "perhaps"}).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == CaptureState.REVIEW


def test_nobody_reviews_their_own_face(staff: Client, sam: User) -> None:
    sam.birth_date = UserFactory.build().birth_date
    sam.save()
    own = services.conclude(sent(sam), doubtful())
    assert staff.get(at(own)).status_code == 404 == staff.get(at(own, "selfie")).status_code
    with pytest.raises(AppError, match="own_capture"):
        services.accept_capture(sam, own)
    assert Likeness.objects.get().tier == Tier.SELF_DECLARED


def test_staff_without_the_permission_see_no_face(ann: User, waiting: Capture) -> None:
    UserFactory(username="joe", is_staff=True)
    browser = Client()
    browser.force_login(User.objects.get(username="joe"))
    assert browser.get(at(waiting)).status_code == 403 == browser.get(at(waiting, "selfie")).status_code
    browser.force_login(ann)
    assert browser.get(at(waiting, "selfie")).status_code == 302


def test_staff_lists_hold_no_secret(staff: Client, waiting: Capture) -> None:
    page = staff.get(f"/admin/cameo/capture/{waiting.pk}/change/").content.decode()
    assert waiting.nonce not in page and waiting.session not in page and waiting.video_key not in page


def test_only_the_newest_capture_of_a_face_is_looked_at(sam: User, ann: User) -> None:
    first = services.conclude(sent(ann), good())
    second = services.conclude(sent(ann), good(face=face(b"b")))
    assert [capture.pk for capture in captures_to_review(sam)] == [second.pk]
    with pytest.raises(AppError, match="capture_moved"):
        services.accept_capture(sam, first)


class Fake:
    """Tells faces apart by the red of their first pixel."""

    licence = LicenceState(name="fake", commercial=None, says="")

    def detect(self, rgb: np.ndarray) -> list[AnalysedFace]:
        if not rgb.any():
            return []
        return [AnalysedFace(box_px=np.zeros(4), keypoints_px=np.zeros((5, 2)), score=1.0)]

    def embed(self, rgb: np.ndarray, face: AnalysedFace) -> np.ndarray:
        angle = float(rgb[0, 0, 0]) / 255 * np.pi
        return np.array([np.cos(angle), np.sin(angle)], np.float32)


def plain(level: int) -> np.ndarray:
    return np.full((64, 64, 3), level, np.uint8)


@pytest.fixture
def analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "open_analyzer", lambda kind, folder: Fake())


def test_without_an_analyser_nobody_is_known_by_face(ann: User) -> None:
    found = look(sent(ann), plain(10), (plain(10), plain(10)))
    assert (found.findings, found.known, found.embedding) == ((), False, b"")


def test_the_same_face_from_all_sides_is_known(ann: User, analyser: None) -> None:
    found = look(sent(ann), plain(10), (plain(12), plain(14)))
    assert found.known and found.findings[0].codes == () and len(found.embedding) == 8
    assert not look(sent(ann), plain(10), (plain(12), plain(0))).known


def test_another_face_on_a_side_or_in_the_selfie_is_a_doubt(ann: User, analyser: None) -> None:
    assert look(sent(ann), plain(10), (plain(200),)).findings[0].codes == ("another_person",)
    likeness = LikenessFactory(owner=ann)
    big = reencode(np.full((256, 256, 3), 200, np.uint8))
    Likeness.objects.update(photo_key=vault.put(likeness, big, suffix="jpg"))
    found = look(sent(ann), plain(10), (plain(10), plain(10)))
    assert (found.findings[0].codes, found.known) == (("another_person",), False)


def test_an_analyser_that_fails_is_a_doubt_and_no_pass(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kind: str, folder: object) -> None:
        raise VisionError("no files", code="analyzer_files_missing")

    monkeypatch.setattr(matching, "open_analyzer", broken)
    found = look(sent(ann), plain(10), ())
    assert (found.findings[0].outcome, found.findings[0].codes) == ("unsure", ("face_analyser_missing",))


def test_one_face_on_two_accounts_is_looked_at_for_both(
    ann: User, ben: User, sam: User, staff: Client, analyser: None
) -> None:
    embedding = np.array([1.0, 0.0], np.float32).tobytes()
    first = services.conclude(sent(ann), good(face=face(embedding=embedding), known=True))
    assert not captures_to_review(sam).exists()
    found = look(sent(ben), plain(0) + np.uint8(1), ())
    assert found.findings[0].codes == ("same_face_elsewhere",)
    assert found.twins == (str(first.likeness_id),)

    second = services.conclude(sent(ben), twin(found.twins))
    assert {capture.pk for capture in captures_to_review(sam)} == {first.pk, second.pk}
    assert Likeness.objects.get(owner=ann).tier == Tier.REVIEWED
    page = staff.get(at(second)).content.decode()
    assert "account ann" in page
    assert staff.get(at(second, found.twins[0])).content == b"a1"
    staff.post(at(first), {"decision": "refuse"})
    assert Likeness.objects.get(owner=ann).tier == Tier.SELF_DECLARED


def twin(twins: tuple[str, ...]) -> Any:
    finding = unsure(Check.PERSON, Fault.SAME_FACE_ELSEWHERE)
    return good(outcome=Outcome.UNSURE, findings=(finding,), twins=twins, face=face(b"b"))
