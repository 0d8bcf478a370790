"""How somebody was drawn goes along with the film of it, under the rules of the others in what is made of that."""

from typing import Any

import pytest

from accounts.models import User
from cameo.services import grant_use
from cameo.states import Audience, Mode, Topic
from cameo.terms import Terms
from common.errors import Forbidden
from generation.models import JobReference
from generation.purposes import purpose_of
from remix.states import RemixKind
from tests.factories import LikenessFactory
from tests.remix.materials.films import BLUE, RED


@pytest.mark.parametrize(
    ("look", "code"), [("stands at an election rally", "topic_denied"), ("always wears a red hat", "")]
)
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
