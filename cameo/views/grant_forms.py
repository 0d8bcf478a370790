"""What the grant pages send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cameo.scope_words import MODES, STYLES, TOPICS, VERBS
from cameo.states import Audience, Mode, StyleScope, Topic, Verb
from cameo.terms import MOST_SHARE, Terms

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("A year")))
AUDIENCES = (
    (Audience.APPROVED, _("One person")),
    (Audience.MUTUALS, _("Mutuals")),
    (Audience.EVERYONE, _("Everyone")),
)
COLUMNS = tuple(Terms().as_columns())


class TermsForm(forms.Form):
    """As cameo.terms.Terms. An empty number is no limit."""

    mode = forms.ChoiceField(choices=[(mode, words[0]) for mode, words in MODES.items()])
    verbs = forms.MultipleChoiceField(
        label=_("They may"),
        choices=VERBS.items(),
        error_messages={"required": _("A permission has to allow something.")},
    )
    denied_topics = forms.MultipleChoiceField(label=_("Not about"), choices=TOPICS.items(), required=False)
    style = forms.ChoiceField(label=_("Look"), choices=STYLES.items())
    voice = forms.BooleanField(label=_("With my voice"), required=False)
    alone = forms.BooleanField(label=_("With nobody else in the clip"), required=False)
    commercial = forms.BooleanField(label=_("Commercial use too"), required=False)
    max_seconds = forms.IntegerField(label=_("Seconds a clip"), required=False, min_value=1, max_value=300)
    remix_depth = forms.IntegerField(
        label=_("Remixes deep"), min_value=0, max_value=100, help_text=_("0: nobody may remix a clip with you in it.")
    )
    share_percent = forms.IntegerField(
        label=_("Share of the price, in percent"),
        required=False,
        min_value=0,
        max_value=MOST_SHARE,
        help_text=_("What a clip costs does not change; this much of it comes to you."),
    )
    per_day = forms.IntegerField(label=_("Clips a day, each person"), required=False, min_value=0, max_value=1000)
    total = forms.IntegerField(label=_("Clips in all"), required=False, min_value=0, max_value=1_000_000)

    @classmethod
    def shown(cls, terms: Terms, **initial: Any) -> "TermsForm":
        return cls(initial=terms.as_columns() | initial)

    def terms(self) -> Terms:
        """Of a valid form."""
        said = {name: self.cleaned_data[name] for name in COLUMNS}
        lists = {"verbs": tuple(map(Verb, said["verbs"])), "denied_topics": tuple(map(Topic, said["denied_topics"]))}
        return Terms(**said | lists | {"style": StyleScope(said["style"]), "mode": Mode(said["mode"])})

    def clean_share_percent(self) -> int:
        return self.cleaned_data["share_percent"] or 0

    @property
    def is_unusual(self) -> bool:
        """Whether what is folded away says something that nobody would guess, or is wrong."""
        return any(name in self.errors for name in COLUMNS if name != "mode")


class NewGrantForm(TermsForm):
    audience = forms.ChoiceField(label=_("Who"), choices=AUDIENCES)
    username = forms.CharField(label=_("Name"), max_length=31, required=False)
    days = forms.TypedChoiceField(label=_("For how long"), choices=DAYS, coerce=int)


class GrantForm(TermsForm):
    """Of one that stands: no days leaves its end where it is."""

    days = forms.TypedChoiceField(
        label=_("For how long"),
        choices=(("", _("As before")), *DAYS),
        coerce=int,
        empty_value=None,
        required=False,
    )
