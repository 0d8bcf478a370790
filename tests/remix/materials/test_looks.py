"""How somebody was drawn goes along with the film of it, under the rules of the others in what is made of that."""

from typing import Any

import pytest

from accounts.models import User
from cameo.models import Likeness
from cameo.services import grant_use, set_wishes
from cameo.states import Audience, Mode, Topic
from cameo.terms import Terms
from common.errors import Forbidden
from feed.services import publish
from generation.models import Clip, JobReference
from generation.purposes import purpose_of
from generation.services import claim_next, release
from generation.states import JobState
from generation.storyboard.schema import Storyboard
from generation.worker.runner import Runner
from remix.states import RemixKind
from tests.factories import LikenessFactory, refer
from tests.remix.materials.films import BLUE, RED

RALLY = "stands at an election rally"


@pytest.mark.parametrize(("look", "code"), [(RALLY, "topic_denied"), ("always wears a red hat", "")])
def test_a_look_that_is_wished_no_more_is_in_a_film_of_the_film(
    ann: User, ben: User, filmed: Any, made: Any, ordered: Any, look: str, code: str
) -> None:
    anns, bens = LikenessFactory(owner=ann), LikenessFactory(owner=ben)
    terms = Terms(denied_topics=(Topic.POLITICS,), mode=Mode.AUTOMATIC)
    grant_use(ben, bens, audience=Audience.APPROVED, person=ann, terms=terms)
    film, other = filmed(ann, RED, 440, cast=[anns]), filmed(ann, BLUE, 660, cast=[bens])
    JobReference.objects.filter(job=film.job).update(wish=look)
    part = made(RemixKind.TRIM, film, start_s=0.5)
    assert purpose_of(part.job).wishes == ((anns.pk, look),)
    if code:
        with pytest.raises(Forbidden) as refused:
            ordered(RemixKind.STITCH, part, other)
        assert refused.value.code == code
    else:
        assert purpose_of(ordered(RemixKind.STITCH, part, other)).wishes == ((anns.pk, look),)


@pytest.fixture
def together(ann: User, ben: User, filmed: Any) -> tuple[Likeness, Clip]:
    """Ann's likeness, and a film of hers with Ben, who allows nothing political."""
    anns, bens = LikenessFactory(owner=ann), LikenessFactory(owner=ben)
    terms = Terms(denied_topics=(Topic.POLITICS,), mode=Mode.AUTOMATIC)
    grant_use(ben, bens, audience=Audience.APPROVED, person=ann, terms=terms)
    return anns, filmed(ann, RED, 440, cast=[anns, bens])


@pytest.mark.parametrize("when", ["before", "while it waits"])
def test_a_wish_is_not_in_a_film_in_which_nobody_is_drawn(
    ann: User, together: tuple[Likeness, Clip], ordered: Any, runner: Runner, when: str
) -> None:
    anns, film = together
    if when == "before":
        set_wishes(ann, anns, appearance=RALLY, restrictions="")
    part = ordered(RemixKind.TRIM, film, start_s=0.5)
    set_wishes(ann, anns, appearance=RALLY, restrictions="")
    assert purpose_of(part).wishes == ()
    assert runner.drain() == 1
    part.refresh_from_db()
    assert part.state == JobState.READY
    assert purpose_of(part).wishes == ()
    assert publish(ann, part.clip).hidden is False


@pytest.mark.parametrize(("engine", "drawn"), [("studio", True), ("diffusion", False)])
def test_a_wish_is_in_a_frame_that_can_be_drawn_again(
    ann: User, filmed: Any, ordered: Any, runner: Runner, engine: str, drawn: bool
) -> None:
    anns, plain = LikenessFactory(owner=ann), filmed(ann, BLUE, 660)
    film = filmed(ann, RED, 440, cast=[anns])
    film.job.storyboard["shots"][0]["subjects"] = [{"handle": "ann"}]
    film.job.engine = engine
    film.job.save()
    set_wishes(ann, anns, appearance="always wears a red hat", restrictions="")
    job = ordered(RemixKind.FIRST_LAST, plain, film)
    assert Storyboard.model_validate(job.storyboard).handles == ()
    wishes = ((anns.pk, "always wears a red hat"),) if drawn else ()
    assert purpose_of(job).wishes == wishes
    claimed = claim_next("w")
    assert claimed is not None
    set_wishes(ann, anns, appearance="", restrictions="")
    assert purpose_of(claimed).wishes == wishes
    set_wishes(ann, anns, appearance=RALLY, restrictions="")
    release(claimed)
    assert bool(purpose_of(claimed).wishes) is drawn
    refer(film.job, [LikenessFactory()])
    assert purpose_of(claimed).wishes == (), "somebody is in it who is not in the new one"
