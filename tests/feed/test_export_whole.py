"""Every row that names a person is in their archive, or it is said here why it is not."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from accounts.models import User
from cameo import services as cameo
from cameo.models import Capture
from cameo.purposes import Purpose
from cameo.services.approvals import answer_approval, request_approval
from cameo.states import Audience, Gate
from common import store
from common.clock import now
from feed.export.building import gather
from feed.export.documents import DOCUMENTS
from generation.models import Take, TakeSet
from generation.services.reports import report_clip
from generation.states import Visibility
from remix.models import Chain, ChainLink, RemixTerms, Sound
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db

IN = {
    "accounts.apikey.owner": "profile",
    "accounts.block.source": "people",
    "accounts.creditaccount.owner": "credits",
    "accounts.follow.source": "people",
    "accounts.follow.target": "people",
    "accounts.mute.source": "people",
    "accounts.notification.recipient": "notifications",
    "cameo.approval.requester": "approvals-asked",
    "cameo.capture.owner": "captures",
    "cameo.grant.person": "grants-received",
    "cameo.likeness.owner": "likenesses",
    "feed.affinity.person": "feed-tastes",
    "feed.comment.author": "comments",
    "feed.event.person": "feed-events",
    "feed.feedpreference.person": "feed-preferences",
    "feed.like.person": "likes",
    "feed.post.author": "posts",
    "feed.save.person": "saves",
    "feed.seen.person": "feed-seen",
    "feed.steer.person": "feed-steers",
    "generation.clip.owner": "clips",
    "generation.job.owner": "prompts",
    "generation.report.reporter": "reports",
    "generation.storytemplate.owner": "templates",
    "generation.takeset.owner": "takes",
    "remix.chain.author": "together",
    "remix.invitation.person": "together",
    "remix.remixterms_approved.user": "remix-terms",
    "remix.threadmute.person": "together",
}
OUT = {
    "accounts.block.target": "who blocked somebody is theirs to tell",
    "accounts.mute.target": "who muted somebody is theirs to tell",
    "accounts.notification.actor": "what others were told is theirs",
    "accounts.user_groups.user": "staff's work",
    "accounts.user_user_permissions.user": "staff's work",
    "cameo.capture.reviewer": "staff's work",
    "generation.report.decided_by": "staff's work",
    "admin.logentry.user": "staff's work",
    "cameo.personkey.person": "a key, which proves nothing once it is copied",
    "cameo.use.requester": "what they asked of others stands in their prompts and approvals",
    "common.idempotencyrecord.user": "replies of the last day, of what is in the archive itself",
    "feed.export.owner": "this archive",
    "feed.feedsession.person": "lists of the last hours, made of what is in the archive",
    "feed.leader.person": "a place on a board, made anew each hour",
    "feed.postcast.person": "made of the clips' casts, which are in the archive",
    "feed.postday.author": "sums of what others did, shown on the page of figures",
    "generation.guest.person": "made of invitations, which are in the archive",
    "remix.chain.taker": "whose turn it is for an hour",
}
SIGN_IN = {"account", "authtoken", "mfa", "usersessions", "socialaccount", "sessions"}
"""Of the packages that sign people in: addresses are in the profile, secrets are nowhere."""


def named() -> set[str]:
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in SIGN_IN
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is User and not field.many_to_many
    }


def test_nothing_that_names_a_person_is_forgotten() -> None:
    assert named() == {*IN, *OUT}
    assert set(IN.values()) <= set(DOCUMENTS)


def test_what_they_made_beside_clips_goes_along(ann: User, ben: User, tmp_path: Any) -> None:
    mine, bens = LikenessFactory(owner=ann), PostFactory(author=ben)
    LikenessFactory(owner=ben)
    clip = ClipFactory(owner=ann, visibility=Visibility.PUBLIC, was_public=True)
    Capture.objects.create(
        owner=ann, likeness=mine, session="s", nonce="n", script={"a": 1}, expires_at=now() + timedelta(hours=1)
    )
    cameo.grant_use(ann, mine, audience=Audience.APPROVED, person=ben)
    asking = Purpose(words="@ann sings", digest="d" * 64, gate=Gate.PUBLISH)
    answer_approval(ann, request_approval(ben, mine, purpose=asking), yes=True)
    takes = TakeSet.objects.create(owner=ann, idempotency_key="k", number=2, seed=1, kept=clip.job)
    Take.objects.create(takes=takes, place=0, job=clip.job)
    RemixTerms.objects.create(clip=clip, depth=2).approved.add(ben)
    Sound.objects.create(job=clip.job, origin=bens.clip, source=bens.clip)
    ChainLink.objects.create(chain=Chain.objects.create(author=ben, prompt="and then?"), clip=clip, position=0)
    report_clip(ann, bens.clip)
    job = JobFactory(owner=ann)
    job.audio_key = store.put_bytes(f"job/{job.pk}", b"RIFF my own song", suffix="wav")
    job.save()

    kept = {entry.name: store.read(entry.key) for entry in gather(ann, "export/x", tmp_path, at=now())}
    data = {name[5:-5]: json.loads(text) for name, text in kept.items() if name.startswith("data/")}

    assert kept[f"soundtracks/{job.pk}.wav"] == b"RIFF my own song"
    assert [row["state"] for row in data["captures"]] == ["issued"]
    assert "script" not in data["captures"][0]
    answered = {name: data["approvals-answered"][0][name] for name in ("of", "by", "prompt", "state")}
    assert answered == {"of": "ann", "by": "ben", "prompt": "@ann sings", "state": "approved"}
    assert data["takes"][0]["jobs"] == [str(clip.job_id)]
    assert (data["remix-terms"][0]["depth"], data["remix-terms"][0]["approved"]) == (2, ["ben"])
    assert data["sounds"] == [{"sound_of": str(bens.clip_id), "heard_in": str(clip.pk)}]
    assert {"added_to_chain", "by", "clip"} in [set(row) for row in data["together"]]
    assert [(row["clip"], row["state"]) for row in data["reports"]] == [(str(bens.clip_id), "open")]
