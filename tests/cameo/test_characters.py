"""From a drawing to a character that can be cast, under the rules of a face; and no way around a face's consent."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts import services as people
from accounts.models import Notification, User
from cameo import selectors, services, tasks, vault
from cameo.models import Grant, Likeness
from cameo.names import character_handle
from cameo.policies import CameoPolicy
from cameo.reasons import offer
from cameo.services.characters import LONGEST_PX, MOST_CHARACTERS
from cameo.states import Audience, LikenessKind, LikenessState
from common import store
from common.errors import AppError
from tests.cameo import pictures
from tests.factories import LikenessFactory, UserFactory
from vision.character import Character
from vision.picture import open_cutout

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_bell(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    settings.ASSETS_DIR = assets
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda likeness_id: None)


def enrolled(owner: User, picture: bytes, name: str = "robo") -> Likeness:
    character = services.enrol_character(owner, name=name, picture=picture)
    tasks.inspect(str(character.pk))
    character.refresh_from_db()
    return character


def files(likeness: Likeness) -> set[str]:
    if not store.storage().exists(likeness.space):
        return set()
    return {f"{likeness.space}/{name}" for name in store.storage().listdir(likeness.space)[1]}


def made(**changes: Any) -> Likeness:
    return LikenessFactory(**{"kind": LikenessKind.CHARACTER} | changes)


def test_drawing_becomes_an_active_character(ann: User, tmp_path: Path) -> None:
    robot = enrolled(ann, pictures.drawn(), "Robo")
    assert (robot.state, robot.kind, robot.handle) == (LikenessState.ACTIVE, "character", "ann.robo")
    assert files(robot) == {robot.photo_key, robot.identity_key, robot.cutout_key}
    vault.open_to(robot.identity_key, tmp_path / "opened.npz")
    assert not Character.load(tmp_path / "opened.npz").bust
    cover = open_cutout(vault.read(robot.cutout_key))[..., 3]
    assert 0.5 < (cover > 128).mean() < 0.9
    notice = Notification.objects.get(recipient=ann)
    assert (notice.kind, notice.data) == ("character_ready", {"character": str(robot.pk)})


def test_transparency_survives_and_large_pictures_are_made_smaller(ann: User) -> None:
    large = np.kron(open_cutout(pictures.sticker()), np.ones((4, 4, 1), np.uint8))
    kept = services.enrol_character(ann, name="robo", picture=pictures.png(large)).photo_key
    picture = open_cutout(vault.read(kept))
    assert max(picture.shape[:2]) == LONGEST_PX
    assert 0.2 < (picture[..., 3] == 0).mean() < 0.7


def test_portrait_of_a_pet_is_a_head_for_a_body(ann: User, tmp_path: Path) -> None:
    cat = enrolled(ann, pictures.pet(), "tom")
    assert cat.state == LikenessState.ACTIVE
    vault.open_to(cat.identity_key, tmp_path / "opened.npz")
    assert Character.load(tmp_path / "opened.npz").bust


@pytest.mark.parametrize(
    "picture",
    [
        lambda: pictures.png(pictures.somebody()),
        pictures.turned,
        pictures.posterised,
        pictures.cut_out,
        pictures.holding_a_toy,
        pictures.see_through,
        pictures.negative,
        pictures.in_the_dark,
    ],
    ids=["selfie", "upside-down", "filtered", "cut-out", "beside-a-toy", "see-through", "negative", "dark"],
)
def test_a_person_does_not_come_in_as_a_character(
    ann: User, picture: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        refused = enrolled(ann, picture())
    assert (refused.state, refused.reasons) == (LikenessState.REJECTED, ["character_is_a_person"])
    assert offer(refused) == LikenessKind.PERSON
    assert files(refused) == set()
    notice = Notification.objects.get(recipient=ann)
    assert (notice.kind, notice.data) == ("character_rejected", {"character": str(refused.pk)})


def test_a_picture_of_nothing_is_refused_and_its_name_is_free_again(
    ann: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        refused = enrolled(ann, pictures.wall())
    assert (refused.state, refused.reasons, offer(refused)) == (LikenessState.REJECTED, ["nothing_stands_out"], None)
    assert files(refused) == set()
    assert services.enrol_character(ann, name="robo", picture=pictures.drawn()).handle == "ann.robo"


def test_an_animal_sent_as_a_selfie_is_offered_the_other_way(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=pictures.pet())
    tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert (likeness.reasons, offer(likeness)) == (["no_face"], LikenessKind.CHARACTER)
    blurred = LikenessFactory(owner=ann, state=LikenessState.REJECTED, reasons=["blurred"])
    assert offer(blurred) is None


def test_unreadable_picture_leaves_nothing_behind(ann: User) -> None:
    with pytest.raises(AppError, match="image_truncated"):
        services.enrol_character(ann, name="robo", picture=pictures.drawn()[:400])
    assert not Likeness.objects.exists()
    assert not store.storage().exists("likeness")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name_invalid"),
        ("two words", "name_invalid"),
        ("a.b", "name_invalid"),
        ("机器人", "name_invalid"),
        ("x\x00", "name_invalid"),
        ("x" * 27, "name_too_long"),
        ("TAKEN", "handle_taken"),
        ("robo", "handle_taken"),
    ],
)
def test_a_name_that_does_not_go_is_refused(ann: User, name: str, code: str) -> None:
    UserFactory(username="ann.taken")
    made(owner=ann, handle="ann.robo")
    with pytest.raises(AppError) as refusal:
        services.enrol_character(ann, name=name, picture=pictures.drawn())
    assert refusal.value.code == code
    assert Likeness.objects.count() == 1


@pytest.mark.parametrize("name", ["robo", " Robo ", "@ann.ROBO", "ann.robo"])
def test_a_name_may_be_written_as_prompts_do(ann: User, name: str) -> None:
    assert character_handle(ann, name) == "ann.robo"


def test_nobody_signs_up_as_somebodys_character(ann: User) -> None:
    character = made(owner=ann, handle="ann.robo")
    body = {"username": "Ann.Robo", "password": "a-long-enough-one-7", "birth_date": "1995-04-01"}

    def join() -> Any:
        return Client().post("/_allauth/app/v1/auth/signup", body, content_type="application/json")

    refused = join()
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "name_reserved")
    services.revoke(ann, character)
    assert join().status_code == 200


def test_who_signed_up_in_the_same_moment_keeps_the_name(ann: User) -> None:
    character = services.enrol_character(ann, name="robo", picture=pictures.drawn())
    UserFactory(username="ann.robo")
    tasks.inspect(str(character.pk))
    character.refresh_from_db()
    assert (character.state, character.reasons) == (LikenessState.REJECTED, ["handle_taken"])


def test_a_person_has_one_face_and_many_characters_up_to_a_limit(ann: User, selfie: bytes) -> None:
    for number in range(MOST_CHARACTERS - 1):
        made(owner=ann, handle=f"ann.toy{number}")
    made(owner=ann, handle="ann.gone", state=LikenessState.REVOKED)
    assert services.enrol(ann, photo=selfie).kind == LikenessKind.PERSON
    services.enrol_character(ann, name="robo", picture=pictures.drawn())
    with pytest.raises(AppError, match="too_many_characters"):
        services.enrol_character(ann, name="more", picture=pictures.drawn())
    with pytest.raises(IntegrityError), transaction.atomic():
        LikenessFactory(owner=ann)
    with pytest.raises(IntegrityError), transaction.atomic():
        made(owner=ann, handle="ann.robo")


def test_characters_ask_for_no_age(ann: User) -> None:
    ann.birth_date = None
    assert services.enrol_character(ann, name="robo", picture=pictures.drawn()).state == LikenessState.CHECKING


def test_a_character_is_nobody_elses_until_its_own_grant_says_so(ann: User, ben: User, cy: User) -> None:
    face, robot = LikenessFactory(owner=ann), made(owner=ann, handle="ann.robo")
    services.grant_use(ann, face, audience=Audience.EVERYONE)
    assert CameoPolicy(ben).use(face)
    assert CameoPolicy(ben).use(robot).reason == "not_granted"
    services.grant_use(ann, robot, audience=Audience.APPROVED, person=ben)
    for actor in (ann, ben, cy):
        usable = set(Likeness.objects.usable_by(actor))
        assert usable == {likeness for likeness in (face, robot) if CameoPolicy(actor).use(likeness)}
    assert set(Likeness.objects.usable_by(ben)) == {face, robot}
    services.revoke(ann, face)
    assert set(Likeness.objects.usable_by(ben)) == {robot}
    people.block(ann, ben)
    assert not Likeness.objects.usable_by(ben).exists()
    assert not Grant.objects.standing().filter(likeness=robot).exists()


def test_ones_own_face_and_characters_do_not_get_in_each_others_way(ann: User) -> None:
    robot = made(owner=ann, handle="ann.robo")
    assert selectors.my_likeness(ann) is None
    with pytest.raises(AppError, match="no_likeness"):
        selectors.live_likeness(ann)
    face = LikenessFactory(owner=ann)
    services.grant_use(ann, robot, audience=Audience.EVERYONE)
    assert selectors.my_likeness(ann) == face
    assert not selectors.standing_grants(ann).exists()
    assert selectors.standing_grants_of(robot).count() == 1
    assert list(selectors.my_characters(ann)) == [robot]


def test_cast_picker_finds_a_character_by_its_own_name(ann: User, ben: User) -> None:
    made(owner=ann, handle="ann.robo")
    services.grant_use(ann, Likeness.objects.get(), audience=Audience.EVERYONE)
    LikenessFactory(owner=ben)
    made(owner=ben, handle="ben.robin")
    assert [one.handle for one in selectors.castable(ben)] == ["ben", "ben.robin", "ann.robo"]
    assert [one.handle for one in selectors.castable(ben, prefix="Rob")] == ["ben.robin", "ann.robo"]
    assert [one.handle for one in selectors.castable(ben, prefix="ann")] == ["ann.robo"]


def test_ones_own_come_first_however_many_others_there_are(ann: User) -> None:
    for _ in range(25):
        services.grant_use(
            (likeness := made(owner=UserFactory(), handle=f"aaa{Likeness.objects.count()}.x")).owner,
            likeness,
            audience=Audience.EVERYONE,
        )
    LikenessFactory(owner=ann)
    assert selectors.castable(ann)[0].handle == "ann"


def test_closing_the_account_takes_characters_with_it(ann: User, django_capture_on_commit_callbacks: Any) -> None:
    robot = enrolled(ann, pictures.drawn())
    with django_capture_on_commit_callbacks(execute=True):
        people.close_account(ann)
    robot.refresh_from_db()
    assert (robot.state, robot.handle, files(robot)) == (LikenessState.REVOKED, "", set())
