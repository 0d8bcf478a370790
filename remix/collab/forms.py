"""What pages of working together take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from remix.collab.invitations import DAYS
from remix.models.chains import MOST_PROMPT_LETTERS

TERMS = [(3, _("3 days")), (7, _("a week")), (14, _("two weeks")), (30, _("a month"))]
"""What the page offers."""


class InviteForm(forms.Form):
    username = forms.CharField(max_length=31)
    days = forms.TypedChoiceField(choices=TERMS, coerce=int, initial=DAYS)

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).removeprefix("@")


class BeginForm(forms.Form):
    prompt = forms.CharField(max_length=MOST_PROMPT_LETTERS)
