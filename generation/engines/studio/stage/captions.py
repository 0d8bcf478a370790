"""Karaoke captions: outlined words in two lines at most, the spoken one coloured, inside the safe area."""

import math
from dataclasses import dataclass
from pathlib import Path

import skia

from generation.contracts import EngineUnavailable
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke
from generation.engines.studio.timeline import Speech

FONTS = {"en": "latin.ttf", "zh-hans": "sc.ttf", "zh-hant": "tc.ttf"}
SIZE = 0.0485
"""Letter size over the frame's height, in portrait; the shorter side decides."""
SAFE_WIDTH = 0.84
BASELINE, BASELINE_LANDSCAPE = 0.795, 0.90
"""Share of the height; wide frames show less below a chin."""
"""Of the first line, over the frame's height: above the feed's own buttons and title."""
LINE_STEP = 1.24
MAX_LINES = 2
OUTLINE = 0.17
POP = 0.16
POP_DIGITS = 2
"""Sizes come in steps, so that skia finds the letters that it drew before."""
LINGER_S = 0.45
WHITE: RGB = (255, 255, 255)
CLOSING = "，。！？、；：）」』”’》…,.!?;:)"
"""Never begin a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    start_s: float
    text: str
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Up to two lines of words that stand together."""

    lines: tuple[tuple[Word, ...], ...]
    start_s: float
    end_s: float


def is_wide(character: str) -> bool:
    """Chinese, Japanese, Korean characters and their punctuation, which wrap one by one."""
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF


def split_words(speech: Speech) -> list[Word]:
    """Words as spoken; runs of wide characters become one word each, timed evenly until the next word."""
    words: list[Word] = []
    for number, (start, text) in enumerate(speech.words):
        end = speech.words[number + 1][0] if number + 1 < len(speech.words) else speech.end_s
        if not any(is_wide(character) for character in text):
            words.append(Word(start_s=start, text=text, spaced=True))
            continue
        pieces: list[str] = []
        for character in text.strip():
            if pieces and (character in CLOSING or not (is_wide(character) or is_wide(pieces[-1][-1]))):
                pieces[-1] += character
            else:
                pieces.append(character)
        step = max(0.0, end - start) / max(1, len(pieces))
        words += [Word(start_s=start + step * k, text=piece, spaced=False) for k, piece in enumerate(pieces)]
    return words


class Captioner:
    """Lays out every spoken line of a clip once."""

    def __init__(self, assets: Path, width: int, height: int) -> None:
        """Raises EngineUnavailable later, when a line's font is missing from `<assets>/fonts`."""
        self._folder = assets / "fonts"
        self._width, self._height = width, height
        self._size = SIZE * min(height, width * 1.6)
        self._fonts: dict[str, skia.Font] = {}
        self._pages: dict[int, list[Page]] = {}

    def _font(self, language: str) -> skia.Font:
        name = FONTS[language]
        if name not in self._fonts:
            path = self._folder / name
            typeface = skia.Typeface.MakeFromFile(str(path)) if path.is_file() else None
            if typeface is None:
                raise EngineUnavailable(f"captions need the font fonts/{name}: run the set-up again")
            self._fonts[name] = skia.Font(typeface, self._size)
        return self._fonts[name]

    def pages(self, speech: Speech) -> list[Page]:
        """Lines wrapped to the safe width, two to a page."""
        key = id(speech)
        if key not in self._pages:
            font = self._font(speech.line.language)
            space = font.measureText(" ")
            lines: list[list[Word]] = [[]]
            used = 0.0
            for word in split_words(speech):
                width = font.measureText(word.text) + (space if word.spaced else 0)
                if lines[-1] and used + width > self._width * SAFE_WIDTH:
                    lines.append([])
                    used = 0.0
                lines[-1].append(word)
                used += width
            filled = [tuple(line) for line in lines if line]
            groups = [tuple(filled[n : n + MAX_LINES]) for n in range(0, len(filled), MAX_LINES)]
            starts = [group[0][0].start_s for group in groups] + [speech.end_s + LINGER_S]
            self._pages[key] = [
                Page(lines=group, start_s=starts[n], end_s=starts[n + 1]) for n, group in enumerate(groups)
            ]
        return self._pages[key]

    def draw(self, canvas: skia.Canvas, speeches: tuple[Speech, ...], t_s: float, spoken_rgb: RGB) -> None:
        """The page that is being spoken; of overlapping speeches the later one."""
        for speech in reversed(speeches):
            for page in self.pages(speech):
                if page.start_s - 0.03 <= t_s < page.end_s:
                    self._page(canvas, page, self._font(speech.line.language), t_s, spoken_rgb)
                    return

    def _page(self, canvas: skia.Canvas, page: Page, font: skia.Font, t_s: float, spoken_rgb: RGB) -> None:
        words = [word for line in page.lines for word in line]
        current = max((n for n, word in enumerate(words) if word.start_s <= t_s), default=0)
        space = font.measureText(" ")
        baseline = BASELINE if self._height >= self._width else BASELINE_LANDSCAPE
        first = self._height * baseline - (len(page.lines) - 1) * self._size * LINE_STEP / 2
        number = 0
        for row, line in enumerate(page.lines):
            widths = [font.measureText(word.text) for word in line]
            gaps = [space if word.spaced else 0.0 for word in line]
            total = sum(widths) + sum(gaps[:-1])
            fit = min(1.0, self._width * 0.92 / max(1.0, total))
            x = (self._width - total * fit) / 2
            for word, width, gap in zip(line, widths, gaps, strict=True):
                age = t_s - word.start_s
                pop = 1 + round(POP * math.exp(-age * 12), POP_DIGITS) if age >= 0 else 1.0
                color = spoken_rgb if number == current else WHITE
                centre = (x + width * fit / 2, first + row * self._size * LINE_STEP)
                self._word(canvas, word.text, font, centre, width, fit * pop, color, 1.0 if age >= -0.02 else 0.82)
                x += (width + gap) * fit
                number += 1

    def _word(
        self,
        canvas: skia.Canvas,
        text: str,
        font: skia.Font,
        centre: tuple[float, float],
        width: float,
        scale: float,
        color: RGB,
        alpha: float,
    ) -> None:
        blob = skia.TextBlob.MakeFromString(text, font)
        if blob is None:
            return
        rise = self._size * 0.35
        canvas.save()
        canvas.translate(centre[0], centre[1] - rise)
        canvas.scale(scale, scale)
        canvas.drawTextBlob(blob, -width / 2, rise + self._size * 0.05, stroke(INK, self._size * OUTLINE, 0.35))
        canvas.drawTextBlob(blob, -width / 2, rise, stroke(INK, self._size * OUTLINE, 0.95))
        canvas.drawTextBlob(blob, -width / 2, rise, fill(color, alpha))
        canvas.restore()
