"""Every kind can be asked for on the page: its fields, filled in, are options that it takes."""

import pytest
from django.http import QueryDict

from common.decisions import YES, no
from remix.forms.building import fields_of
from remix.forms.cards import ABOUT, TITLES, families
from remix.forms.fields import Widget
from remix.forms.named import Desk
from remix.forms.paths import WAYS
from remix.forms.reading import options_in
from remix.kinds import KINDS
from remix.offering import Offering
from remix.parts import parts_of
from remix.states import RemixKind
from remix.words import FAMILIES
from tests.factories import LikenessFactory, UserFactory

FORMS = [kind for kind in KINDS if kind != RemixKind.STORYBOARD]
PLUGINS = ("action", "genre", "mood", "camera", "setting", "style", "voice", "weather")
INSTALLED = {name: [("one", "One"), ("two", "Two")] for name in PLUGINS} | {
    "time": [("night", "Night")],
    "framing": [("close", "Close-up")],
    "motion": [("float", "Floats")],
}


@pytest.fixture
def desk(parent, db):
    ann = LikenessFactory(owner=UserFactory(username="ann"))
    ben = LikenessFactory(owner=UserFactory(username="ben"))

    def of(kind: RemixKind) -> Desk:
        return Desk(
            kind=kind,
            parent=parent,
            parts=parts_of(parent),
            newcomers=[ben],
            shown=[ann],
            installed=INSTALLED,
        )

    return of


def filled(fields):
    """As somebody sends it who fills in everything."""
    sent = QueryDict(mutable=True)
    for field in fields:
        match field.widget:
            case Widget.SLOTS:
                for slot in field.slots:
                    sent[f"{field.name}.{slot}"] = "@ben" if "ann" in field.slots[slot] else "something"
            case Widget.LINES:
                sent.setlist(field.name, [f"other {text}" for text in field.value])
            case Widget.CHIPS:
                sent.setlist(field.name, [choice.value for choice in field.choices])
            case Widget.PATH:
                sent[field.name] = WAYS[0][0]
            case Widget.CHECK:
                sent[field.name] = "on"
            case Widget.NUMBER | Widget.MOMENT:
                sent[field.name] = field.value or f"{max(field.low or 0, 1):g}"
            case Widget.SEGMENTS | Widget.SELECT | Widget.FACES:
                sent[field.name] = field.value or next(one.value for one in field.choices if one.value)
            case _:
                sent[field.name] = "something else"
    return sent


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_filled_in_is_what_the_kind_takes(desk, kind):
    fields = fields_of(KINDS[kind], desk(kind))
    options = options_in(fields, filled(fields))

    read = KINDS[kind].read(options, me="ben")

    assert read.model_dump(exclude={"seed"}).keys() >= options.keys()
    left_out = {"camera", "path", "shot", "speaker"}
    assert set(type(read).model_fields) - {"seed"} - options.keys() <= left_out


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_left_empty_is_left_out(desk, kind):
    fields = fields_of(KINDS[kind], desk(kind))
    empty = options_in(fields, QueryDict())

    assert all(name in ("weather", "captions", "values") or value is False for name, value in empty.items())


def test_every_kind_has_a_card_in_a_family():
    assert {kind for kinds in FAMILIES.values() for kind in kinds} >= set(KINDS)
    assert set(ABOUT) >= set(KINDS) and set(TITLES) == set(FAMILIES)
    cards = [
        card
        for one in families([Offering(kind=kind, decision=YES) for kind in KINDS.values()], None)
        for card in one.cards
    ]
    assert len(cards) == len(KINDS) and not any(card.why_not for card in cards)


def test_a_card_says_why_not():
    offerings = [Offering(kind=KINDS[RemixKind.LINES], decision=no("nothing_said"))]
    ((card,),) = (family.cards for family in families(offerings, None))

    assert str(card.why_not) == "Nothing is said in this clip."


@pytest.mark.parametrize("sent", ["[oops", "[" * 100_000])
def test_a_way_that_is_no_json_is_refused_by_the_kind(desk, sent):
    from pydantic import ValidationError

    fields = fields_of(KINDS[RemixKind.MOTION_PATH], desk(RemixKind.MOTION_PATH))
    options = options_in(fields, QueryDict(f"who=ann&path={sent}"))

    with pytest.raises(ValidationError):
        KINDS[RemixKind.MOTION_PATH].read(options, me="ben")
