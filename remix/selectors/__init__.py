"""Reading threads and terms."""

from remix.selectors.credit import credit_for_file, credit_line
from remix.selectors.newcomers import newcomers
from remix.selectors.terms import terms_in_force, terms_of, terms_version
from remix.selectors.threads import Thread, ancestors_of, children_of, remix_counts, siblings_of, thread
from remix.selectors.trees import Tree, tree

__all__ = [
    "Thread",
    "Tree",
    "ancestors_of",
    "children_of",
    "credit_for_file",
    "credit_line",
    "newcomers",
    "remix_counts",
    "siblings_of",
    "terms_in_force",
    "terms_of",
    "terms_version",
    "thread",
    "tree",
]
