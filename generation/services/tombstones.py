"""What is kept of a clip for the people in it, after its maker deleted it, and for how long."""

from cameo.models import Use
from generation.depicted import long_deleted

AT_ONCE = 500


def drop_tombstones() -> int:
    """The words of clips deleted so long ago that nobody in them is shown them any more; of how many askings.

    A refusal keeps its words: deleting another clip of the same job does not hide what somebody was refused. The rows
    stay, for the limits and as proof of who was asked. Safe to run twice, at once too.
    """
    words = Use.objects.filter(allowed=True).exclude(prompt="")
    over = words.filter(job_id__in=long_deleted().values("job")).values_list("pk", flat=True)
    dropped = 0
    while some := list(over[:AT_ONCE]):
        dropped += words.filter(pk__in=some).update(prompt="")
    return dropped
