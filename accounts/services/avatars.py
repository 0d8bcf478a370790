"""Profile pictures: the middle square, as a JPEG."""

import numpy as np
from django.db import transaction
from PIL import Image, ImageOps

from accounts.models import User
from accounts.pictures import read_picture
from accounts.signals import person_changed
from common import store
from vision.picture import reencode

SIDE_PX = 512
AVATARS = "avatar"
"""The store's spaces `avatar/<person's pk>`."""


def set_avatar(actor: User, *, picture: bytes) -> User:
    """Takes JPEG, PNG or WebP. Raises Invalid with the picture's fault."""
    middle = ImageOps.fit(Image.fromarray(read_picture(picture)), (SIDE_PX, SIDE_PX))
    key = store.put_bytes(f"{AVATARS}/{actor.pk}", reencode(np.asarray(middle)), suffix="jpg")
    _swap(actor, key)
    return actor


def remove_avatar(actor: User) -> User:
    _swap(actor, "")
    return actor


def _swap(actor: User, key: str) -> None:
    with transaction.atomic():
        before = User.objects.select_for_update(no_key=True).get(pk=actor.pk).avatar_key
        User.objects.filter(pk=actor.pk).update(avatar_key=key)
        if before != key:
            person_changed.send(sender=User, user=actor)
            transaction.on_commit(lambda: store.delete(before), robust=True)
    actor.avatar_key = key
