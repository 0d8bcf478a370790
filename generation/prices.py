"""What a job costs, in whole credits."""

import math

from django.conf import settings

from generation import planning
from generation.storyboard.schema import Storyboard


def price_of(storyboard: Storyboard, *, draft: bool, engine_s: float) -> int:
    """What its length costs, or what the engine's time costs where that is more. `engine_s` is the engine's own
    estimate, in seconds, which an operator prices at CREDITS_AN_ENGINE_SECOND: so a large clip of a slow model costs
    what it takes, and any other a credit a second.
    """
    by_time = math.ceil(engine_s * settings.CREDITS_AN_ENGINE_SECOND)
    return max(planning.price_of(storyboard, draft=draft), by_time)
