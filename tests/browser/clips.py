"""`python -m tests.browser.clips N [AUTHOR]`: N public posts, each by somebody else, or all by one; prints their ids.

Real video, two seconds of one colour, so that a browser plays it; tagged dance and, every third, claymation.
"""

import io
import sys

import django

django.setup()

import av  # noqa: E402
import numpy as np  # noqa: E402
from django.db import transaction  # noqa: E402
from PIL import Image  # noqa: E402

from accounts.models import User  # noqa: E402
from common import store  # noqa: E402
from feed.services import publish  # noqa: E402
from tests.factories import ClipFactory, UserFactory  # noqa: E402

WIDTH, HEIGHT, FRAMES, RATE = 90, 160, 24, 12
COLOURS = ((230, 90, 60), (60, 150, 220), (90, 190, 110), (200, 160, 60))


def frame(colour: tuple[int, int, int], place: int) -> np.ndarray:
    picture = np.full((HEIGHT, WIDTH, 3), colour, dtype=np.uint8)
    picture[place * 6 : place * 6 + 12] = 255
    return picture


def film(colour: tuple[int, int, int]) -> bytes:
    stream = io.BytesIO()
    with av.open(stream, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=RATE)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for place in range(FRAMES):
            container.mux(video.encode(av.VideoFrame.from_ndarray(frame(colour, place), format="rgb24")))
        container.mux(video.encode())
    return stream.getvalue()


def picture(colour: tuple[int, int, int], kind: str) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(frame(colour, 0)).save(stream, kind)
    return stream.getvalue()


def files(number: int) -> dict[str, str]:
    colour = COLOURS[number % len(COLOURS)]
    space = f"clip/test-{number % len(COLOURS)}"
    return {
        "video_key": store.put_bytes(space, film(colour), suffix="mp4"),
        "poster_key": store.put_bytes(space, picture(colour, "JPEG"), suffix="jpg"),
        "preview_key": store.put_bytes(space, picture(colour, "WEBP"), suffix="webp"),
    }


made = [files(number) for number in range(len(COLOURS))]
start = User.objects.count()
author = User.objects.get(username=sys.argv[2]) if len(sys.argv) > 2 else None
for number in range(int(sys.argv[1])):
    with transaction.atomic():
        owner = author or UserFactory(username=f"maker{start + number}")
        clip = ClipFactory(owner=owner, width=WIDTH, height=HEIGHT, **made[number % len(made)])
        tags = "#dance #claymation" if number % 3 == 0 else "#dance"
        print(publish(owner, clip, caption=f"take {number} {tags}").pk)
