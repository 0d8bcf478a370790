"""`python -m tests.browser.remixing POST`: clips of two scenes with the film of the post POST. Prints the ids of one by
Mo, made from one of Ann's, who has signed up; of two by Benno, of which the second has the sound of the first; and of
two drafts of Ann's, the first made from it, the second showing her.
"""

import sys

import django

django.setup()

from accounts.models import User  # noqa: E402
from feed.services import publish  # noqa: E402
from generation.models import Clip  # noqa: E402
from generation.storyboard.schema import Line, Prop, Shot, Storyboard, Subject  # noqa: E402
from remix.services import join  # noqa: E402
from remix.states import RemixKind  # noqa: E402
from tests.factories import ClipFactory, LikenessFactory, UserFactory  # noqa: E402

source = Clip.objects.get(post=sys.argv[1])
files = {name: getattr(source, name) for name in ("video_key", "poster_key", "preview_key", "width", "height")}


def board(handle: str) -> Storyboard:
    dancing = Shot(
        text=f"@{handle} dances with a cat",
        seconds=2,
        setting="beach",
        subjects=(Subject(handle=handle, action="dance"),),
        props=(Prop(name="cat", glyph="1f408"),),
    )
    said = Line(speaker=handle, text="One small step for dance")
    talking = dancing.model_copy(update={"setting": "moon", "lines": (said,)})
    return Storyboard(shots=(dancing, talking))


def clip(owner: User, *parents: Clip, kind: RemixKind = RemixKind.RESTYLE, cast: bool = False) -> Clip:
    people = [likeness] if cast else []
    made = ClipFactory(
        owner=owner,
        cast=people,
        job__prompt="@ann dances with a cat on the beach",
        job__storyboard=board("ann" if cast else "extra1").model_dump(mode="json"),
        **files,
    )
    if parents:
        join(made.job, list(parents), kind)
    return made


ann = User.objects.get(username="ann")
mo, ben = UserFactory(username="mo", display_name="Mo"), UserFactory(username="benno", display_name="Benno")
likeness = LikenessFactory(owner=ann)
original = clip(ann, cast=False)
publish(ann, original)
middle = clip(mo, original)
publish(mo, middle)
tune = clip(ben)
publish(ben, tune)
with_tune = clip(ben, middle, tune, kind=RemixKind.SOUND)
publish(ben, with_tune)
draft = clip(ann, with_tune)
print(middle.pk, tune.pk, with_tune.pk, draft.pk, clip(ann, cast=True).pk)
