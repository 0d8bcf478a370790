"""What the pages of remixing say shortly."""

from collections.abc import Mapping

from django import template

from remix.forms.fields import Words
from remix.kinds import KINDS
from remix.states import RemixKind

register = template.Library()


@register.filter
def kind_label(kind: str) -> Words:
    """Of a kind that is offered; its own name of another one."""
    known = KINDS.get(RemixKind(kind)) if kind in RemixKind.values else None
    return known.label if known else kind.replace("_", " ")


@register.filter
def slot(values: Mapping[str, str] | str, name: str) -> str:
    """What stands in a template's slot."""
    return values.get(name, "") if isinstance(values, Mapping) else ""
