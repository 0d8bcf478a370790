"""What an archive says in words: one JSON file for each kind of thing, read row by row.

Everything is the person's own, or said to them already: who asked for their likeness, with which words, stands in their
room. Of others there is a name and no more; who blocked or muted them is nobody's to know. Their photo, and what was
computed from it, stays in the vault: an archive lies about on discs for years.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Count, Q

from accounts.models import ApiKey, Block, Follow, Mute, Notification, User
from accounts.selectors import balance
from accounts.statements import entries, row_of
from cameo import vault
from cameo.ledger.receipts import receipt_of, signed
from cameo.ledger.scopes import SCOPE
from cameo.models import Grant, Likeness
from cameo.selectors import approvals_by, receipted_events, uses_of
from feed.export import making, watching
from feed.models import Comment, Like, Post
from generation.models import Clip, Job, StoryTemplate
from generation.states import Visibility
from remix.collab.keepsakes import together
from remix.models import Lineage

Row = dict[str, Any]
Rows = Iterator[Row]
AT_ONCE = 500


def profile(person: User) -> Rows:
    own = {name: getattr(person, name) for name in ("username", "email", "display_name", "bio", "birth_date")}
    available, held = balance(person)
    yield {**own, "joined": person.date_joined, "credits": {"available": float(available), "held": float(held)}}
    for key in ApiKey.objects.filter(owner=person).order_by("pk"):
        yield {"api_key": key.name, "begins": key.prefix, "made": key.created_at}


def clips(person: User) -> Rows:
    """Those that were deleted or withdrawn, too, without files; lineage of each."""
    rows = Clip.objects.filter(owner=person).select_related("job__lineage", "post").prefetch_related("job__references")
    for clip in rows.annotate(remixes=Count("child_edges")).order_by("pk").iterator(AT_ONCE):
        edge: Lineage | None = getattr(clip.job, "lineage", None)
        post: Post | None = getattr(clip, "post", None)
        yield {
            "id": clip.pk,
            "job": clip.job_id,
            "made": clip.created_at,
            "visibility": clip.visibility,
            "withdrawn_reason": clip.withdrawn_reason,
            "width": clip.width,
            "height": clip.height,
            "duration_ms": clip.duration_ms,
            "made_with": clip.made_with,
            "cast": [reference.handle for reference in clip.job.references.all()],
            "caption": post.caption if post else None,
            "lineage": {"parent": edge.parent_id, "root": edge.root_id, "path": edge.path, "kind": edge.kind}
            if edge
            else None,
            "remixes": clip.remixes,
        }


def jobs(person: User) -> Rows:
    for job in Job.objects.owned_by(person.pk).order_by("pk").iterator(AT_ONCE):
        asked = ("prompt", "storyboard", "operation", "engine", "model", "width", "height", "seed", "price")
        ended = {"state": job.state, "reason": job.reason, "asked_at": job.created_at, "ended_at": job.finished_at}
        yield {"id": job.pk, **{name: getattr(job, name) for name in asked}, **ended}


def likenesses(person: User) -> Rows:
    kept = ("id", "kind", "handle", "state", "tier", "appearance", "restrictions", "created_at", "decided_at")
    mine = Likeness.objects.owned_by(person).order_by("created_at")
    yield from map(dict, mine.values(*kept, "frozen_at", "last_used_at"))


def grants_given(person: User) -> Rows:
    for grant in _grants().filter(likeness__owner=person).iterator(AT_ONCE):
        yield _grant(grant) | {"to": grant.person.username if grant.person else None}


def grants_received(person: User) -> Rows:
    for grant in _grants().filter(person=person).iterator(AT_ONCE):
        yield _grant(grant)


def receipts(person: User) -> Rows:
    for event in receipted_events(person).order_by("seq").iterator(AT_ONCE):
        receipt = receipt_of(event)
        yield {"receipt": receipt, "jws": signed(receipt)}


def certificates(person: User) -> Rows:
    for likeness in Likeness.objects.owned_by(person).order_by("created_at"):
        if (stated := vault.certificate(likeness)) is not None:
            yield {"certificate": stated, "jws": vault.signed(stated)}


def uses(person: User) -> Rows:
    """Of the person's likenesses, by whomever."""
    for use in uses_of(person).order_by("pk").iterator(AT_ONCE):
        said = {name: getattr(use, name) for name in ("gate", "allowed", "reason", "prompt", "job_id", "created_at")}
        yield {"of": use.likeness.handle, "likeness": use.likeness_id, "by": use.requester.username, **said}


def approvals(person: User) -> Rows:
    """What the person asked of others."""
    for asked in approvals_by(person).order_by("pk").iterator(AT_ONCE):
        said = {name: getattr(asked, name) for name in ("gate", "prompt", "state", "created_at", "decided_at")}
        yield {"of": asked.likeness.handle, **said}


def people(person: User) -> Rows:
    made = {"follows": Follow, "blocks": Block, "mutes": Mute}
    for word, model in made.items():
        for name, since in model.objects.filter(source=person).values_list("target__username", "created_at"):
            yield {"tie": word, "person": name, "since": since}
    for name, since in Follow.objects.filter(target=person).values_list("source__username", "created_at"):
        yield {"tie": "followed_by", "person": name, "since": since}


def posts(person: User) -> Rows:
    kept = ("id", "clip", "caption", "hidden", "created_at", "like_count", "comment_count")
    yield from map(dict, Post.objects.filter(author=person).order_by("sequence").values(*kept))


def comments(person: User) -> Rows:
    written = Comment.objects.filter(author=person, deleted_at=None).order_by("pk")
    yield from map(dict, written.values("post", "parent", "text", "created_at"))


def likes(person: User) -> Rows:
    yield from map(dict, Like.objects.filter(person=person).order_by("pk").values("post", "created_at"))


def templates(person: User) -> Rows:
    mine = StoryTemplate.objects.owned_by(person.pk).order_by("pk")
    yield from map(dict, mine.values("title", "body", "public", "created_at"))


def credits_moved(person: User) -> Rows:
    for entry, available in entries(person):
        yield row_of(entry, available)


def notices(person: User) -> Rows:
    rows = Notification.objects.filter(Q(recipient=person)).order_by("pk")
    yield from map(dict, rows.values("kind", "data", "created_at", "read_at"))


DOCUMENTS: dict[str, Callable[[User], Rows]] = {
    "profile": profile,
    "clips": clips,
    "prompts": jobs,
    "posts": posts,
    "likenesses": likenesses,
    "grants-given": grants_given,
    "grants-received": grants_received,
    "receipts": receipts,
    "deletion-certificates": certificates,
    "uses-of-my-likeness": uses,
    "approvals-asked": approvals,
    "approvals-answered": making.approvals_answered,
    "captures": making.captures,
    "reports": making.reports,
    "people": people,
    "comments": comments,
    "likes": likes,
    "saves": watching.saves,
    "feed-preferences": watching.preferences,
    "feed-steers": watching.steers,
    "feed-events": watching.events,
    "feed-seen": watching.seen,
    "feed-tastes": watching.tastes,
    "feed-ranker": watching.ranker,
    "together": together,
    "templates": templates,
    "takes": making.takes,
    "sounds": making.sounds,
    "remix-terms": making.terms,
    "credits": credits_moved,
    "notifications": notices,
}
"""By the name of the file."""


def live_clips(person: User) -> Any:
    """Those whose files go along: what its owner may watch at this moment."""
    return Clip.objects.visible_to(person).filter(owner=person).exclude(visibility=Visibility.DELETED)


def _grants() -> Any:
    return Grant.objects.select_related("person", "likeness").order_by("pk")


def _grant(grant: Grant) -> Row:
    dates = {name: getattr(grant, name) for name in ("created_at", "expires_at", "ended_at")}
    return {"of": grant.likeness.handle, **{name: getattr(grant, name) for name in SCOPE}, **dates}
