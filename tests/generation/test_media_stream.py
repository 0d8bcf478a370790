"""Media over ASGI: a stream of chunks, where Django's own file response would be read whole."""

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from generation.api import files
from generation.links import media_url

CONTENT = b"video " * 1000


@pytest.mark.django_db(transaction=True)
async def test_the_file_comes_in_chunks(ann, finished, monkeypatch):
    clip = await sync_to_async(finished)()
    monkeypatch.setattr(files, "CHUNK_BYTES", 1000)
    client = AsyncClient()
    await sync_to_async(client.force_login)(ann)
    reply = await client.get(media_url(clip, "video", ann), headers={"range": "bytes=500-"})
    chunks = [chunk async for chunk in reply.streaming_content]
    assert [len(chunk) for chunk in chunks] == [1000] * 5 + [500]
    assert b"".join(chunks) == CONTENT[500:]
