"""What can not be drawn again is made longer as it is: the new part begins or ends as the frame at the seam."""

import numpy as np
import pytest

from generation.contracts import Operation
from generation.models import Clip, Job
from remix.states import RemixKind
from tests.remix.materials.films import RATE, RED, decoded, hue, pitches

BELOW = slice(80, None)


@pytest.fixture
def photographed(ann, filmed):
    clip = filmed(ann, RED, 440)
    Job.objects.filter(pk=clip.job_id).update(engine="diffusion")
    return Clip.objects.select_related("job", "owner").get(pk=clip.pk)


def steps(frames: np.ndarray) -> np.ndarray:
    return np.abs(np.diff(frames[:, BELOW].astype(int), axis=0)).mean(axis=(1, 2, 3))


@pytest.mark.parametrize("words", ["", "somebody dances"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_the_film_stays_and_the_seam_does_not_jump(photographed, remixed, side, words):
    film, longer = decoded(photographed), remixed(RemixKind.EXTEND, photographed, side=side, seconds=2, words=words)

    assert len(longer.frames) == 2 * len(film.frames)
    half = len(film.frames)
    kept = longer.frames[:half] if side == "after" else longer.frames[half:]
    assert np.abs(kept[:, BELOW].astype(int) - film.frames[:, BELOW]).mean() < 4
    assert steps(longer.frames)[half - 1] <= max(steps(film.frames).max(), 6)
    heard = (0.2, 1.8) if side == "after" else (2.2, 3.8)
    assert 440 in pitches(longer.sound, *heard)


def test_a_film_of_a_film_goes_on_from_its_own_end(ann, filmed, made, remixed):
    part = made(RemixKind.TRIM, filmed(ann, RED, 440, seconds=3.0), start_s=1.0)

    longer = remixed(RemixKind.EXTEND, part, seconds=2)

    film = decoded(part)
    assert np.abs(longer.frames[: len(film.frames), BELOW].astype(int) - film.frames[:, BELOW]).mean() < 4
    assert steps(longer.frames)[len(film.frames) - 1] < 6
    assert hue(longer.frames[-1]) == 0


def test_a_film_of_a_film_ends_where_it_begins(ann, filmed, made, remixed):
    part = made(RemixKind.TRIM, filmed(ann, RED, 440, seconds=3.0), start_s=1.0)

    film, loop = decoded(part).frames, remixed(RemixKind.LOOP, part).frames

    jump, seam = (steps(np.stack([frames[-1], frames[0]]))[0] for frames in (film, loop))
    assert seam < 0.5 * jump
    assert seam <= steps(film).max()
    assert np.abs(loop[:RATE, BELOW].astype(int) - film[:RATE, BELOW]).mean() < 4


def test_it_is_told_as_an_extension_of_its_own_file(photographed, ordered):
    job = ordered(RemixKind.EXTEND, photographed, seconds=2)

    assert job.operation == Operation.EXTEND
    assert sorted(row.kind for row in job.materials.all()) == ["image", "video"]
    assert {row.clip_id for row in job.materials.all()} == {photographed.pk}
