"""A credit line as tags of an MP4, in English wherever it was made: files travel."""

from generation.credit import CreditLine

MOST_NAMES = 40
"""Of each sort in one tag; of the others the number is told."""


def tags_of(line: CreditLine) -> dict[str, str]:
    """`artist`: the authors, the clip's own first. `description`: the whole line in words. Empty ones are left out."""
    authors = list(dict.fromkeys(one.author for one in reversed(line.authors) if one.author))
    own = next((one.author for one in line.authors if one.distance == 0), "")
    above = [name for name in authors if name != own]
    sounds = list(dict.fromkeys(one.author for one in line.sounds if one.author))
    told = [
        f"Made with AI by @{own}." if own else "Made with AI.",
        f"Remixed from {_named(above)}." if above else "",
        f"With {_named(line.likenesses)}." if line.likenesses else "",
        f"Sound by {_named(sounds)}." if sounds else "",
        f"Engine: {line.engine}.",
    ]
    tags = {"artist": ", ".join(authors[:MOST_NAMES]), "description": " ".join(filter(None, told))}
    return {name: text for name, text in tags.items() if text}


def _named(handles: list[str] | tuple[str, ...]) -> str:
    names = [f"@{handle}" for handle in handles[:MOST_NAMES]]
    more = len(handles) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
