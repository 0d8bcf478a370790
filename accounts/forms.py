"""What sign-up asks for besides name and password, on the web and by the app API alike."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.ages import age_years
from accounts.models import User
from accounts.services import open_account
from common.clock import now

OLDEST_YEARS = 120


class TextDateField(forms.DateField):
    """Apps send JSON, where anything may stand in a date's place: it is read as text."""

    def to_python(self, value: Any) -> date | None:
        found: date | None = super().to_python(value if value is None else str(value))
        return found


class SignupForm(forms.Form):
    """allauth's ACCOUNT_SIGNUP_FORM_CLASS: the base of its own form and of its headless input."""

    birth_date = TextDateField(
        label=_("Day of birth"),
        help_text=_("Nobody else sees it. It can not be changed later."),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "bday"}),
    )

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        age = age_years(born, now().date())
        if not 0 <= age <= OLDEST_YEARS:
            raise ValidationError(_("Please check the year."), code="birth_date_invalid")
        if age < settings.MINIMUM_AGE:
            raise ValidationError(
                _("You must be %(age)s or older to join."), code="too_young", params={"age": settings.MINIMUM_AGE}
            )
        return born

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth calls it once the row is there."""
        open_account(user, birth_date=self.cleaned_data["birth_date"])
