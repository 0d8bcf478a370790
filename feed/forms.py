"""What pages send to the feed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CaptionForm(forms.Form):
    caption = forms.CharField(
        label=_("Caption"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("Say what it is, or let it speak for itself")}),
    )
