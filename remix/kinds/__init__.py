"""Every way to remix a clip. A kind is one file, and one line here."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from accounts.models import User
from common.errors import Invalid
from generation.models import Clip
from remix.contracts import RemixRequest
from remix.kinds.add import Add
from remix.kinds.add_thing import AddThing
from remix.kinds.base import Kind
from remix.kinds.blend import Blend
from remix.kinds.camera import Camera
from remix.kinds.caption import Caption
from remix.kinds.continue_ import Continue
from remix.kinds.duet import Duet
from remix.kinds.extend import Extend
from remix.kinds.first_last import FirstLast
from remix.kinds.language import Language
from remix.kinds.lines import Lines
from remix.kinds.loop import Loop
from remix.kinds.motion_path import MotionPath
from remix.kinds.place import Place
from remix.kinds.reframe import Reframe
from remix.kinds.relight import Relight
from remix.kinds.remove import Remove
from remix.kinds.replace import Replace
from remix.kinds.rescore import Rescore
from remix.kinds.restyle import Restyle
from remix.kinds.revoice import Revoice
from remix.kinds.sound import Sound
from remix.kinds.stitch import Stitch
from remix.kinds.storyboard import Storyboard
from remix.kinds.swap import Swap
from remix.kinds.template import Template
from remix.kinds.trim import Trim
from remix.kinds.upscale import Upscale
from remix.kinds.weather import Weather
from remix.kinds.words import Words
from remix.states import RemixKind

KINDS: dict[RemixKind, Kind[Any]] = {
    kind.name: kind
    for kind in (
        Words(),
        Swap(),
        Add(),
        Remove(),
        Replace(),
        AddThing(),
        Relight(),
        Weather(),
        Place(),
        Restyle(),
        Lines(),
        Language(),
        Revoice(),
        Rescore(),
        Caption(),
        Camera(),
        MotionPath(),
        Extend(),
        Loop(),
        Trim(),
        Stitch(),
        Duet(),
        Sound(),
        Continue(),
        FirstLast(),
        Blend(),
        Reframe(),
        Upscale(),
        Template(),
        Storyboard(),
    )
}
"""In the order in which pages offer them."""


def asked(actor: User, kind: RemixKind, parents: tuple[Clip, ...], options: dict[str, Any]) -> RemixRequest:
    """From JSON. Raises Invalid `kind_unknown`, `remix_incomplete` or `options_invalid` with the `fields` at fault."""
    if kind not in KINDS:
        raise Invalid("kind_unknown", _("Clips can not be remixed in this way here."))
    try:
        read = KINDS[kind].read(options, me=actor.username)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        fields = [".".join(map(str, one["loc"])) for one in found]
        code = "remix_incomplete" if all(one["type"] == "missing" for one in found) else "options_invalid"
        raise Invalid(code, _("Something is missing, or not as it should be."), fields=fields) from None
    return RemixRequest(kind=kind, parents=parents, options=read)
