"""Says in the prompt what each picture and voice is for: MiniMax-H3 knows them by number only."""

from collections.abc import Sequence


def worded(
    prompt: str, *, faces: int, voices: int, first: bool = False, last: bool = False, blank: bool = False
) -> str:
    """In the order in which they are handed over: faces, then the pictures the clip begins and ends as, then voices.

    Voices belong to the faces one to one where there are as many of both; otherwise to nobody in particular. `blank`:
    the only picture is there because voices must not come alone.
    """
    pictures = [f"Picture {number}" for number in range(1, faces + 1)]
    sounds = [f"Audio {number}" for number in range(1, voices + 1)]
    said = []
    if pictures:
        noun = "a person or character" if faces == 1 else "one person or character each, in order of appearance"
        said.append(f"{_list(pictures)} {'shows' if faces == 1 else 'show'} {noun}.")
    if sounds and faces == voices:
        pairs = zip(pictures, sounds, strict=True)
        said += [f"The person of {picture} speaks with the voice of {sound}." for picture, sound in pairs]
    elif sounds:
        said.append(f"The people speak with the voices of {_list(sounds)}.")
    ends = [word for word, given in (("begins", first), ("ends", last)) if given]
    said += [f"The video {word} exactly as Picture {faces + k} looks." for k, word in enumerate(ends, start=1)]
    said += ["Picture 1 is blank and is not to be seen."] if blank else []
    return " ".join([*said, prompt])


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
