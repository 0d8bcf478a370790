"""Everything that changes lineage and terms."""

from remix.services.gate import check_publish
from remix.services.lineage import join
from remix.services.start import start_remix
from remix.services.takes import order_remix_takes
from remix.services.terms import set_terms

__all__ = ["check_publish", "join", "order_remix_takes", "set_terms", "start_remix"]
