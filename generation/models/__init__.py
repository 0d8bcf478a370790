from generation.models.chunks import LiveChunk
from generation.models.clips import Clip
from generation.models.guests import Guest
from generation.models.jobs import Job, JobEvent, JobReference
from generation.models.materials import JobMaterial
from generation.models.reports import Report
from generation.models.takes import Take, TakeSet
from generation.models.templates import StoryTemplate
from generation.models.workers import Worker

__all__ = [
    "Clip",
    "Guest",
    "Job",
    "JobEvent",
    "JobMaterial",
    "JobReference",
    "LiveChunk",
    "Report",
    "StoryTemplate",
    "Take",
    "TakeSet",
    "Worker",
]
