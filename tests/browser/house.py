"""`python -m tests.browser.house POST`: the house of tests.web.house, of which Ann has signed up, with the film of POST
and with names and words as long as may be; prints the address of every page as JSON.
"""

import json
import sys

import django

django.setup()

from django.urls import reverse  # noqa: E402

from accounts.models import User  # noqa: E402
from feed.models import Post  # noqa: E402
from generation.models import Clip, Job  # noqa: E402
from generation.services.clips import withdraw_clip  # noqa: E402
from generation.states import JobState  # noqa: E402
from remix.models import Chain  # noqa: E402
from tests.factories import PostFactory, UserFactory  # noqa: E402
from tests.web.house import furnish  # noqa: E402

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt"
LONG = f"{WORD} and then everybody dances on the moon while it rains cats #dance #{WORD.lower()[:30]}"
source = Clip.objects.get(post=sys.argv[1])
files = {name: getattr(source, name) for name in ("video_key", "poster_key", "preview_key", "width", "height")}
ann, ben = User.objects.get(username="ann"), UserFactory(username=WORD.lower()[:30], display_name=WORD, bio=LONG)
places = furnish(ann, ben)
gone = PostFactory(author=ann, caption="Gone")
withdraw_clip(gone.clip, reason="revoked")
places["tombstone"] = reverse("post", args=[gone.pk])
Clip.objects.filter(video_key="", visibility__in=("public", "draft")).update(**files)
Post.objects.filter(clip__owner__in=(ann, ben)).update(caption=LONG)
Job.objects.filter(owner__in=(ann, ben)).update(prompt=LONG)
Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).update(engine="elsewhere")
Chain.objects.update(prompt=LONG)
print(json.dumps(places))
