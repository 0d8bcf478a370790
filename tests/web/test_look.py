"""What pages are drawn with: everything they name is there, and every text can be read on what it stands on."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

STATIC = Path(settings.BASE_DIR) / "common" / "static" / "common"
ALONE = "feed/export/index.html"
"""Lies in an archive and brings its own style."""
TEMPLATES = sorted(
    path for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html") if not path.as_posix().endswith(ALONE)
)
SOURCE = "\n".join(path.read_text() for path in TEMPLATES)
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", (STATIC / "css" / "tokens.css").read_text()))
AA = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 to 1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(["text", "text-2", "text-3", "accent", "good", "warn", "bad"], ["ink-0", "ink-1", "ink-2"]),
        *product(["text", "text-2"], ["ink-3"]),
        ("on-accent", "accent"),
        ("on-accent", "accent-bright"),
        ("ink-0", "text"),
    ],
)
def test_text_reaches_aa_on_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= AA


def test_templates_name_static_files_that_are_there() -> None:
    named = set(re.findall(r"{% static '([^']+)' %}", SOURCE))
    assert {name for name in named if finders.find(name) is None} == set()


def test_templates_name_icons_that_are_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    attributes = re.findall(r'<c-icon name="([^"]+)"|<c-(?:note|empty|nav-link)\b[^>]*\bicon="([^"]+)"', SOURCE)
    words = {word for pair in attributes for word in re.findall(r"[a-z]+", re.sub(r"{%.*?%}", " ", "".join(pair)))}
    assert len(drawn) > 30
    assert words - drawn == set()


def test_modules_import_modules_that_are_there() -> None:
    for path in (STATIC / "js").glob("*.js"):
        for name in re.findall(r'from "\./([\w.]+)"', path.read_text()):
            assert (path.parent / name).is_file(), f"{path.name} imports {name}"


def test_classes_in_templates_are_styled() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", "\n".join(path.read_text() for path in (STATIC / "css").glob("*.css"))))
    selected = set(
        re.findall(r"\.([a-z]+__[\w-]+)", "\n".join(path.read_text() for path in (STATIC / "js").glob("*.js")))
    )
    used = {word for text in re.findall(r'class="([^"{]*)"', SOURCE) for word in text.split()}
    assert used - styled - selected == set()
