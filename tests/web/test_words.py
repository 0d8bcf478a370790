"""Whatever the product's own engine and rules can say has words for people."""

import re

from django.conf import settings

from cameo import policies
from generation.engines import registry
from generation.engines.studio.engine import STAGES as STUDIO_STAGES
from generation.storyboard import schema
from generation.views import words


def test_every_plug_in_has_a_name_in_every_language() -> None:
    known = {term.id for term in registry.vocabulary(settings.ENGINE).terms}
    assert known - set(words.TERMS) == set()


def test_every_time_and_framing_has_a_name() -> None:
    shot = schema.Shot.model_json_schema()["properties"]
    assert {*shot["time"]["enum"], *shot["framing"]["enum"]} - set(words.TERMS) == set()


def test_every_stage_of_a_render_has_a_name() -> None:
    assert {*STUDIO_STAGES, "frames", "package"} - set(words.STAGES) == set()


def test_every_rule_of_consent_is_explained_before_and_after() -> None:
    documented = re.findall(r"likeness_not_active|blocked|grant_expired|not_granted", policies.CameoPolicy.use.__doc__)
    rules = {*documented, "consent_unknown"}
    assert len(rules) == 5
    assert rules - set(words.CONSENT) == set()
    assert rules - set(words.REASONS) == set()
