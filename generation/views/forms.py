"""What the create page sends."""

import hashlib
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from generation import routing
from generation.media.ingest import MAX_BYTES
from generation.storyboard.planner import MAX_PROMPT

LENGTHS_S = (4, 6, 8, 10, 15)
ENGINES: dict[str, str | Promise] = {
    "studio": _("The studio: clay and paper"),
    "diffusion": _("A video model on this server"),
    "videos_api": _("A video model elsewhere"),
}
SHAPES: dict[int, str | Promise] = {-1: _("Tall"), 0: _("Square"), 1: _("Wide")}


def _lengths() -> list[tuple[str, str | Promise]]:
    return [("", _("Auto"))] + [
        (str(number), gettext("%(number)s s") % {"number": number})
        for number in LENGTHS_S
        if number <= settings.MAX_CLIP_SECONDS
    ]


def _sizes() -> list[tuple[str, str | Promise]]:
    """The usual one of each shape, tall first; the API has the others too."""
    usual = {_shape(*size): size for size in reversed(routing.sizes())}
    return [(f"{width}x{height}", SHAPES[shape]) for shape, (width, height) in sorted(usual.items())]


def _engines() -> list[tuple[str, str | Promise]]:
    usable = dict.fromkeys(offer.route.engine for offer in routing.offers() if not offer.refusal)
    return [("", _("Whichever suits best")), *((name, ENGINES.get(name, name)) for name in usable)]


def _shape(width: int, height: int) -> int:
    return (width > height) - (width < height)


def size_like(width: int, height: int) -> str:
    """The form's value for a size: this one where it is offered, else the usual one of its shape."""
    value = f"{width}x{height}"
    offered = dict(_sizes())
    alike = (other for other in offered if _shape(*map(int, other.split("x"))) == _shape(width, height))
    return value if value in offered else next(alike, value)


def caption_kept(clip_id: UUID) -> str:
    """Key of the web session for the caption of a draft that was not published yet: approvals are bound to it."""
    return f"caption:{clip_id}"


def order_key(key: str, *asked: object, file: bytes = b"") -> str:
    """One order for a form however often it is sent; another one when the browser brought the page back and other
    things were asked on it.
    """
    digest = hashlib.sha256(repr((key, *asked)).encode())
    digest.update(file)
    return digest.hexdigest()


class CreateForm(forms.Form):
    """`key` makes the order once, however often the form is sent."""

    prompt = forms.CharField(label=_("What happens?"), max_length=MAX_PROMPT)
    seconds = forms.TypedChoiceField(label=_("Length"), required=False, coerce=float, empty_value=None)
    size = forms.ChoiceField(label=_("Shape"))
    seed = forms.IntegerField(label=_("Seed"), required=False, min_value=0, max_value=2**32 - 1)
    engine = forms.ChoiceField(label=_("Made by"), required=False)
    draft = forms.BooleanField(label=_("Quick draft"), required=False)
    narrate = forms.BooleanField(label=_("Read my text aloud over scenes"), required=False)
    audio = forms.FileField(label=_("Soundtrack"), required=False, max_length=200)
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seconds"].choices = _lengths()  # type: ignore[attr-defined]
        self.fields["size"].choices = _sizes()  # type: ignore[attr-defined]
        self.fields["engine"].choices = _engines()  # type: ignore[attr-defined]

    def clean_size(self) -> tuple[int, int]:
        width, height = self.cleaned_data["size"].split("x")
        return int(width), int(height)

    def clean_audio(self) -> Any:
        upload = self.cleaned_data["audio"]
        if upload and upload.size > MAX_BYTES:
            raise forms.ValidationError(_("A soundtrack has at most 20 MB."))
        return upload
