"""Long lists of options, written without a template's loop."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from generation.storyboard.schema import NARRATOR
from generation.views.board.rows import TakeRow

register = template.Library()


@register.simple_tag
def options(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """<option>s; what is chosen and not offered comes first, by its id, so that it is not lost."""
    listed = list(choices)
    known = any(value == chosen for value, _label in listed)
    stray = format_html('<option value="{0}" selected>{0}</option>', chosen) if chosen and not known else SafeString()
    rows = ((value, SafeString(" selected" if value == chosen else ""), label) for value, label in listed)
    return stray + format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def ticks(choices: Iterable[tuple[str, str]], picked: list[str], place: str, field: str) -> SafeString:
    """A checkbox for each; what is picked and not offered stays picked."""
    listed = list(choices)
    strays = [(value, value) for value in picked if value not in dict(listed)]
    rows = (
        (place, field, value, SafeString(" checked" if value in picked else ""), label)
        for value, label in [*strays, *listed]
    )
    box = '<label class="tick"><input type="checkbox" name="{}.{}" value="{}"{}>{}</label>'
    return format_html_join("", box, rows)


@register.simple_tag
def speakers(take: TakeRow, chosen: str) -> SafeString:
    """The people of the scene by number and name, and a voice from nowhere."""
    people = [
        (person.key, _("%(number)s: %(who)s") % {"number": number, "who": person.who.strip() or _("somebody made up")})
        for number, person in enumerate(take.people, 1)
    ]
    return options([*people, (NARRATOR, _("A narrator"))], chosen)
