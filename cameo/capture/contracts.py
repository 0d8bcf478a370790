"""What a judged capture hands over."""

from dataclasses import dataclass

from vision.capture.contracts import Finding, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a good capture gives a likeness; `angles` may be fewer than four, `voice` and `embedding` empty."""

    photo: bytes
    identity: bytes
    cutout: bytes
    angles: tuple[bytes, ...]
    voice: bytes
    embedding: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`face` is there unless it failed. `known`: an analyser found the face of the earlier selfie again and nobody
    else's; `twins` are likenesses of other accounts with the same face.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]
    print: bytes = b""
    sheet: bytes = b""
    face: Face | None = None
    known: bool = False
    twins: tuple[str, ...] = ()
