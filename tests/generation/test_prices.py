"""A price is that of the length, or of the engine's time where that is more; the sketch says what the job will cost."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import User
from accounts.services import balance
from generation.prices import price_of
from generation.requests import JobRequest
from generation.services import submit_job
from generation.services.sketch import sketch
from generation.storyboard.schema import Shot, Storyboard
from tests.factories import LikenessFactory

BOARD = Storyboard(shots=(Shot(seconds=4.2, setting="beach"),))


@pytest.mark.parametrize(
    ("draft", "engine_s", "rate", "price"),
    [
        (False, 0.0, 0.1, 5),
        (False, 50.0, 0.1, 5),
        (False, 50.1, 0.1, 6),
        (True, 0.0, 0.1, 3),
        (True, 600.0, 0.1, 60),
        (False, 600.0, 0.0, 5),
    ],
)
def test_price_follows_the_length_and_the_engines_seconds(
    settings: Any, draft: bool, engine_s: float, rate: float, price: int
) -> None:
    settings.CREDITS_AN_ENGINE_SECOND = rate
    assert price_of(BOARD, draft=draft, engine_s=engine_s) == price


@pytest.mark.django_db
@pytest.mark.parametrize("prompt", ["waves", "@ann waves"])
def test_a_slow_engine_costs_what_the_sketch_said(
    ann: User, colour: list[str], asking: Callable[..., JobRequest], settings: Any, prompt: str
) -> None:
    """This one says that it takes a second for each."""
    LikenessFactory(owner=ann)
    settings.CREDITS_AN_ENGINE_SECOND = 6.5
    request = asking(prompt, seconds=2.0)
    job = submit_job(ann, request=request)
    assert job.price == sketch(ann, request).price == 13
    assert balance(ann)[1] == 13
