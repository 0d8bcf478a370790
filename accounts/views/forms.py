"""What the settings page sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ProfileForm(forms.Form):
    display_name = forms.CharField(label=_("Name"), max_length=60, required=False)
    bio = forms.CharField(
        label=_("About you"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("What is the key for?"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("My script"), "autocomplete": "off"}),
    )


class CloseForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
