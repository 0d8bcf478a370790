"""What a manifest may claim at most: what its adapter can do."""

from dataclasses import dataclass

from generation.contracts import Operation, ReferenceRole

CUTS = frozenset({Operation.BLEND, Operation.STITCH, Operation.DUET})
"""Done to footage by the engine around any model: none has to be able to. No preset offers them all: where an engine
without an accelerator is installed as well, they are its business.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The most that an adapter can do; a manifest may offer less. `batch`: whether one call may hold several, as long
    as nothing but words is given; `voices`: whether it is shown how people sound.
    """

    operations: frozenset[Operation]
    reference_roles: frozenset[ReferenceRole]
    makes_sound: bool
    audio_driven: bool
    batch: bool = False
    voices: bool = False
