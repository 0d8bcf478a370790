"""The whole story as phones live it: token sign-in, selfie, a job with a soundtrack, publish, remix, revoke.

Runs embedded and scaled out, against real servers.
"""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.flows.clients import Phone
from tests.flows.servers import World

SIZE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def soundtrack() -> bytes:
    """Three seconds of clicks at 120 a minute, as Ogg Vorbis."""
    rate = 24_000
    samples = np.zeros(rate * 3, np.float32)
    for beat in range(6):
        start = beat * rate // 2
        samples[start : start + 480] = 0.8 * np.sin(np.arange(480) * 0.3)
    stream = io.BytesIO()
    soundfile.write(stream, samples, rate, format="OGG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def story(world: World, selfie: bytes, soundtrack: bytes, assets: Path) -> dict:
    """Ann enrols, proves it, grants Ben, makes a clip; Ben remixes it and asks her. What each step answered."""
    ann, ben, eve = (Phone(world, f"{name}_{world.name}") for name in ("ann", "ben", "eve"))
    told: dict = {"ann": ann, "ben": ben, "eve": eve}
    for phone in (ann, ben, eve):
        phone.sign_up()
    told["cameo"] = ann.enrol(selfie)
    assert told["cameo"]["state"] == "active", told["cameo"]
    told["refused"] = ben.call(
        "POST", "/api/v1/jobs", json={"prompt": f"@{ann.username} waves on the beach", **SIZE}, expect=403
    )
    told["capture"] = ann.prove(assets)
    ann.call("POST", "/api/v1/cameo/grants", json={"audience": "approved", "username": ben.username}, expect=201)
    fields = {
        "prompt": f"@{ann.username} dances on the moon",
        "seconds": "3",
        "seed": "7",
        **{k: str(v) for k, v in SIZE.items()},
    }
    files = {"audio": ("clicks.ogg", soundtrack, "audio/ogg")}
    told["job"] = ann.call("POST", "/api/v1/jobs", data=fields, files=files, key="first", expect=201)
    told["again"] = ann.call("POST", "/api/v1/jobs", data=fields, files=files, key="first", expect=201)
    told["progress"] = ann.watch(told["job"]["id"])
    told["ready"] = ann.call("GET", f"/api/v1/jobs/{told['job']['id']}")
    clip_id = told["ready"]["clip_id"]
    told["post"] = ann.call("POST", "/api/v1/posts", json={"clip_id": clip_id, "caption": "first steps"}, expect=201)
    told["remix"] = ben.call(
        "POST",
        f"/api/v1/clips/{clip_id}/remix",
        json={"kind": "words", "prompt": f"@{ann.username} waves on the beach at sunset"},
        expect=201,
    )
    told["remix_progress"] = ben.watch(told["remix"]["id"])
    remix_ready = ben.call("GET", f"/api/v1/jobs/{told['remix']['id']}")
    told["remix_clip"] = remix_ready["clip_id"]
    told["asked"] = ben.call("POST", "/api/v1/posts", json={"clip_id": told["remix_clip"]}, expect=403)
    (waiting,) = ann.call("GET", "/api/v1/cameo/approvals")["items"]
    ann.call("POST", f"/api/v1/cameo/approvals/{waiting['id']}/approve")
    told["remix_post"] = ben.call("POST", "/api/v1/posts", json={"clip_id": told["remix_clip"]}, expect=201)
    return told


def test_the_selfie_passes_and_a_stranger_is_refused_by_the_rule(story):
    assert story["cameo"]["state"] == "active"
    assert story["refused"]["code"] == "tier_too_low"


def test_the_camera_shows_that_it_is_her_and_a_draft_with_her_waits_for_her_word(story):
    assert story["capture"]["state"] == "passed", story["capture"]["checks"]
    assert story["asked"]["code"] == "approval_needed"


def test_the_same_key_is_one_job(story):
    assert story["job"]["id"] == story["again"]["id"]


def test_progress_arrives_live_and_never_goes_back(story):
    messages = story["progress"]
    per_mille = [message["data"]["progress"] for message in messages if message.get("kind") == "progress"]

    assert messages[0]["type"] == "snapshot"
    assert messages[-1]["kind"] == "ready"
    assert per_mille == sorted(per_mille)
    assert len(per_mille) > 3


def test_a_late_listener_is_told_what_happened(story):
    assert story["ann"].watch(story["job"]["id"])[-1]["job"]["state"] == "ready"


def test_the_feed_shows_both_and_the_thread_joins_them(story):
    ben = story["ben"]
    listed = [post["id"] for post in ben.call("GET", "/api/v1/feed/latest")["items"]]
    thread = ben.call("GET", f"/api/v1/clips/{story['remix_clip']}/thread")
    down = ben.call("GET", f"/api/v1/clips/{story['ready']['clip_id']}/thread")

    assert listed[:2] == [story["remix_post"]["id"], story["post"]["id"]]
    assert [entry["clip"]["id"] for entry in thread["ancestors"]] == [story["ready"]["clip_id"]]
    assert [child["id"] for child in down["children"]] == [story["remix_clip"]]


def test_the_video_is_whole_and_served_in_ranges(story):
    import av

    ann = story["ann"]
    url = ann.call("GET", f"/api/v1/posts/{story['post']['id']}")["video_url"]
    whole = ann.http.get(url, follow_redirects=True)
    part = ann.http.get(url, headers={"Range": "bytes=0-99"}, follow_redirects=True)

    assert (whole.status_code, part.status_code) == (200, 206)
    assert part.content == whole.content[:100]
    with av.open(io.BytesIO(whole.content)) as video:
        frames = [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]
    assert len(frames) == 90
    assert frames[0].shape == (640, 360, 3)
    assert np.abs(frames[40].astype(int) - frames[10].astype(int)).mean() > 1


def test_the_owner_of_the_face_sees_every_asking_with_its_prompt(story):
    uses = story["ann"].call("GET", "/api/v1/cameo/uses")["items"]
    by_ben = [use for use in uses if use["requester"]["username"] == story["ben"].username]

    assert {(use["gate"], use["allowed"]) for use in by_ben} == {
        ("submit", False),
        ("submit", True),
        ("claim", True),
        ("sign", True),
        ("publish", False),
        ("publish", True),
    }
    assert all("waves on the beach" in use["prompt"] for use in by_ben)


def test_taking_consent_back_darkens_every_clip_at_once(story, world):
    """Runs last: the likeness is gone afterwards."""
    ann, ben, eve = story["ann"], story["ben"], story["eve"]
    links = [
        phone.call("GET", f"/api/v1/posts/{story[post]['id']}")["video_url"]
        for phone, post in ((ann, "post"), (ben, "remix_post"))
    ]

    ann.call("DELETE", "/api/v1/cameo", expect=204)

    for link in links:
        assert ann.http.get(link).status_code in (404, 451)
    assert eve.call("GET", f"/api/v1/posts/{story['post']['id']}", expect=451)["code"] == "clip_withdrawn"
    assert ben.call("GET", "/api/v1/feed/latest")["items"] == []
    assert world.broken_invariants() == ""
