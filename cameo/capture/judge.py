"""The worker's part: a sealed video is opened in a private folder, judged, and the folder is wiped."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np
from django.conf import settings

from cameo import vault
from cameo.capture.challenge import read_script
from cameo.capture.contracts import Face, Verdict
from cameo.capture.matching import Matching, look
from cameo.inspection import face_files
from cameo.models import Capture
from common.scratch import Scratch
from vision.capture.contracts import Outcome
from vision.capture.judging import Judgement, judge
from vision.capture.listeners import listener_for
from vision.capture.recording import read_recording
from vision.pack import FacePack


def judged(capture: Capture) -> Verdict:
    """Raises MediaError, VisionError, VaultLocked, FileNotFoundError when the video is gone."""
    script = read_script(capture.script)
    pack, listener = _pack(settings.ASSETS_DIR / "face"), listener_for(capture.language)
    with closing(Scratch(settings.DATA_DIR / "scratch")) as scratch, scratch.faces() as folder:
        video = folder / "video.bin"
        vault.open_to(capture.video_key, video)
        recording = read_recording(video, folder)
        video.unlink()
        found = judge(pack, recording, script, listener=listener, earlier=_prints(capture))
    return _weighed(capture, found)


def _weighed(capture: Capture, found: Judgement) -> Verdict:
    failed = Verdict(outcome=found.outcome, findings=found.findings, print=found.print)
    if found.outcome == Outcome.FAILED or found.portrait is None:
        return failed
    matching = look(capture, found.portrait, found.heads)
    findings = (*found.findings, *matching.findings)
    outcome = max((finding.outcome for finding in findings), key=_ORDER.index)
    if outcome == Outcome.FAILED:
        return Verdict(outcome=outcome, findings=findings, print=found.print)
    return Verdict(
        outcome=outcome,
        findings=findings,
        print=found.print,
        sheet=found.sheet,
        face=_face(capture, found, found.portrait, matching),
        known=matching.known,
        twins=matching.twins,
    )


_ORDER = (Outcome.PASSED, Outcome.UNSURE, Outcome.FAILED)


def _face(capture: Capture, found: Judgement, portrait: np.ndarray, matching: Matching) -> Face:
    identity, cutout = face_files(portrait)
    return Face(
        photo=found.photo,
        identity=identity,
        cutout=cutout,
        angles=found.angles,
        voice=found.voice if capture.voice else b"",
        embedding=matching.embedding,
    )


def _prints(capture: Capture) -> Iterator[bytes]:
    """Of every capture before, whoever's."""
    others = Capture.objects.exclude(pk=capture.pk).exclude(print=b"").filter(created_at__lt=capture.created_at)
    return (bytes(held) for held in others.values_list("print", flat=True).iterator(chunk_size=500))


@cache
def _pack(folder: Path) -> FacePack:
    return FacePack(folder)
