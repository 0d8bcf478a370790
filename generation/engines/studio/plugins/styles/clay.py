"""Soft clay in a warm grade: how the studio looks by itself."""

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="clay",
        en=names("clay, claymation, stop motion, stop-motion, plasticine"),
        zh=names("黏土, 粘土, 定格动画, 定格動畫, 橡皮泥"),
    ),
    look=Look(),
)
