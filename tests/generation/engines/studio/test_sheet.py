"""Contact sheets and stills."""

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from generation.contracts import SpecRejected
from generation.engines.studio.plugins import registry
from generation.engines.studio.still import still
from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind


def test_a_sheet_shows_every_plugin_of_a_kind(tmp_path, capsys):
    out = tmp_path / "sheet.png"
    call_command("studio", "sheet", kind=["camera"], out=out)

    with Image.open(out) as picture:
        rows = -(-len(registry.installed(TermKind.CAMERA)) // 8)
        assert picture.size == (8 * 180, 18 + rows * (320 + 18))
        assert np.asarray(picture)[40:300, :180].std() > 20
    assert "sheet.png" in capsys.readouterr().out


def test_a_sheet_that_cannot_be_written_is_a_plain_error(tmp_path):
    with pytest.raises(CommandError):
        call_command("studio", "sheet", kind=["camera"], out=tmp_path / "no" / "sheet.png")


def test_a_still_shows_the_shot_of_its_second(assets):
    one = Subject(handle="extra1", outfit="astronaut")
    board = Storyboard(shots=(Shot(seconds=2, setting="moon", subjects=(one,)), Shot(seconds=2, setting="beach")))

    first, second = (
        still(board, at_s=at_s, width=90, height=160, seed=3, assets=assets).mean((0, 1)) for at_s in (1.0, 3.0)
    )
    assert np.abs(first - second).max() > 30


def test_a_still_of_what_is_not_installed_is_refused(assets):
    board = Storyboard(shots=(Shot(seconds=2, setting="atlantis"),))
    with pytest.raises(SpecRejected):
        still(board, at_s=0, width=90, height=160, seed=3, assets=assets)
