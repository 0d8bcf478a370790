"""Pages of remixing."""

from remix.views.compare import compare_page
from remix.views.remix_clip import remix_clip
from remix.views.sounds import sound, use_sound
from remix.views.storyboard import remix_price, remix_still, remix_storyboard
from remix.views.terms import remix_terms
from remix.views.thread import thread_page

__all__ = [
    "compare_page",
    "remix_clip",
    "remix_price",
    "remix_still",
    "remix_storyboard",
    "remix_terms",
    "sound",
    "thread_page",
    "use_sound",
]
