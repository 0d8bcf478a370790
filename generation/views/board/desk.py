"""Where the storyboard editor's form goes: to a clip of one's own, or to a remix of somebody's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.web import MemberRequest
from generation.models import Clip, Job, TakeSet
from generation.models.takes import MOST_TAKES
from generation.storyboard.schema import Storyboard
from generation.views.forms import CreateForm

Made = Job | TakeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`still` is where one scene is drawn, `price` where all are priced. `order` makes it of the form's cleaned data
    and the storyboard, raising as submit_job does; `source` is the clip that is remixed, and then its words, shape and
    price are given.
    """

    address: str
    still: str
    price: str
    form: type[forms.Form]
    order: Callable[[MemberRequest, dict[str, Any], Storyboard], Made]
    source: Clip | None = None


def number_field() -> forms.TypedChoiceField:
    """How many takes, 1 where nothing is said."""
    numbers = [(str(number), str(number)) for number in range(1, MOST_TAKES + 1)]
    return forms.TypedChoiceField(
        label=_("Takes"),
        choices=numbers,
        coerce=int,
        required=False,
        empty_value=1,  # type: ignore[arg-type]  # the stubs know of texts only
    )


class BoardForm(CreateForm):
    """What is beside the scenes of a clip of one's own."""

    number = number_field()
