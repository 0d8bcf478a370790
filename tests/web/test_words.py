"""Whatever the product's own engine and rules can say has words for people."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from cameo import policies
from generation.engines import registry
from generation.engines.studio.engine import STAGES as STUDIO_STAGES
from generation.storyboard import schema
from generation.storyboard.vocabulary import TermKind
from generation.views import terms, words
from generation.views.refusals import HELP


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_plug_in_has_a_name_in_every_language(language: str) -> None:
    with translation.override(language):
        names = {one.id: terms.name_of(one) for one in registry.vocabulary(settings.ENGINES[0]).terms}
    assert [name for name, said in names.items() if said.isascii() is not (language == "en")] == []


def test_names_are_in_the_readers_script() -> None:
    with translation.override("zh-hans"):
        assert terms.title(TermKind.WEATHER, "fireflies") == "萤火虫"
    with translation.override("zh-hant"):
        assert terms.title(TermKind.WEATHER, "fireflies") == "螢火蟲"
    with translation.override("en"):
        assert terms.title(TermKind.SETTING, "space") == "Outer space"


def test_choices_of_a_storyboard_have_names() -> None:
    definitions = schema.Storyboard.model_json_schema()["$defs"]
    named = {
        ("Shot", "time"): words.TIMES,
        ("Shot", "framing"): words.FRAMINGS,
        ("Shot", "transition"): words.TRANSITIONS,
        ("Line", "delivery"): words.DELIVERIES,
        ("Prop", "motion"): words.MOTIONS,
    }
    assert {key: set(definitions[key[0]]["properties"][key[1]]["enum"]) for key in named} == {
        key: set(known) for key, known in named.items()
    }
    assert set(registry.vocabulary(settings.ENGINES[0]).emotions) == set(words.EMOTIONS)


def test_every_stage_of_a_render_has_a_name() -> None:
    assert {*STUDIO_STAGES, "frames", "package"} - set(words.STAGES) == set()


def test_every_refusal_of_planners_engines_and_media_says_what_to_do() -> None:
    sources = [
        path.read_text()
        for folder in ("generation/engines", "generation/storyboard", "generation/media", "generation/worker", "vision")
        for path in (settings.BASE_DIR / folder).rglob("*.py")
    ]
    codes = {code for source in sources for code in re.findall(r'\bcode ?(?:: str)?= ?"(\w+)"', source)}
    assert len(codes) > 50
    assert codes - set(HELP) == set()


def test_every_rule_of_consent_is_explained_before_and_after() -> None:
    documented = re.findall(r"likeness_not_active|blocked|grant_expired|not_granted", policies.CameoPolicy.use.__doc__)
    rules = {*documented, "consent_unknown"}
    assert len(rules) == 5
    assert rules - set(words.CONSENT) == set()
    assert rules - set(words.REASONS) == set()
