from remix.models.counts import ThreadCount
from remix.models.lineage import Lineage, ParentEdge
from remix.models.sounds import Sound
from remix.models.terms import RemixTerms

__all__ = ["Lineage", "ParentEdge", "RemixTerms", "Sound", "ThreadCount"]
