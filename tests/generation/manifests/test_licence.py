import pytest

from generation.engines.setup import Operator
from generation.manifests.licence import licence_refusals
from generation.manifests.presets import LTX2, MINIMAX_H3, WAN_VACE
from generation.manifests.schema import Licence


def licence(**terms: object) -> Licence:
    return Licence.model_validate({"name": "Terms", "url": "", "commercial": True} | terms)


def codes(terms: Licence, **operator: object) -> list[str]:
    return [one.code for one in licence_refusals(terms, Operator(**operator))]


def test_a_licence_without_limits_asks_nothing():
    assert codes(WAN_VACE["licence"], commercial=True) == []


@pytest.mark.parametrize(
    ("excluded", "own", "code"),
    [
        (("KR",), ("KR",), "territory_excluded"),
        (("EU",), ("CH", "FR"), "territory_excluded"),
        (("DE",), ("EU",), "territory_excluded"),
        (("EU",), ("RE",), "territory_excluded"),
        (("US",), ("PR",), "territory_excluded"),
        (("GB",), ("UK",), "territory_excluded"),
        (("GB",), (), "territory_unknown"),
        (("GB",), ("XX",), "territory_unknown"),
        (("QQ",), ("CH",), "territory_unknown"),
    ],
)
def test_a_place_that_is_excluded_or_not_known_is_refused(excluded, own, code):
    assert codes(licence(excluded_territories=excluded), territories=own) == [code]


@pytest.mark.parametrize("own", [("CH",), ("NO", "IS"), ("CN", "HK")])
def test_neighbours_of_an_excluded_place_are_not_in_it(own):
    assert codes(licence(excluded_territories=("EU", "GB", "KR", "US")), territories=own) == []


def test_an_unknown_place_does_not_hide_an_excluded_one():
    found = codes(licence(excluded_territories=("US",)), territories=("XX", "US"))

    assert found == ["territory_unknown", "territory_excluded"]


@pytest.mark.parametrize(
    ("revenue", "expected"),
    [(None, ["revenue_unknown"]), (9_999_999, []), (10_000_000, ["revenue_too_high"]), (10**10, ["revenue_too_high"])],
)
def test_revenue_must_be_known_and_below_the_limit(revenue, expected):
    assert codes(LTX2["licence"], revenue_usd=revenue) == expected


def test_commerce_is_refused_where_the_licence_has_none():
    assert codes(licence(commercial=False), commercial=True) == ["commercial_not_allowed"]
    assert codes(licence(commercial=False), commercial=False) == []


def test_an_operator_who_said_nothing_may_not_use_minimax_h3():
    assert codes(MINIMAX_H3["licence"]) == ["territory_unknown", "revenue_unknown"]
    assert codes(MINIMAX_H3["licence"], territories=("JP",), revenue_usd=5) == []
    assert codes(MINIMAX_H3["licence"], territories=("JP", "IE"), revenue_usd=5) == ["territory_excluded"]
