"""A storyboard and what was given with it as one request."""

import io
from collections.abc import Mapping

import numpy as np
from PIL import Image

from generation.contracts import Operation, RenderSpec, SpecRejected
from generation.engines.prompting.material import Given
from generation.engines.prompting.sheet import sheet
from generation.engines.prompting.wording import wording
from generation.engines.videos_api.ability import EDITS
from generation.engines.videos_api.requests import Request, extensions_for, fields_for, lengths_for, size_for
from generation.engines.videos_api.source import mp4_of
from generation.manifests.schema import Manifest, Server
from generation.storyboard.schema import Material, Shot, Storyboard


class Asking:
    """`people` are pictures uint8 [h, w, 3] by handle. Storyboards come staged; see engines.prompting.staging."""

    def __init__(self, manifest: Manifest, server: Server) -> None:
        self._manifest = manifest
        self._server = server

    def request(self, board: Storyboard, spec: RenderSpec, given: Given, people: Mapping[str, np.ndarray]) -> Request:
        """Raises SpecRejected `too_large`, `too_long`, `prompt_too_long`, `too_many_references`."""
        size = size_for(spec, self._manifest)
        film = _film(board, given)
        picture = _picture(board, given, people, size)
        if film and picture is not None:
            raise SpecRejected("the server takes footage or a picture", code="too_many_references")
        if film and spec.operation in EDITS:
            self._demand_short(spec)
            fields = self._fields(board, board.shots, spec, people)
            source = mp4_of(given, film, seconds=spec.seconds, frame_rate=spec.frame_rate, size=size)
            return Request(fields=fields, size=size, seconds=spec.seconds, first_s=None, source=source)
        if film and spec.operation is Operation.EXTEND and len(board.shots) > 1:
            head_s = board.shots[0].seconds * spec.seconds / board.seconds
            further = extensions_for(spec.seconds - head_s, self._server)
            fields = self._fields(board, board.shots[1:], spec, people)
            source = mp4_of(given, film, seconds=head_s, frame_rate=spec.frame_rate, size=size)
            first_s, *rest = further
            return Request(fields=fields, size=size, seconds=head_s + sum(further), first_s=first_s,
                           further_s=tuple(rest), source=source)  # fmt: skip
        first_s, *rest = lengths_for(spec.seconds, self._manifest, self._server)
        fields = self._fields(board, board.shots, spec, people)
        seconds = first_s + sum(rest)
        return Request(
            fields=fields, size=size, seconds=seconds, first_s=first_s, further_s=tuple(rest), picture=picture
        )

    def _fields(
        self, board: Storyboard, shots: tuple[Shot, ...], spec: RenderSpec, people: Mapping[str, np.ndarray]
    ) -> dict[str, str]:
        scale = spec.seconds / board.seconds if board.seconds else 1.0
        told, at_s = [], 0.0
        for number, shot in enumerate(shots, start=1):
            words = wording(board, shot, pictured=tuple(people), prompt=spec.prompt, sound=self._manifest.makes_sound)
            end_s = at_s + shot.seconds * scale
            told.append(words if len(shots) == 1 else f"Shot {number}, {at_s:.1f} to {end_s:.1f} seconds: {words}")
            at_s = end_s
        return fields_for(spec, self._manifest, self._server, prompt="\n".join(told))

    def _demand_short(self, spec: RenderSpec) -> None:
        longest = max(self._server.seconds)
        if spec.seconds > longest:
            raise SpecRejected(f"{spec.seconds:g} s is more than {longest} s", code="too_long")


def _film(board: Storyboard, given: Given) -> Material | None:
    wish = board.shots[0].material
    return wish if wish and wish.reference in given.films else None


def _picture(board: Storyboard, given: Given, people: Mapping[str, np.ndarray], size: tuple[int, int]) -> bytes | None:
    """The first frame: what the first shot begins as, or else the one person, on white paper."""
    named = board.shots[0].first_frame
    if len(people) + (named is not None) > 1:
        raise SpecRejected("the server takes one picture", code="too_many_references")
    if named is not None:
        return _png(given.picture(named, *size))
    return _png(sheet(tuple(people.values()), *size)) if people else None


def _png(rgb: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
