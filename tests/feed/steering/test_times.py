"""How long a wish holds, as people say it."""

import pytest
import time_machine

from feed.models import Steer
from feed.steering.parsing import understand

DAY, WEEK, YEAR = 24, 168, 365 * 24
MONTH = 30 * DAY
TIMES = [
    ("no politics 7 days", WEEK),
    ("no politics, 7 days", WEEK),
    ("no politics (1 week)", WEEK),
    ("no politics for 2h", 2),
    ("no politics for 24h pls", DAY),
    ("no politics for a week or two", 2 * WEEK),
    ("no politics for a day or two weeks", 2 * WEEK),
    ("no politics for 2-3 days", 3 * DAY),
    ("no politics for two or three days", 3 * DAY),
    ("no politics for the next few weeks", 3 * WEEK),
    ("no politics for half a day", 12),
    ("no politics for a month or so", MONTH),
    ("no politics for a fortnight", 2 * WEEK),
    ("no politics for a year", YEAR),
    ("no politics next week", 2 * WEEK),
    ("no politics for the rest of the week", WEEK),
    ("no politics until friday", 4 * DAY),
    ("no politics til fri", 4 * DAY),
    ("no politics until monday", 7 * DAY),
    ("no politics until next friday", 11 * DAY),
    ("7 days no politics", WEEK),
    ("一年不要政治", YEAR),
    ("半年不要政治", YEAR / 2),
    ("两年内不要政治", 2 * YEAR),
    ("两个礼拜不要政治", 2 * WEEK),
    ("兩個禮拜不要政治", 2 * WEEK),
    ("一两周不要政治", 2 * WEEK),
    ("一周或两周不要政治", 2 * WEEK),
    ("不要政治七天", WEEK),
    ("接下来的三天别推政治", 3 * DAY),
    ("下周不要政治", 2 * WEEK),
    ("周五之前不要政治", 4 * DAY),
    ("到下周五不要政治", 11 * DAY),
    ("从此不看政治", None),
]


@pytest.mark.parametrize(("text", "hours"), TIMES)
def test_a_time_is_heard_and_leaves_its_topic_alone(text, hours):
    with time_machine.travel("2026-06-01T12:00:00Z"):  # a Monday
        heard = understand(text)
    topic = "politics" if text.isascii() else "政治"
    assert [(said.verb, said.topic, said.hours) for said in heard.said] == [("no", topic, hours)]
    assert heard.missed == []


@pytest.mark.parametrize("text", ["30 days of yoga", "100 days challenge", "days of thunder", "一年级", "2024年总结"])
def test_a_topic_with_a_number_is_no_time(text):
    assert all(said.hours == 72 for said in understand(text).said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "no politics for 0 days",
        "more cats, no politics for zero days",
        "no politics for -3 days",
        "no politics for minus 3 days",
        "no politics for 999 years",
        "no politics for 100000 days",
        "0天不要政治",
        "不要政治零天",
        "负三天不要政治",
    ],
)
def test_a_time_that_can_not_be_is_refused_and_nothing_is_kept(api, ben, text):
    reply = api(ben).post("/api/v1/me/feed/steers", {"text": text})

    assert (reply.status_code, reply.json()["code"]) == (422, "steer_bad_time")
    assert not Steer.objects.exists()
