from generation.models.chunks import LiveChunk
from generation.models.clips import Clip
from generation.models.jobs import Job, JobEvent, JobReference
from generation.models.takes import Take, TakeSet
from generation.models.templates import StoryTemplate
from generation.models.workers import Worker

__all__ = ["Clip", "Job", "JobEvent", "JobReference", "LiveChunk", "StoryTemplate", "Take", "TakeSet", "Worker"]
