"""`python -m tests.browser.threads`: a thread that shows everything a drawing has to, of small real videos; prints the
ids of some of its clips as JSON.
"""

import colorsys
import io
import json
from functools import cache

import django

django.setup()

import av  # noqa: E402
import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

from accounts.models import User  # noqa: E402
from cameo.models import Likeness  # noqa: E402
from common import store  # noqa: E402
from generation.models import Clip  # noqa: E402
from generation.services import delete_clip  # noqa: E402
from remix.states import RemixKind as Kind  # noqa: E402
from tests.factories import LikenessFactory, UserFactory  # noqa: E402
from tests.remix.rows import published  # noqa: E402

WIDTH, HEIGHT, FRAMES, RATE = 180, 320, 24, 12
NAMES = ("ann", "ben", "cho", "dev", "ema", "fay", "gus", "hal")


def frame(hue: float, place: int) -> np.ndarray:
    """A sky, a sun that rises with time, and hills."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    top, bottom = (
        np.array(colorsys.hsv_to_rgb((hue + shift) % 1, 0.62, light)) for shift, light in ((0, 0.5), (0.12, 0.98))
    )
    picture = top + (bottom - top) * (y / HEIGHT)[..., None]
    sun = (x - WIDTH * 0.62) ** 2 + (y - HEIGHT * (0.5 - place / FRAMES * 0.3)) ** 2 < 34**2
    picture[sun] = (1, 0.95, 0.8)
    for level, light in ((0.66, 0.42), (0.78, 0.26)):
        hill = y > HEIGHT * level + 22 * np.sin(x / 31 + level * 40 + hue * 9)
        picture[hill] = np.array(colorsys.hsv_to_rgb((hue + 0.08) % 1, 0.6, light))
    return (picture * 255).astype(np.uint8)


@cache
def film(hue: float, frames: int) -> bytes:
    stream = io.BytesIO()
    with av.open(stream, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=RATE)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for place in range(frames):
            container.mux(video.encode(av.VideoFrame.from_ndarray(frame(hue, place), format="rgb24")))
        container.mux(video.encode())
    return stream.getvalue()


def moving(hue: float) -> bytes:
    stream = io.BytesIO()
    first, *others = (Image.fromarray(frame(hue, place)) for place in range(0, FRAMES, 12))
    first.save(stream, "WEBP", save_all=True, append_images=others, duration=600, loop=0)
    return stream.getvalue()


def still(hue: float) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(frame(hue, 8)).save(stream, "JPEG")
    return stream.getvalue()


def make(
    author: str,
    *parents: Clip,
    kind: Kind = Kind.WORDS,
    words: str,
    hue: float,
    frames: int = FRAMES,
    cast: list[Likeness] | None = None,
) -> Clip:
    """Only Ben's clips have films of their own."""
    clip = published(
        *parents,
        owner=people[author],
        kind=kind,
        clip__width=WIDTH,
        clip__height=HEIGHT,
        cast=cast or [],
        clip__duration_ms=frames * 1000 // RATE,
        clip__job__prompt=words,
    )
    clip.video_key = store.put_bytes(clip.space, film(hue if author == "ben" else 0, frames), suffix="mp4")
    clip.poster_key = store.put_bytes(clip.space, still(hue), suffix="jpg")
    clip.preview_key = store.put_bytes(clip.space, moving(hue), suffix="webp")
    clip.save()
    return clip


people = {name: User.objects.filter(username=name).first() or UserFactory(username=name) for name in NAMES}
faces = {name: LikenessFactory(owner=people[name]) for name in ("ann", "ben", "ema")}
root = make("ann", words="ann walks her dog along the river at noon", hue=0.55, cast=[faces["ann"]])
night = make(
    "ben",
    root,
    kind=Kind.WORDS,
    words="ann walks her dog along the river at night, it rains",
    hue=0.66,
    cast=[faces["ann"]],
)
joined = make(
    "ben",
    night,
    kind=Kind.ADD,
    words="ann and ben walk her dog along the river at night",
    hue=0.72,
    frames=36,
    cast=[faces["ann"], faces["ben"]],
)
clay = make("cho", joined, kind=Kind.RESTYLE, words="the same in clay", hue=0.06, cast=[faces["ann"], faces["ben"]])
here = make(
    "dev", clay, kind=Kind.REVOICE, words="the same in clay, whispered", hue=0.1, cast=[faces["ann"], faces["ben"]]
)
swapped = make(
    "ema", root, kind=Kind.SWAP, words="ema walks her dog along the river at noon", hue=0.4, cast=[faces["ema"]]
)
beach = make("fay", swapped, kind=Kind.PLACE, words="ema walks her dog on the beach", hue=0.12, cast=[faces["ema"]])
make("gus", beach, kind=Kind.LOOP, words="round and round", hue=0.14, cast=[faces["ema"]])
for number in range(9):
    make(
        NAMES[number % 8],
        joined,
        kind=(Kind.WEATHER, Kind.RESTYLE, Kind.CAMERA)[number % 3],
        words=f"take {number}",
        hue=number / 9,
        cast=[faces["ann"]],
    )
for number in range(26):
    make(
        NAMES[number % 8],
        root,
        kind=(Kind.WORDS, Kind.LINES, Kind.RELIGHT, Kind.RESCORE)[number % 4],
        words=f"and then {number}",
        hue=number / 26,
    )
for number in range(3):
    make(
        NAMES[number + 4],
        here,
        kind=(Kind.WORDS, Kind.EXTEND, Kind.CAPTION)[number],
        words=f"after that {number}",
        hue=0.3 + number / 9,
    )
stitch = make("hal", swapped, clay, kind=Kind.STITCH, words="both, one after the other", hue=0.85)
lost = make("gus", root, kind=Kind.RESTYLE, words="gone soon", hue=0.2)
make("hal", lost, kind=Kind.WORDS, words="what came of it", hue=0.24)
delete_clip(people["gus"], lost)
with_ema = make("gus", swapped, kind=Kind.ADD, words="two of them", hue=0.45, cast=[faces["ema"]])
below = make("fay", with_ema, kind=Kind.REMOVE, words="without her", hue=0.47)
files = {name: getattr(root, name) for name in ("video_key", "poster_key", "preview_key")}
wide = published(owner=people["ann"], **{f"clip__{name}": key for name, key in files.items()})
crowd = [
    published(wide, owner=people[NAMES[number % 8]], **{f"clip__{name}": key for name, key in files.items()})
    for number in range(108)
]
deep = published(crowd[104], owner=people["hal"], **{f"clip__{name}": key for name, key in files.items()})
for number in range(6):
    published(crowd[104], owner=people[NAMES[number]], **{f"clip__{name}": key for name, key in files.items()})
found = {
    "wide": wide,
    "deep": deep,
    "root": root,
    "night": night,
    "joined": joined,
    "clay": clay,
    "here": here,
    "swapped": swapped,
    "lost": lost,
    "stitch": stitch,
    "below": below,
}
print(json.dumps({name: str(clip.pk) for name, clip in found.items()}))
