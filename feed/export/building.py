"""Gathering the entries of an archive: text is written to the export's own space, clips stay where they are."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from accounts.models import User
from common import store
from feed.export.documents import DOCUMENTS, live_clips
from feed.export.entries import Entry
from generation.models import Clip, Job

READ_BYTES = 1 << 20


def gather(person: User, space: str, folder: Path, *, at: datetime) -> list[Entry]:
    """The page and the list first, then words, then pictures and clips. `folder` is for what is being written.

    A clip that goes while it is read is left out.
    """
    words = [_document(name, person, space, folder) for name in DOCUMENTS]
    media = [*_media(person, space), *_soundtracks(person, space, folder)]
    page = _page(person, words, media, space, folder, at)
    entries = [page, *words, *media]
    listed = {"made": at, "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in entries]}
    manifest = _kept("manifest.json", space, _written(folder, [_json(listed)]))
    return [manifest, *entries]


def _document(name: str, person: User, space: str, folder: Path) -> Entry:
    return _kept(f"data/{name}.json", space, _written(folder, _array(DOCUMENTS[name](person))))


def _media(person: User, space: str) -> Iterator[Entry]:
    if person.avatar_key:
        key = store.put_bytes(space, store.read(person.avatar_key), suffix="jpg")
        yield _entry("profile.jpg", key)
    for clip in live_clips(person).order_by("pk").iterator(chunk_size=500):
        for kind, key in files_of(clip).items():
            try:
                yield _entry(f"clips/{clip.pk}/{kind}{PurePosixPath(key).suffix}", key)
            except FileNotFoundError:
                continue


def _soundtracks(person: User, space: str, folder: Path) -> Iterator[Entry]:
    """Those they sent for clips that are not made yet; afterwards a soundtrack is in its clip, and not kept beside."""
    for job in Job.objects.in_flight().owned_by(person.pk).exclude(audio_key="").order_by("pk"):
        name = f"soundtracks/{job.pk}{PurePosixPath(job.audio_key).suffix}"
        try:
            store.copy_to(job.audio_key, folder / "part")
        except FileNotFoundError:
            continue
        yield _kept(name, space, folder / "part")


def files_of(clip: Clip) -> dict[str, str]:
    """Keys of what goes into an archive, by kind."""
    return {kind: key for kind, key in {"video": clip.video_key, "poster": clip.poster_key}.items() if key}


def _page(person: User, words: list[Entry], media: list[Entry], space: str, folder: Path, at: datetime) -> Entry:
    files: dict[str, dict[str, str]] = {}
    for entry in media:
        path = PurePosixPath(entry.name)
        files.setdefault(path.parent.name, {})[path.stem] = entry.name
    rows = (
        live_clips(person).filter(pk__in=[name for name in files if "-" in name]).select_related("job").order_by("-pk")
    )
    shown = [{"clip": clip, "files": files[str(clip.pk)]} for clip in rows]
    said = render_to_string("feed/export/index.html", {"person": person, "clips": shown, "words": words, "at": at})
    return _kept("index.html", space, _written(folder, [said]))


def _array(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    between = "[\n"
    for row in rows:
        yield between + _json(row)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def _written(folder: Path, parts: Iterable[str]) -> Path:
    path = folder / "part"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(parts)
    return path


def _kept(name: str, space: str, path: Path) -> Entry:
    return _entry(name, store.put_file(space, path, suffix=PurePosixPath(name).suffix.removeprefix(".")))


def _entry(name: str, key: str) -> Entry:
    """Reads the whole object once, in pieces. Raises FileNotFoundError."""
    digest, crc32, size = hashlib.sha256(), 0, 0
    with store.storage().open(key) as stream:
        while data := stream.read(READ_BYTES):
            digest.update(data)
            crc32 = zlib.crc32(data, crc32)
            size += len(data)
    return Entry(name=name, key=key, size=size, crc32=crc32, sha256=digest.hexdigest())
