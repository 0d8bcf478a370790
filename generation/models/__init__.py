from generation.models.chunks import LiveChunk
from generation.models.clips import Clip
from generation.models.jobs import Job, JobEvent, JobReference
from generation.models.templates import StoryTemplate

__all__ = ["Clip", "Job", "JobEvent", "JobReference", "LiveChunk", "StoryTemplate"]
