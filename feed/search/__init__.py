"""Full-text search, and what the site's own words tell."""

from feed.search.encoding import encode, vectors
from feed.search.finding import checked, find
from feed.search.indexing import index, index_all, remove, remove_author
from feed.search.knowing import nearest
from feed.search.matching import match, match_any, matching
from feed.search.moods import moods

__all__ = [
    "checked",
    "encode",
    "find",
    "index",
    "index_all",
    "match",
    "match_any",
    "matching",
    "moods",
    "nearest",
    "remove",
    "remove_author",
    "vectors",
]
