"""Which sound a remix has is kept with its lineage."""

from generation.models import Clip, Job
from remix.models import Sound


def take_sound(job: Job, source: Clip) -> Sound:
    """The job's clip will be heard with what is heard in `source`, which may have it from elsewhere."""
    earlier = Sound.objects.filter(job=source.job_id).only("origin").first()
    origin_id = earlier.origin_id if earlier else source.pk
    return Sound.objects.create(job=job, origin_id=origin_id, source=source)
