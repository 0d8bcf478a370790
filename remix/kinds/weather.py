"""The same clip in another weather."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from generation.contracts import Operation
from generation.storyboard.schema import Name, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.states import RemixKind


class WeatherOptions(Options):
    """All of it; none is fair weather."""

    weather: tuple[Name, ...] = Field(max_length=8)


class Weather(Kind[WeatherOptions]):
    name = RemixKind.WEATHER
    label = _("Change the weather")
    operation = Operation.RELIGHT
    Options = WeatherOptions

    def board(self, options: WeatherOptions, parents: Sequence[Parent]) -> Storyboard:
        board = parents[0].storyboard
        shots = (shot.model_copy(update={"weather": options.weather}) for shot in board.shots)
        return board.model_copy(update={"shots": tuple(shots)})
