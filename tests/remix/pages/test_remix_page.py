"""The remix page: what it offers, and the order that it sends."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.services import grant_daily
from common import store
from generation.models import Job
from generation.storyboard.schema import Storyboard
from remix.models import Lineage, ParentEdge, Sound
from remix.services import set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, PostFactory
from tests.remix.kinds.conftest import BOARD

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(ben):
    grant_daily(ben)
    made = Client()
    made.force_login(ben)
    return made


@pytest.fixture
def clip(ann):
    """Nobody who has to be asked is in it."""
    shots = tuple(shot.model_copy(update={"subjects": (), "lines": ()}) for shot in BOARD.shots)
    board = Storyboard(shots=shots).model_dump(mode="json")
    return PostFactory(author=ann, clip__job__storyboard=board, clip__video_key=film()).clip


def film() -> str:
    return store.put_bytes("clip/film", b"film", suffix="mp4")


def address(clip, **query):
    return reverse("remix_clip", args=[clip.pk], query=query or None)


def order(browser, clip, **sent):
    return browser.post(address(clip), {"key": str(uuid4()), **sent})


def test_it_offers_every_kind_and_says_why_not(browser, clip):
    reply = browser.get(address(clip))
    html = reply.content.decode()

    assert 'name="kind" value="words"' in html
    assert html.count('class="way"') + html.count('class="way way--closed"') >= 28
    assert "Nothing is said in this clip." in html and "There is nobody in this clip." in html


def test_each_kind_has_a_form_of_its_own(browser, clip):
    for kind in (RemixKind.RELIGHT, RemixKind.WEATHER, RemixKind.CAMERA, RemixKind.ADD_THING, RemixKind.TRIM):
        html = browser.get(address(clip, kind=kind)).content.decode()
        assert f'name="kind" value="{kind}"' in html and 'id="remix"' in html


def test_an_unknown_kind_shows_another_and_orders_nothing(browser, clip, ben):
    assert 'name="kind" value="words"' in browser.get(address(clip, kind="nonsense")).content.decode()
    assert order(browser, clip, kind="nonsense", words="rain").status_code == 422
    assert not Job.objects.filter(owner=ben).exists()


@pytest.mark.parametrize(
    ("sent", "changed"),
    [
        ({"kind": "relight", "time": "night"}, lambda board: board.shots[0].time == "night"),
        ({"kind": "weather", "weather": ["rain", "fog"]}, lambda board: board.shots[1].weather == ("rain", "fog")),
        ({"kind": "place", "setting": "moon", "shot": "1"}, lambda board: board.shots[1].setting == "moon"),
        ({"kind": "loop"}, lambda board: board.loop),
        ({"kind": "caption"}, lambda board: not board.captions),
        ({"kind": "camera", "framing": "close"}, lambda board: board.shots[0].framing == "close"),
        ({"kind": "extend", "side": "after", "seconds": "2.5"}, lambda board: board.seconds > 8),
        ({"kind": "words", "words": "make it night"}, lambda board: board.shots[0].time == "night"),
    ],
)
def test_an_order_edits_the_parents_storyboard(browser, clip, ben, sent, changed):
    reply = order(browser, clip, **sent)

    job = Job.objects.get(owner=ben)
    assert reply.url == reverse("job", args=[job.pk])
    assert Lineage.objects.get(job=job).kind == sent["kind"]
    assert changed(Storyboard.model_validate(job.storyboard))
    assert (job.source_clip, job.seed) == (clip, clip.job.seed)


def test_a_drawn_way_and_a_seed_arrive(browser, clip, ben):
    way = [{"at": 0, "x": -1, "depth": 0}, {"at": 1, "x": 1, "depth": 2}]
    order(browser, clip, kind="motion_path", who="cat", path=json.dumps(way), seed="99")

    job = Job.objects.get(owner=ben)
    (prop,) = Storyboard.model_validate(job.storyboard).shots[0].props
    assert [(point.x, point.depth) for point in prop.path] == [(-1, 0), (1, 2)]
    assert job.seed == 99


def test_what_is_wrong_is_marked_and_nothing_typed_is_lost(browser, clip, ben):
    reply = order(browser, clip, kind="extend", words="a whale swims by", seconds="4000")
    html = reply.content.decode()

    assert reply.status_code == 422 and 'role="alert"' in html
    assert "a whale swims by" in html and 'value="4000"' in html
    assert 'aria-invalid="true"' in html.partition('id="id_seconds"')[2].partition(">")[0]
    assert not Job.objects.filter(owner=ben).exists()


def test_a_form_sent_twice_is_one_order_and_with_other_values_another(browser, clip, ben):
    key = str(uuid4())
    for time in ("night", "night", "sunset"):
        browser.post(address(clip), {"kind": "relight", "time": time, "key": key})

    assert Job.objects.filter(owner=ben).count() == 2


def test_terms_close_ways_and_an_order_that_comes_anyhow_is_refused(browser, clip, ann, ben):
    set_terms(ann, clip, Terms(kinds=("relight",)))
    html = browser.get(address(clip)).content.decode()

    assert 'name="kind" value="relight"' in html
    assert "An author of this thread does not allow this kind of remix." in html
    assert order(browser, clip, kind="loop").status_code == 422
    assert order(browser, clip, kind="relight", time="night").status_code == 302


def test_where_nothing_is_possible_it_says_so_and_has_no_form(browser, clip, ann):
    set_terms(ann, clip, Terms(who=Who.NOBODY))
    html = browser.get(address(clip)).content.decode()

    assert "An author of this thread does not let you remix it." in html
    assert 'id="remix"' not in html


def test_further_clips_keep_the_order_in_which_they_were_chosen(browser, clip, ben):
    own = [ClipFactory(owner=ben, job__storyboard=clip.job.storyboard, video_key=film()) for _ in range(2)]
    page = browser.get(address(clip, kind="stitch")).content.decode()
    assert all(f'value="{one.pk}"' in page for one in own)

    reply = order(
        browser,
        clip,
        kind="stitch",
        **{"with": [str(one.pk) for one in own], "order": f"{own[1].pk},{own[0].pk}"},
    )

    assert reply.status_code == 302
    edges = ParentEdge.objects.filter(job__owner=ben).order_by("position")
    assert [edge.parent_id for edge in edges] == [clip.pk, own[1].pk, own[0].pk]


def test_a_sound_goes_under_a_clip_of_ones_own(browser, clip, ben):
    own = ClipFactory(owner=ben, job__storyboard=clip.job.storyboard, video_key=film())
    page = browser.get(reverse("use_sound", args=[clip.pk])).content.decode()
    assert f"{address(own)}?kind=sound&amp;with={clip.pk}" in page
    form = browser.get(address(own, kind="sound") + f"&with={clip.pk}").content.decode()
    assert "checked" in form.partition(f'value="{clip.pk}"')[2].partition(">")[0]

    reply = order(browser, own, kind="sound", **{"with": str(clip.pk)})

    assert reply.status_code == 302
    assert Sound.objects.get(job__owner=ben).origin == clip


@pytest.mark.parametrize("named", ["nonsense", "00000000-0000-0000-0000-000000000000", "a\x00b"])
def test_a_further_clip_that_is_not_there_is_404(browser, clip, named):
    assert browser.get(address(clip, kind="stitch") + "&with=" + named.replace("\x00", "%00")).status_code == 404
    assert order(browser, clip, kind="stitch", **{"with": named}).status_code == 404


def test_somebody_elses_draft_can_not_be_named(browser, clip, ann):
    draft = ClipFactory(owner=ann)
    assert order(browser, clip, kind="blend", **{"with": str(draft.pk)}).status_code == 404
