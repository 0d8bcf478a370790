"""What goes with what: a window of the catalogue fitted on who took what and when. Pure numpy; knows no database."""

from feed.recommend.candidates import QUOTAS, Candidates
from feed.recommend.fitting import Fitting, fit
from feed.recommend.interactions import Catalogue, History, Interactions
from feed.recommend.window import Window

__all__ = ["QUOTAS", "Candidates", "Catalogue", "Fitting", "History", "Interactions", "Window", "fit"]
