"""From a challenge to a known face through the services and the worker's task, and every way it can go wrong."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from cameo import services, tasks, vault
from cameo.capture.challenge import new_script, read_script
from cameo.capture.contracts import Face, Verdict
from cameo.models import Capture, Likeness
from cameo.policies import CameoPolicy
from cameo.states import CaptureState, Gate, LikenessState, Tier
from common import store
from common.clock import now
from common.errors import AppError
from generation.purposes import to_publish
from tests.cameo import captures
from tests.factories import ClipFactory, LikenessFactory
from vision.capture.contracts import Check, Fault, Outcome, failed, passed, unsure

pytestmark = pytest.mark.django_db
SEED = "drawn"
SCRIPT = new_script(random.Random(SEED))
SESSION = "a session"


@pytest.fixture(scope="module")
def video(assets: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Follows the challenge of SEED."""
    path = tmp_path_factory.mktemp("drawn") / "capture.mp4"
    return captures.capture(path, captures.Head(assets / "face"), SCRIPT).read_bytes()


@pytest.fixture(autouse=True)
def rung(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path, tmp_path: Path) -> list[Any]:
    """Ids that the bell was rung for."""
    settings.ASSETS_DIR, settings.CAPTURE_SEED, settings.DATA_DIR = assets, SEED, tmp_path / "data"
    ids: list[Any] = []
    for module in ("captures", "verdicts"):
        monkeypatch.setattr(f"cameo.services.{module}.ring_judge", ids.append)
    return ids


def issued(person: User, **options: Any) -> Capture:
    """Half a minute ago: time enough to have done it."""
    capture = services.issue_challenge(person, SESSION, **options)
    Capture.objects.filter(pk=capture.pk).update(created_at=now() - timedelta(seconds=30))
    capture.refresh_from_db()
    return capture


def answered(person: User, capture: Capture, video: bytes) -> Capture:
    return services.answer_challenge(person, capture.pk, capture.nonce, video, session=SESSION)


def judged(person: User, video: bytes, **options: Any) -> Capture:
    capture = answered(person, issued(person, **options), video)
    tasks.judge(str(capture.pk))
    capture.refresh_from_db()
    return capture


def files(space: str) -> list[str]:
    return sorted(store.storage().listdir(space)[1]) if store.storage().exists(space) else []


def face(word: bytes = b"a", *, voice: bytes = b"", embedding: bytes = b"") -> Face:
    return Face(photo=word + b"1", identity=word + b"2", cutout=word + b"3", angles=(word + b"4", word + b"5"),
                voice=voice, embedding=embedding)  # fmt: skip


def good(**changes: Any) -> Verdict:
    fields = {"outcome": Outcome.PASSED, "findings": (passed(Check.MOVES),), "print": b"p", "sheet": b"s",
              "face": face()}  # fmt: skip
    return Verdict(**(fields | changes))


def doubtful(**changes: Any) -> Verdict:
    finding = unsure(Check.COLOURS, Fault.COLOURS_NOT_SEEN)
    return good(outcome=Outcome.UNSURE, findings=(finding,), **changes)


def sent(person: User, word: bytes = b"") -> Capture:
    """A capture that waits for its verdict."""
    capture = services.issue_challenge(person, SESSION)
    key = vault.put_capture(capture, b"video", suffix="bin")
    Capture.objects.filter(pk=capture.pk).update(state=CaptureState.CHECKING, video_key=key, rung_at=now())
    capture.refresh_from_db()
    return capture


def test_a_challenge_is_long_enough_short_lived_and_never_the_same(ann: User, settings: Any) -> None:
    settings.CAPTURE_SEED = ""
    first, second = services.issue_challenge(ann, SESSION), services.issue_challenge(ann, SESSION)
    script = read_script(first.script)
    kinds = [step.kind.value for step in script.steps]
    assert [kinds.count(kind) for kind in ("digit", "move", "colour")] == [6, 4, 8]
    assert 18 < script.seconds < 29
    assert all(a.end_s <= b.start_s for a, b in zip(script.steps, script.steps[1:], strict=False))
    assert first.nonce != second.nonce and len(first.nonce) >= 32
    assert first.script != second.script
    assert 89 < (first.expires_at - now()).total_seconds() <= 90
    assert SESSION not in first.session
    first.refresh_from_db()
    assert first.state == CaptureState.EXPIRED


def test_three_tries_a_day(ann: User, ben: User) -> None:
    for _ in range(3):
        services.issue_challenge(ann, SESSION)
    with pytest.raises(AppError) as refusal:
        services.issue_challenge(ann, SESSION)
    assert refusal.value.code == "capture_tries_used"
    assert 0 < refusal.value.detail["retry_after_s"] <= 86_400  # type: ignore[operator]
    services.issue_challenge(ben, SESSION)
    Capture.objects.update(created_at=now() - timedelta(days=1, seconds=1))
    services.issue_challenge(ann, SESSION)


def test_the_young_get_no_challenge(ann: User) -> None:
    ann.birth_date = None
    with pytest.raises(AppError, match="too_young_for_likeness"):
        services.issue_challenge(ann, SESSION)


def test_one_who_follows_gets_a_face_that_is_known(ann: User, video: bytes, rung: list[Any]) -> None:
    capture = judged(ann, video, voice=True)
    assert rung == [capture.pk]
    assert (capture.state, {check for check, said in capture.checks.items() if said["codes"]}) == ("passed", set())
    likeness = Likeness.objects.get()
    assert (likeness.state, likeness.tier, likeness.handle) == (LikenessState.ACTIVE, Tier.CHALLENGED, "ann")
    assert capture.likeness == likeness
    assert len(likeness.angle_keys) == 4
    for key in (likeness.photo_key, *likeness.angle_keys):
        assert vault.read(key)[:2] == b"\xff\xd8"
    assert vault.read(likeness.voice_key)[:4] == b"RIFF"
    assert vault.read(capture.sheet_key)[:2] == b"\xff\xd8"
    for space in (likeness.space, capture.space):
        for name in files(space):
            assert b"\xff\xd8\xff" not in store.read(f"{space}/{name}")[:64]

    tasks.judge(str(capture.pk))
    assert Capture.objects.get().decided_at == capture.decided_at


def test_a_video_for_another_challenge_fails_by_name_and_leaves_nothing(
    ann: User, ben: User, video: bytes, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Also filed as an earlier video, though its bytes are others."""
    settings.CAPTURE_SEED = "another"
    with django_capture_on_commit_callbacks(execute=True):
        capture = judged(ben, video)
    assert capture.state == CaptureState.FAILED
    assert capture.checks["moves"]["codes"] == ["moves_missed"]
    assert capture.checks["digits"]["codes"] == ["digits_not_heard"]
    assert not Likeness.objects.exists()
    assert files(capture.space) == [] and capture.print

    settings.CAPTURE_SEED = SEED
    with django_capture_on_commit_callbacks(execute=True):
        again = judged(ann, video + b"\0\0\0\x08free")
    assert (again.state, again.checks["fresh"]["codes"]) == (CaptureState.FAILED, ["capture_replayed"])
    assert not Likeness.objects.exists() and files(again.space) == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"nonce": "another"}, "challenge_foreign"),
        ({"session": "another"}, "challenge_foreign"),
        ({"late": 91}, "challenge_over"),
        ({"late": 5}, "challenge_too_soon"),
        ({"state": CaptureState.CHECKING}, "challenge_used"),
        ({"state": CaptureState.PASSED}, "challenge_used"),
        ({"state": CaptureState.EXPIRED}, "challenge_over"),
        ({"video": b"a text that is called .mp4"}, "unsupported_video_format"),
        ({"video": b""}, "video_too_large"),
        ({"video": bytes(30 * 2**20 + 1)}, "video_too_large"),
        ({"video": "8k"}, "video_too_many_pixels"),
    ],
)
def test_what_is_not_the_answer_is_refused_before_it_is_opened(
    ann: User, spoil: dict[str, Any], code: str, rung: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.vision.test_capture_header import mp4

    capture = issued(ann)
    moment = now()
    age = spoil.get("late", 30)
    Capture.objects.update(
        created_at=moment - timedelta(seconds=age),
        expires_at=moment + timedelta(seconds=90 - age),
        state=spoil.get("state", CaptureState.ISSUED),
    )
    content = spoil.get("video", mp4(640, 480))
    with pytest.raises(AppError) as refusal:
        services.answer_challenge(
            ann,
            capture.pk,
            spoil.get("nonce", capture.nonce),
            mp4(7680, 4320) if content == "8k" else content,
            session=spoil.get("session", SESSION),
        )
    assert refusal.value.code == code
    assert not rung and files(capture.space) == [] and not list(tmp_path.glob("data/scratch/*/*"))
    capture.refresh_from_db()
    assert (capture.state, capture.video_hash) == (spoil.get("state", CaptureState.ISSUED), "")


def test_a_strangers_challenge_is_not_there(ann: User, ben: User) -> None:
    with pytest.raises(AppError, match="capture_not_found"):
        answered(ben, issued(ann), b"x")


def test_the_same_bytes_again_are_refused_at_the_door(ann: User, ben: User) -> None:
    from tests.vision.test_capture_header import mp4

    answered(ann, issued(ann), mp4(640, 480))
    with pytest.raises(AppError, match="capture_replayed"):
        answered(ben, issued(ben), mp4(640, 480))


def test_what_can_not_be_decoded_ends_with_a_reason_and_no_file(
    ann: User, django_capture_on_commit_callbacks: Any
) -> None:
    from tests.vision.test_capture_header import mp4

    with django_capture_on_commit_callbacks(execute=True):
        capture = judged(ann, mp4(640, 480))
    assert (capture.state, capture.checks["video"]["codes"]) == (CaptureState.FAILED, ["video_not_understood"])
    assert files(capture.space) == []


def test_a_capture_takes_the_place_of_the_selfie(ann: User, django_capture_on_commit_callbacks: Any) -> None:
    likeness = LikenessFactory(owner=ann)
    old = vault.put(likeness, b"somebody else's photo", suffix="jpg")
    Likeness.objects.update(photo_key=old)
    with django_capture_on_commit_callbacks(execute=True):
        services.conclude(sent(ann), good())
    likeness.refresh_from_db()
    assert (likeness.tier, vault.read(likeness.photo_key)) == (Tier.CHALLENGED, b"a1")
    assert not store.storage().exists(old)
    assert len(files(likeness.space)) == 5


def test_a_doubt_waits_for_a_moderator_and_never_spoils_what_is_known(ann: User) -> None:
    first = services.conclude(sent(ann), doubtful())
    likeness = Likeness.objects.get()
    assert (first.state, likeness.tier) == (CaptureState.REVIEW, Tier.SELF_DECLARED)
    services.raise_tier(likeness, Tier.CHALLENGED, by=None)

    second = services.conclude(sent(ann), doubtful(face=face(b"b")))
    likeness.refresh_from_db()
    assert (second.state, likeness.tier) == (CaptureState.FAILED, Tier.CHALLENGED)
    assert vault.read(likeness.photo_key) == b"a1"


def test_a_face_that_is_taken_back_meanwhile_does_not_return(
    ann: User, django_capture_on_commit_callbacks: Any
) -> None:
    services.conclude(sent(ann), good())
    late = sent(ann)
    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, Likeness.objects.get())
    assert services.conclude(late, good(face=face(b"b"))).state == CaptureState.FAILED
    assert Likeness.objects.get().state == LikenessState.REVOKED
    assert files(Likeness.objects.get().space) == [] == files(late.space)


def test_a_new_face_is_known_no_better_than_its_capture(ann: User) -> None:
    services.conclude(sent(ann), good(known=True))
    likeness = Likeness.objects.get()
    assert likeness.tier == Tier.REVIEWED
    services.conclude(sent(ann), good(face=face(b"b")))
    likeness.refresh_from_db()
    assert likeness.tier == Tier.CHALLENGED


def test_a_failed_one_leaves_its_print_and_nothing_else(ann: User, django_capture_on_commit_callbacks: Any) -> None:
    capture = sent(ann)
    verdict = Verdict(outcome=Outcome.FAILED, findings=(failed(Check.FACE, "several_faces"),), print=b"mark")
    with django_capture_on_commit_callbacks(execute=True):
        services.conclude(capture, verdict)
    capture.refresh_from_db()
    assert (capture.state, bytes(capture.print), capture.video_key) == (CaptureState.FAILED, b"mark", "")
    assert capture.checks == {"face": {"outcome": "failed", "codes": ["several_faces"]}}
    assert files(capture.space) == [] and not Likeness.objects.exists()


def test_the_sweep_ends_what_never_came_and_rings_for_what_waits(ann: User, ben: User, cy: User, rung: Any) -> None:
    waits, never, open_one = sent(ann), issued(ben), issued(cy)
    long_ago = now() - timedelta(minutes=5)
    Capture.objects.filter(pk=waits.pk).update(rung_at=long_ago)
    Capture.objects.filter(pk=never.pk).update(state=CaptureState.CHECKING, expires_at=long_ago)
    Capture.objects.filter(pk=open_one.pk).update(expires_at=long_ago)
    assert services.ring_captures() == 1
    assert rung == [waits.pk]
    states = dict(Capture.objects.values_list("owner__username", "state"))
    assert states == {"ann": "checking", "ben": "failed", "cy": "expired"}


def test_a_video_that_takes_its_worker_down_is_given_up(ann: User) -> None:
    capture = sent(ann)
    for _ in range(3):
        assert services.begin_judging(capture.pk) is not None
    assert services.begin_judging(capture.pk) is None
    capture.refresh_from_db()
    assert capture.checks["video"]["codes"] == ["check_failed"]


@pytest.mark.parametrize(
    ("before", "known", "private"),
    [(Tier.SELF_DECLARED, False, True), (Tier.SELF_DECLARED, True, False), (Tier.CHALLENGED, False, False)],
)
def test_a_face_does_not_speak_for_the_selfie_whose_place_it_takes(
    ann: User, before: Tier, known: bool, private: bool
) -> None:
    likeness = LikenessFactory(owner=ann, tier=before)
    clip = ClipFactory(owner=ann, cast=[likeness], job__started_at=now())
    services.conclude(sent(ann), good(known=known))
    asked = replace(to_publish(clip.job, clip=clip.pk, caption=""), gate=Gate.PUBLISH)
    likeness.refresh_from_db()
    assert CameoPolicy(ann).use(likeness, for_=asked).reason == ("made_of_selfie" if private else "")
    assert CameoPolicy(ann).use(likeness, for_=replace(asked, begun_at=now()))
