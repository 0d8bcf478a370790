from remix.models.chains import Chain, ChainLink
from remix.models.counts import ThreadCount
from remix.models.invitations import Invitation
from remix.models.lineage import Lineage, ParentEdge
from remix.models.news import News, ThreadMute
from remix.models.sounds import Sound
from remix.models.terms import RemixTerms

__all__ = [
    "Chain",
    "ChainLink",
    "Invitation",
    "Lineage",
    "News",
    "ParentEdge",
    "RemixTerms",
    "Sound",
    "ThreadCount",
    "ThreadMute",
]
