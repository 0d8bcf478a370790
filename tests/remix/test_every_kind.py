"""A kind of remix that nobody looked at and listened to is not offered."""

import re
from pathlib import Path

from remix.kinds import KINDS

RENDERED = ("operations", "materials")
"""Folders whose tests render remixes and decode what was stored."""


def test_every_kind_is_rendered_and_decoded_by_some_test():
    here = Path(__file__).parent
    sources = [file.read_text() for folder in RENDERED for file in sorted((here / folder).glob("test_*.py"))]
    tried = {name for source in sources for name in re.findall(r"RemixKind\.([A-Z_]+)", source)}

    assert {kind.name for kind in KINDS} <= tried
