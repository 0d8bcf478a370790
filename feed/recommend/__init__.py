"""What goes with what: a window of the catalogue fitted on who took what and when. Pure numpy; knows no database."""

from typing import TYPE_CHECKING, Any

from feed.recommend.candidates import QUOTAS, Candidates
from feed.recommend.interactions import Catalogue, History, Interactions
from feed.recommend.window import Window

if TYPE_CHECKING:
    from feed.recommend.fitting import Fitting, fit

__all__ = ["QUOTAS", "Candidates", "Catalogue", "Fitting", "History", "Interactions", "Window", "fit"]


def __getattr__(name: str) -> Any:
    """Fitting needs libraries that take seconds and 100 MB to import; a process that only reads windows never does."""
    if name in ("Fitting", "fit"):
        from feed.recommend import fitting  # noqa: PLC0415

        return getattr(fitting, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
