"""What somebody wants a likeness for. Rules look at nothing else."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cameo.states import Gate, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """`words` is everything that is written or said in the clip; `depth` how many remixes deep it is (0: an original);
    `others` how many further likenesses are in it; `stylised` whether it can not be taken for a photograph; `digest` is
    of prompt, parents, duration and engine (cameo.purposes.digest_of), for approvals. `gate` is where it is asked;
    `job_id` the job that it is asked for, None before there is one. `names` are the handles in `words`, in lower case,
    that name somebody: rules of words do not read those. `begun_at` is when a worker began to draw it. `voice` asks for
    anybody's own voice; `voiced` are the likenesses whose own voice is in it, or in what it is made of. `wishes` are
    how those in it always look, by likeness: words of theirs that are drawn beside the asker's; None where nobody says
    who is drawn.
    """

    verb: Verb = Verb.GENERATE
    words: str = ""
    seconds: float = 0.0
    depth: int = 0
    others: int = 0
    stylised: bool = True
    voice: bool = False
    voiced: frozenset[UUID] = frozenset()
    wishes: tuple[tuple[UUID, str], ...] | None = None
    commercial: bool = False
    digest: str = ""
    gate: Gate = Gate.SUBMIT
    job_id: UUID | None = None
    names: frozenset[str] = frozenset()
    begun_at: datetime | None = None


def digest_of(
    *,
    prompt: str,
    parents: Iterable[UUID] = (),
    seconds: float,
    engine: str,
    clip: UUID | None = None,
    sound: str = "",
    caption: str = "",
    commercial: bool = False,
) -> str:
    """SHA-256, in hex, of what an approval is bound to: a change of any of these asks for another one. Seconds count to
    the hundredth; `clip` is the draft that is to be published, None before there is one, and `caption` what is to be
    written under it; `sound` names the content of a soundtrack of the asker's own;
    to earn with it is another question.
    """
    question: dict[str, object] = {
        "prompt": prompt.strip(),
        "parents": [str(parent) for parent in parents],
        "centiseconds": round(seconds * 100),
        "engine": engine,
        "clip": str(clip or ""),
    }
    said_too: dict[str, object] = {"sound": sound, "caption": caption.strip(), "commercial": commercial}
    question |= {name: said for name, said in said_too.items() if said}
    return hashlib.sha256(json.dumps(question, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
