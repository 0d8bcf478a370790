"""Kinds of remix in a word or two, for where there is little room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remix.states import RemixKind

NAMES: dict[RemixKind, str | Promise] = {
    RemixKind.WORDS: _("Words"),
    RemixKind.SWAP: _("Swap"),
    RemixKind.ADD: _("Joined in"),
    RemixKind.REMOVE: _("Taken out"),
    RemixKind.REPLACE: _("Replaced"),
    RemixKind.ADD_THING: _("A thing"),
    RemixKind.RESTYLE: _("Style"),
    RemixKind.RELIGHT: _("Light"),
    RemixKind.WEATHER: _("Weather"),
    RemixKind.PLACE: _("Place"),
    RemixKind.REVOICE: _("Voice"),
    RemixKind.LINES: _("Lines"),
    RemixKind.LANGUAGE: _("Language"),
    RemixKind.RESCORE: _("Music"),
    RemixKind.CAPTION: _("Captions"),
    RemixKind.MOTION_PATH: _("Path"),
    RemixKind.CAMERA: _("Camera"),
    RemixKind.TEMPLATE: _("Template"),
    RemixKind.STORYBOARD: _("Scenes"),
    RemixKind.LOOP: _("Loop"),
    RemixKind.EXTEND: _("Longer"),
    RemixKind.CONTINUE: _("Goes on"),
    RemixKind.TRIM: _("Trim"),
    RemixKind.STITCH: _("Stitch"),
    RemixKind.BLEND: _("Blend"),
    RemixKind.FIRST_LAST: _("Between"),
    RemixKind.REFRAME: _("Frame"),
    RemixKind.UPSCALE: _("Sharper"),
    RemixKind.DUET: _("Duet"),
    RemixKind.SOUND: _("Sound"),
}
