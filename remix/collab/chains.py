"""Chains: somebody asks, and others add to the clip in turn, each from where the last one ended."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.rule_words import rule_in_words
from common.clock import now
from common.errors import Conflict, Forbidden, Invalid
from common.text import storable
from generation.models import Clip
from generation.states import Visibility
from remix.collab.links import tip_of
from remix.collab.prompts import against, is_indecent
from remix.models import Chain, ChainLink
from remix.models.chains import MOST_PROMPT_LETTERS
from remix.policies import RemixPolicy
from remix.words import WHY, why

TURN = timedelta(hours=1)


def open_chain(actor: User, clip: Clip, prompt: str) -> Chain:
    """The actor's clip is its first link.

    Raises Forbidden: not_yours, and the code of a consent rule with the `handle`; Conflict: not_published,
    already_linked; Invalid: prompt_empty, prompt_too_long, text_not_storable, sexual_content.
    """
    prompt = " ".join(prompt.split())
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its author can begin a chain with a clip."))
    if not prompt:
        raise Invalid("prompt_empty", _("Ask something first."))
    if len(prompt) > MOST_PROMPT_LETTERS:
        most = MOST_PROMPT_LETTERS
        raise Invalid("prompt_too_long", _("At most %(most)s letters.") % {"most": most}, most=most)
    if not storable(prompt):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    _check_words(clip, prompt)
    with transaction.atomic():
        held = Clip.objects.select_for_update(no_key=True).filter(pk=clip.pk, visibility=Visibility.PUBLIC)
        if not held.exists():
            raise Conflict("not_published", _("This clip is not public."))
        if ChainLink.objects.filter(clip=clip).exists():
            raise Conflict("already_linked", _("This clip is in a chain already."))
        chain = Chain.objects.create(author=actor, prompt=prompt)
        ChainLink.objects.create(chain=chain, clip=clip, position=0)
    return chain


def _check_words(clip: Clip, prompt: str) -> None:
    if is_indecent(prompt):
        raise Invalid("sexual_content", _("This can not be asked here."))
    if (found := against(clip, prompt)) is None:
        return
    if found.handle:
        raise Forbidden(found.reason, rule_in_words(found.reason, found.handle), handle=found.handle)
    raise Forbidden(found.reason, why(found.reason))


def take_turn(actor: User, chain: Chain) -> Clip:
    """The clip to go on from; nobody else may take the turn for an hour. Again, by the same: an hour more.

    Raises Conflict: chain_closed, turn_taken (with `until`); Forbidden: your_own_link (somebody else comes first), and
    the code of the terms that stand against it.
    """
    tip = tip_of(chain)
    if chain.closed_at is not None or tip is None:
        raise Conflict("chain_closed", _("Nobody adds to this chain any more."))
    if tip.owner_id == actor.pk:
        raise Forbidden("your_own_link", _("The last clip is yours: now it is somebody else's turn."))
    if not (decision := RemixPolicy(actor).remix(tip)):
        reason = decision.reason if decision.reason in WHY else "terms_who"  # that it is hidden from them is not told
        raise Forbidden(reason, why(reason))
    free = Q(taker__isnull=True) | Q(taker=actor) | Q(taken_until__lte=now())
    open_ = Chain.objects.filter(free, pk=chain.pk, closed_at__isnull=True)
    if not open_.update(taker=actor, taken_until=now() + TURN):
        chain.refresh_from_db()
        until = chain.taken_until.isoformat() if chain.taken_until else ""
        raise Conflict("turn_taken", _("Somebody else is adding to it right now."), until=until)
    return tip


def pass_turn(actor: User, chain: Chain) -> None:
    """Harmless where it is not theirs."""
    Chain.objects.filter(pk=chain.pk, taker=actor).update(taker=None, taken_until=None)


def close_chain(actor: User, chain: Chain) -> None:
    """For good; what was added stays. Harmless again. Raises Forbidden("not_yours")."""
    if chain.author_id != actor.pk:
        raise Forbidden("not_yours", _("Only who began a chain can end it."))
    Chain.objects.filter(pk=chain.pk, closed_at__isnull=True).update(closed_at=now(), taker=None, taken_until=None)
