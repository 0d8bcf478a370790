"""A house where something has happened, and the address of every page in it: who looks at all pages looks here."""

import io
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from PIL import Image

from accounts.models import User
from cameo import vault
from cameo.models import Approval, Grant, Likeness, Use
from cameo.states import Audience, Gate, LikenessState
from common.clock import now
from feed.services import comment
from generation.models import Job, Take, TakeSet
from generation.services.templates import save_template
from generation.states import JobState
from generation.storyboard.schema import Storyboard
from remix.collab.chains import open_chain
from remix.models import Invitation
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory

OPEN_PAGES = (
    "feed",
    "about",
    "account_login",
    "account_signup",
    "account_reset_password",
    "post",
    "profile",
    "nothing",
    "latest",
    "top",
    "mood",
    "search",
    "search_feed",
    "boards",
    "person_feed",
    "thread_feed",
    "thread",
    "compare",
    "sound",
    "chains",
    "chain",
)
OWN_PAGES = (
    "feed",
    "following",
    "latest",
    "cameos",
    "mood",
    "saved",
    "search",
    "boards",
    "analytics",
    "feed_settings",
    "export",
    "post",
    "remix_clip",
    "remix_storyboard",
    "remix_terms",
    "thread",
    "compare",
    "sound",
    "use_sound",
    "together",
    "clip_invitations",
    "chains",
    "chain",
    "takes",
    "create",
    "board",
    "board-job",
    "templates",
    "template",
    "job-queued",
    "job-running",
    "job-ready",
    "job-failed",
    "job-refused",
    "job-cancelled",
    "job-deleted",
    "drafts",
    "cameo",
    "cameo_capture",
    "cameo_approvals",
    "cameo_capture",
    "cameo_existing",
    "cameo_grant",
    "cameo_grant_new",
    "cameo_room",
    "character_existing",
    "character_grant",
    "character",
    "character-checking",
    "character-rejected",
    "character-revoked",
    "character_new",
    "profile",
    "people",
    "settings",
    "export",
    "notifications",
    "credits",
    "account_logout",
    "account_email",
    "account_change_password",
    "usersessions_list",
    "mfa_index",
)
BOARD = {
    "shots": [
        {
            "seconds": 2.5,
            "setting": "beach",
            "subjects": [{"handle": "ann"}, {"handle": "extra1", "path": [{"at": 0, "x": 0.2}]}],
            "lines": [{"speaker": "ann", "text": "Take 1"}, {"speaker": "narrator", "text": "Take 1"}],
            "props": [{"name": "Take 1"}],
            "weather": ["rain"],
        }
    ],
    "not_understood": ["Take 1"],
}


def furnish(ann: User, ben: User) -> dict[str, str]:
    """Address of every page, by name; Ann owns most of it."""
    likeness = LikenessFactory(owner=ann, reasons=[])
    picture = io.BytesIO()
    Image.new("RGBA", (8, 8)).save(picture, "WEBP")
    likeness.cutout_key = vault.put(likeness, picture.getvalue(), suffix="webp")
    likeness.save()
    later = now() + timedelta(days=30)
    by_name = Grant.objects.create(likeness=likeness, audience=Audience.APPROVED, person=ben, expires_at=later)
    Grant.objects.create(likeness=likeness, audience=Audience.MUTUALS, expires_at=later)
    for allowed in (True, False):
        Use.objects.create(likeness=likeness, requester=ben, gate=Gate.SUBMIT, epoch=1, allowed=allowed, prompt="@ann")
    for gate, requester in ((Gate.SUBMIT, ben), (Gate.PUBLISH, ben)):
        asked = {"requester": requester, "gate": gate, "digest": gate.value, "job_id": uuid4(), "prompt": "@ann"}
        Approval.objects.create(likeness=likeness, epoch=1, expires_at=later, **asked)
    robots = {
        state: LikenessFactory(owner=ann, kind="character", handle=f"ann.{state}", state=state)
        for state in LikenessState
    }
    Likeness.objects.filter(pk=robots[LikenessState.REJECTED].pk).update(reasons=["character_is_a_person"])
    Grant.objects.create(likeness=robots[LikenessState.ACTIVE], audience=Audience.EVERYONE, expires_at=later)
    post = PostFactory(author=ann, cast=[likeness], caption="Take 1")
    PostFactory(author=ben)
    comment(ben, post, "The cats land on their feet!")
    jobs = {state: JobFactory(owner=ann, state=state) for state in JobState if state != JobState.READY}
    Job.objects.filter(state=JobState.RUNNING).update(started_at=now(), progress=300, stage="render")
    Job.objects.filter(state=JobState.FAILED).update(reason="attempts_spent")
    board = Storyboard.model_validate(BOARD).model_dump(mode="json")
    kept = save_template(ann, JobFactory(owner=ann, storyboard=board), title="Take 1", public=False)
    save_template(ben, JobFactory(owner=ben, storyboard=board), title="Take 1", public=True)
    draft, deleted = (
        ClipFactory(owner=ann, cast=[likeness], job__storyboard=board),
        ClipFactory(owner=ann, visibility="deleted"),
    )
    drawn = PostFactory(author=ben, clip__job__storyboard=board)
    takes = TakeSet.objects.create(owner=ann, idempotency_key="k", number=2, seed=1)
    for place, job in enumerate((draft.job, jobs[JobState.RUNNING])):
        Take.objects.create(takes=takes, place=place, job=job)
    Invitation.objects.create(clip=draft, person=ben, expires_at=later)
    places = {
        "post": reverse("post", args=[post.pk]),
        "remix_clip": reverse("remix_clip", args=[post.clip_id]),
        "profile": reverse("profile", args=["ann"]),
        "character": reverse("character", args=[robots[LikenessState.ACTIVE].pk]),
        "cameo_grant": reverse("cameo_grant", args=[by_name.pk]),
        "character_existing": reverse("character_existing", args=[robots[LikenessState.ACTIVE].pk]),
        "character_grant": reverse("character_grant", args=[robots[LikenessState.ACTIVE].pk]),
        **{f"character-{state}": reverse("character", args=[one.pk]) for state, one in robots.items()},
        "nothing": reverse("post", args=[uuid4()]),
        "top": reverse("top", args=["week"]),
        "mood": reverse("mood", args=["dance"]),
        "search": f"{reverse('search')}?q=take",
        "search_feed": f"{reverse('search_feed')}?q=take",
        "boards": reverse("boards", args=["creators"]),
        "person_feed": reverse("person_feed", args=["ann"]),
        "thread_feed": reverse("thread_feed", args=[post.clip_id]),
        "thread": reverse("thread", args=[post.clip_id]),
        "sound": reverse("sound", args=[post.clip_id]),
        "use_sound": reverse("use_sound", args=[post.clip_id]),
        "chain": reverse("chain", args=[open_chain(ann, post.clip, "And then?").pk]),
        "remix_storyboard": reverse("remix_storyboard", args=[drawn.clip_id]),
        "remix_terms": reverse("remix_terms", args=[post.clip_id]),
        "clip_invitations": reverse("clip_invitations", args=[draft.pk]),
        "takes": reverse("takes", args=[takes.pk]),
        "compare": reverse("compare", args=[post.clip_id, PostFactory(author=ann).clip_id]),
        "template": reverse("template", args=[kept.pk]),
        "board-job": f"{reverse('board')}?job={draft.job_id}",
        "job-ready": reverse("job", args=[draft.job_id]),
        "job-deleted": reverse("job", args=[deleted.job_id]),
        **{f"job-{state}": reverse("job", args=[job.pk]) for state, job in jobs.items()},
    }
    plain = {name for name in (*OPEN_PAGES, *OWN_PAGES) if name not in places}
    return places | {name: reverse(name) for name in plain}
