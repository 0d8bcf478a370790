"""What the feed's templates say shortly."""

import re
from functools import cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from generation.views import terms

register = template.Library()

TAG = re.compile(r"#(\w{1,40})")
STEPS = {"zh-hans": ((10**8, "亿"), (10**4, "万")), "zh-hant": ((10**8, "億"), (10**4, "萬"))}
THOUSANDS = ((10**6, "M"), (10**3, "K"))


@register.simple_tag
def icon(name: str) -> SafeString:
    """As <c-icon>, for lists: a page of clips has a hundred of them, and a component costs far more than a tag."""
    return _icon(name)


@cache
def _icon(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("common/icons.svg"),
        name,
    )


@register.filter
def tag_name(tag: str) -> str:
    """As generation.views.terms.tag."""
    return terms.tag(tag)


@register.filter
def compact(number: int) -> str:
    """As the browser's Intl.NumberFormat(notation: compact) writes it: 999, 1.2K, 1.2万."""
    for step, letter in STEPS.get(get_language() or "", THOUSANDS):
        if number >= step:
            return number_format(number / step, 0 if number >= 100 * step else 1).removesuffix(".0") + letter
    return str(number)


@register.filter
def with_tags(text: str) -> SafeString:
    """Escaped, each #tag a link to its clips."""
    pieces, at = [], 0
    for found in TAG.finditer(text):
        address = reverse("mood", args=[found[1].lower()])
        pieces += [
            escape(text[at : found.start()]),
            format_html('<a class="feed__tag" href="{}">#{}</a>', address, found[1]),
        ]
        at = found.end()
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308  (every piece is escaped)
