"""The word of the person shown: asked for by itself, given once, for exactly one thing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from accounts import services as people
from accounts.models import Notification, User
from cameo import services
from cameo.models import Approval, Likeness
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose, digest_of
from cameo.states import ApprovalState, Audience, Gate, Mode
from cameo.terms import Terms
from common.clock import now
from common.errors import AppError, Conflict, Forbidden
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"prompt": "@ann dances", "seconds": 5.0, "engine": "studio"}
PURPOSE = Purpose(words="@ann dances", seconds=5, digest=digest_of(**ASKED))


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def approval(likeness: Likeness, ann: User, ben: User) -> Approval:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=Terms(mode=Mode.RENDERING))
    return services.request_approval(ben, likeness, purpose=PURPOSE)


def told(who: User) -> list[str]:
    return list(Notification.objects.filter(recipient=who).order_by("pk").values_list("kind", flat=True))


def reason(likeness: Likeness, by: User, **changes: Any) -> str:
    return CameoPolicy(by).use(Likeness.objects.get(pk=likeness.pk), for_=replace(PURPOSE, **changes)).reason


def test_yes_lets_exactly_this_pass_for_exactly_this_person(
    likeness: Likeness, approval: Approval, ann: User, ben: User
) -> None:
    assert (approval.state, reason(likeness, ben)) == (ApprovalState.WAITING, "approval_needed")
    assert services.answer_approval(ann, approval, yes=True).state == ApprovalState.APPROVED
    assert reason(likeness, ben) == ""
    assert reason(likeness, UserFactory()) == "approval_needed"
    assert (told(ann), told(ben)) == (["approval_asked"], ["approval_given"])


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "@ann sings"},
        {"seconds": 6.0},
        {"engine": "diffusion.ltx"},
        {"parents": [uuid4()]},
        {"sound": "ab"},
        {"caption": "hi"},
    ],
)
def test_changing_anything_is_another_question(
    likeness: Likeness, approval: Approval, ann: User, ben: User, change: dict[str, Any]
) -> None:
    services.answer_approval(ann, approval, yes=True)
    assert digest_of(**ASKED) == PURPOSE.digest
    assert reason(likeness, ben, digest=digest_of(**ASKED | change)) == "approval_needed"
    assert reason(likeness, ben, digest="") == "approval_needed"


def test_same_question_is_asked_once(likeness: Likeness, approval: Approval, ann: User, ben: User) -> None:
    assert services.request_approval(ben, likeness, purpose=PURPOSE) == approval
    assert told(ann) == ["approval_asked"]


def test_no_stands_and_is_not_asked_again(likeness: Likeness, approval: Approval, ann: User, ben: User) -> None:
    services.answer_approval(ann, approval, yes=False)
    assert reason(likeness, ben) == "approval_denied"
    with pytest.raises(Forbidden, match="approval_denied"):
        services.request_approval(ben, likeness, purpose=PURPOSE)
    assert told(ben) == ["approval_refused"]


def test_silence_is_a_no_after_three_days(likeness: Likeness, approval: Approval, ann: User, ben: User) -> None:
    with time_machine.travel(now() + timedelta(hours=71)):
        assert services.expire_approvals() == 0
    with time_machine.travel(now() + timedelta(hours=73)):
        with pytest.raises(Conflict, match="approval_closed"):
            services.answer_approval(ann, approval, yes=True)
        assert services.expire_approvals() == 1
        assert services.expire_approvals() == 0
        approval.refresh_from_db()
        assert (approval.state, reason(likeness, ben)) == (ApprovalState.DENIED, "approval_denied")
    assert told(ben) == ["approval_refused"]


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("event", ["revoked", "blocked", "grant ended"])
def test_change_of_consent_voids_it(
    likeness: Likeness, approval: Approval, ann: User, ben: User, event: str, answered: bool
) -> None:
    if answered:
        services.answer_approval(ann, approval, yes=True)
    if event == "revoked":
        services.revoke(ann, likeness)
    elif event == "blocked":
        people.block(ann, ben)
    else:
        services.end_grant(ann, likeness.grants.get())
    approval.refresh_from_db()
    assert approval.state == ApprovalState.VOID
    with pytest.raises(Conflict, match="approval_closed"):
        services.answer_approval(ann, approval, yes=True)


def test_yes_given_under_an_older_epoch_is_worth_nothing(
    likeness: Likeness, approval: Approval, ann: User, ben: User
) -> None:
    services.answer_approval(ann, approval, yes=True)
    Likeness.objects.update(epoch=5)
    assert reason(likeness, ben) == "approval_needed"
    again = services.request_approval(ben, likeness, purpose=PURPOSE)
    assert again != approval
    assert again.epoch == 5


def test_only_the_owner_answers_and_only_once(likeness: Likeness, approval: Approval, ann: User, ben: User) -> None:
    with pytest.raises(AppError, match="approval_not_found"):
        services.answer_approval(ben, approval, yes=True)
    services.answer_approval(ann, approval, yes=False)
    with pytest.raises(Conflict, match="approval_closed"):
        services.answer_approval(ann, approval, yes=True)


def test_nothing_is_asked_where_another_rule_says_no_or_none_does(likeness: Likeness, ann: User, ben: User) -> None:
    with pytest.raises(Forbidden, match="not_granted"):
        services.request_approval(ben, likeness, purpose=PURPOSE)
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC))
    with pytest.raises(Forbidden, match="approval_not_needed"):
        services.request_approval(ben, likeness, purpose=PURPOSE)
    assert not Approval.objects.exists()


def test_approval_to_render_serves_one_job_through_all_its_gates(
    likeness: Likeness, approval: Approval, ann: User, ben: User
) -> None:
    services.answer_approval(ann, approval, yes=True)
    job = uuid4()
    consents = services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=job, purpose=PURPOSE)
    assert services.settle(ben, consents, job_id=job, purpose=PURPOSE) is None
    for gate in (Gate.CLAIM, Gate.SIGN, Gate.PUBLISH):
        assert reason(likeness, ben, gate=gate, job_id=job) == ""
        assert reason(likeness, ben, gate=gate, job_id=uuid4()) == "approval_needed"
    assert reason(likeness, ben) == "approval_needed", "used up"
    services.give_back(job, rendered=True)
    assert reason(likeness, ben) == "", "nothing came of it, so it may be tried again"


def test_approval_to_publish_stays_with_its_clip(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    job = uuid4()
    asked = replace(PURPOSE, gate=Gate.PUBLISH, job_id=job)
    assert reason(likeness, ben) == "", "a draft may be made"
    approval = services.request_approval(ben, likeness, purpose=asked)
    assert (approval.gate, approval.job_id) == ("publish", job)
    services.answer_approval(ann, approval, yes=True)
    for _ in range(2):
        assert reason(likeness, ben, gate=Gate.PUBLISH, job_id=job) == ""
    assert reason(likeness, ben, gate=Gate.PUBLISH, digest=digest_of(**ASKED, clip=uuid4())) == "approval_needed"
