"""Contact sheets: every installed plug-in once, so that people can look at what there is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from generation.engines.studio.plugins import registry
from generation.engines.studio.still import still
from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind
from vision.contracts import Identity

TILE = (180, 320)
COLUMNS = 8
LABEL_PX = 18
INK, PAPER = (30, 28, 40), (250, 248, 244)
AT_S = 1.3
WHO = "somebody"
SEED = 11
"""Of a person that looks well in everything."""
PLAIN, BUSY = "open", "city"


def _shot(**parts: object) -> Shot:
    subject = Subject.model_validate({"handle": WHO, "outfit": "hoodie"} | dict(parts.pop("subject", {})))  # type: ignore[call-overload]
    return Shot.model_validate(
        {"seconds": 3, "setting": PLAIN, "move": "static", "subjects": [subject.model_dump()], **parts}
    )


def _setting(name: str) -> Storyboard:
    term = registry.setting(name).term
    time = term.defaults.get("time", "day")
    outfit = term.defaults.get("outfit", "hoodie")
    return Storyboard(shots=(_shot(setting=name, time=time, subject={"outfit": outfit, "action": "wave"}),))


BOARDS: dict[TermKind, Callable[[str], Storyboard]] = {
    TermKind.SETTING: _setting,
    TermKind.ACTION: lambda name: Storyboard(shots=(_shot(subject={"action": name}),)),
    TermKind.OUTFIT: lambda name: Storyboard(shots=(_shot(framing="medium", subject={"outfit": name}),)),
    TermKind.STYLE: lambda name: Storyboard(shots=(_shot(setting=BUSY, framing="medium"),), style=name),
    TermKind.WEATHER: lambda name: Storyboard(shots=(_shot(setting=BUSY, weather=(name,)),)),
    TermKind.EFFECT: lambda name: Storyboard(shots=(_shot(setting=BUSY, effects=(name,)),)),
    TermKind.CAMERA: lambda name: Storyboard(shots=(_shot(setting=BUSY, move=name),)),
}
"""What shows a plug-in of a kind best. Moods and genres are heard, not seen."""


def tiles(
    kind: TermKind, *, assets: Path, identity: Identity | None = None, at_s: float = AT_S
) -> Iterator[tuple[str, np.ndarray]]:
    """(id, uint8 RGB [320, 180, 3]) of every plug-in of a kind that can be seen; drawn people without `identity`."""
    identities = {WHO: identity} if identity is not None else {}
    for name in registry.installed(kind):
        width, height = TILE
        yield (
            name,
            still(
                BOARDS[kind](name),
                at_s=at_s,
                width=width,
                height=height,
                seed=SEED,
                assets=assets,
                identities=identities,
            ),
        )


def sheet(kinds: list[TermKind], *, assets: Path, identity: Identity | None = None) -> Image.Image:
    """A labelled picture of all tiles, a heading for each kind."""
    font = ImageFont.truetype(str(assets / "fonts" / "latin.ttf"), 12)
    blocks = [_block(kind.value, list(tiles(kind, assets=assets, identity=identity)), font) for kind in kinds]
    whole = Image.new("RGB", (COLUMNS * TILE[0], sum(block.height for block in blocks)), PAPER)
    top = 0
    for block in blocks:
        whole.paste(block, (0, top))
        top += block.height
    return whole


def _block(title: str, found: list[tuple[str, np.ndarray]], font: ImageFont.FreeTypeFont) -> Image.Image:
    row_px = TILE[1] + LABEL_PX
    rows = -(-len(found) // COLUMNS)
    block = Image.new("RGB", (COLUMNS * TILE[0], LABEL_PX + rows * row_px), PAPER)
    pen = ImageDraw.Draw(block)
    pen.text((6, 2), f"{title} ({len(found)})", fill=INK, font=font)
    for number, (name, pixels) in enumerate(found):
        left, top = number % COLUMNS * TILE[0], LABEL_PX + number // COLUMNS * row_px
        block.paste(Image.fromarray(pixels), (left, top + LABEL_PX))
        pen.text((left + 6, top + 2), name, fill=INK, font=font)
    return block
