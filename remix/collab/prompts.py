"""What a chain asks stands over each of its clips, and is under the rules of words that captions are under."""

from dataclasses import dataclass, replace

from cameo.policies import CameoPolicy
from cameo.rules import is_sexual
from cameo.rules.text import without_names
from cameo.states import Gate
from generation.models import Clip
from generation.purposes import to_publish
from generation.selectors import depicted
from remix.scopes import OWN_MATTER, within_scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`handle` is whose rule it is, empty where it is that of a grant further up."""

    reason: str
    handle: str = ""


def is_indecent(prompt: str) -> bool:
    """It asks everybody to put people into it, so it is refused whoever is in the first clip."""
    return is_sexual(without_names(prompt, ()))


def against(clip: Clip, prompt: str) -> Refusal | None:
    """What the people in the clip have against these words over it. Nobody is asked for their word again."""
    purpose = replace(to_publish(clip.job, clip=clip.pk, caption=prompt), gate=Gate.SIGN)
    policy = CameoPolicy(clip.owner)
    for likeness in depicted(clip):
        decision = policy.use(likeness, for_=purpose)
        if not decision and decision.reason not in OWN_MATTER:
            return Refusal(reason=decision.reason, handle=likeness.handle)
    decision = within_scopes(clip.job, purpose)
    return None if decision else Refusal(reason=decision.reason)
