"""Full-text search, and what the site's own words tell."""

from feed.search.indexing import index, index_all, remove, remove_author
from feed.search.matching import match, matching

__all__ = ["index", "index_all", "match", "matching", "remove", "remove_author"]
