"""The page before the camera. All else goes through the API."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest
from cameo.capture.words import languages_heard, told_before


@login_required
@require_safe
def capture_page(request: MemberRequest) -> HttpResponse:
    language = (get_language() or "en").partition("-")[0]
    heard = languages_heard(own_names=True)
    other = "und" if language in heard else language
    return render(request, "cameo/capture.html", {"heard": heard, "other": other, "told": told_before()})
