"""Keeping storyboards as templates, and filling their slots."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from accounts.models import User
from common.errors import Forbidden, Invalid, NotFound, TooMany
from generation import planning
from generation.contracts import SpecRejected
from generation.models import Job, StoryTemplate
from generation.policies import TemplatePolicy
from generation.signals import scenes_asked
from generation.storyboard.schema import Storyboard
from generation.storyboard.templates import PersonSlot, Template, fill, template_of

MOST = 200


def save_template(actor: User, job: Job, *, title: str, public: bool) -> StoryTemplate:
    """The scenes of a job of one's own: whose they were before is in its lineage, and is asked. Everybody cast becomes
    a slot, without a name: who is in a clip is not told by its template.

    Raises NotFound `storyboard_gone`, Forbidden with the code of the terms that stand against it, Invalid
    `storyboard_rejected`, `template_invalid`; TooMany `too_many_templates`.
    """
    if job.owner_id != actor.pk or job.storyboard is None:
        raise NotFound("storyboard_gone", _("The scenes of this clip are no longer kept."))
    storyboard = Storyboard.model_validate(job.storyboard)
    planning.check_storyboard(storyboard, {name for shot in storyboard.shots for name in shot.given})
    _ask_authors(job, public=public)
    if StoryTemplate.objects.owned_by(actor.pk).count() >= MOST:
        raise TooMany("too_many_templates", _("Delete one of your templates first."), most=MOST)
    try:
        template = template_of(storyboard, title.strip())
    except (SpecRejected, ValidationError):
        raise Invalid("template_invalid", _("This has too many parts for a template, or no title.")) from None
    slots = tuple(
        slot.model_copy(update={"label": slot.name}) if isinstance(slot, PersonSlot) else slot
        for slot in template.slots
    )
    body = template.model_copy(update={"slots": slots}).model_dump(mode="json")
    return StoryTemplate.objects.create(owner=actor, title=template.title, body=body, public=public)


def _ask_authors(job: Job, *, public: bool) -> None:
    """Whoever knows of lineage and terms answers; nobody's answer is a no."""
    answers = [answer for _receiver, answer in scenes_asked.send(sender=Job, job=job, public=public)]
    if reason := next(filter(None, answers), "") if answers else "consent_unknown":
        why = _(
            "An author of what it was made from does not allow that. Remix the clip as a template: they are named then."
        )
        raise Forbidden(reason, why)


def delete_template(actor: User, template: StoryTemplate) -> None:
    """Raises Forbidden `not_owner`."""
    if not (decision := TemplatePolicy(actor).delete(template)):
        raise Forbidden(decision.reason, _("Only its owner can delete it."))
    template.delete()


def fill_template(template: StoryTemplate, values: Mapping[str, str]) -> Storyboard:
    """Nobody is asked yet: that is for the job. Raises Invalid `slot_empty`, `slot_unknown`, `slot_too_long`,
    `setting_unknown`, `slot_invalid`.
    """
    body = Template.model_validate(template.body)
    try:
        filled = fill(body, values, vocabulary=planning.vocabulary(), glyphs=planning.glyphs())
        return Storyboard.model_validate(filled.model_dump())
    except SpecRejected as refusal:
        raise Invalid(refusal.code, _("A slot of the template is empty, or holds what does not fit.")) from None
    except ValidationError:
        raise Invalid("slot_invalid", _("A slot of the template holds something that does not fit.")) from None
