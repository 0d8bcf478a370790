"""What a clip will say, in words for those it shows."""

from collections.abc import Iterator

from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import NARRATOR, Line, Storyboard


def told(prompt: str, storyboard: Storyboard, *, most: int | None = MAX_PROMPT) -> str:
    """The prompt, then each line as `speaker: text`, then the shots' texts; what the prompt tells already is left out.

    A prompt says nothing of a storyboard of one's own, so what follows it has `most` characters for itself; words
    put into somebody's mouth come first, for no long story to push them out.
    """
    rest = "\n".join(dict.fromkeys(_beside(_plain(prompt), storyboard)))
    return "\n".join(filter(None, (prompt.strip(), rest[:most])))


def _beside(prompt: str, storyboard: Storyboard) -> Iterator[str]:
    lines = [line for shot in storyboard.shots for line in shot.lines]
    for line in sorted(lines, key=_is_narrated):
        if not (_is_narrated(line) and _plain(line.text) in prompt):
            yield f"{line.speaker}: {line.text}"
    for shot in storyboard.shots:
        if _plain(shot.text) not in prompt:
            yield shot.text.strip()


def _is_narrated(line: Line) -> bool:
    return line.speaker == NARRATOR


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
