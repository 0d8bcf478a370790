"""What somebody wants a likeness for. Rules look at nothing else."""

from dataclasses import dataclass

from cameo.states import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """`words` is everything that is written or said in the clip; `depth` how many remixes deep it is (0: an original);
    `others` how many further likenesses are in it; `stylised` whether it can not be taken for a photograph; `digest` is
    of prompt, parents, duration and engine (cameo.purposes.digest_of), for approvals.
    """

    verb: Verb = Verb.GENERATE
    words: str = ""
    seconds: float = 0.0
    depth: int = 0
    others: int = 0
    stylised: bool = True
    voice: bool = False
    commercial: bool = False
    digest: str = ""
