"""What bodies do: within reach, without jumps, the same in any order, on the beat, and each its own."""

import itertools
import math
import random
from dataclasses import astuple

import numpy as np
import pytest

from generation.engines.studio.audio.effects import EFFECTS
from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Act
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import ANKLE_M, FOREARM_M, SHIN_M, THIGH_M, UPPER_ARM_M, Skeleton, skeleton
from generation.storyboard.vocabulary import TermKind

ACTIONS = sorted(registry.installed(TermKind.ACTION))
DANCES = ("breakdance", "dance", "disco", "hiphop")
GLIDERS = {"moonwalk", "skateboard"}
"""Their feet slide: that is the point."""
BPM = 120
SECONDS = 8.0
FASTEST_MPS = 15.0
"""A fist that is thrown: half a metre a frame at 30 frames a second; a jump would be many times as fast."""
REACH_M = 2.45
NEAREST_M = 0.055
PLANTED_M, SLIDE_M = ANKLE_M + 0.002, 0.006
SEEDS = (3, 4_000_000_001)


def act(t_s: float, seed: int = 3, partner_m: float | None = None, talk: float = 0.0) -> Act:
    moment = Moment(t_s=t_s, shot_s=t_s, shot_seconds=SECONDS, beat=t_s * BPM / 60, energy=0.7)
    return Act(moment=moment, seed=seed, partner_m=partner_m, talk=talk)


def joints(action: str, t_s: float, **given: float | None) -> Skeleton:
    return skeleton(registry.action(action).pose(act(t_s, **given)))  # type: ignore[arg-type]


def points(body: Skeleton) -> np.ndarray:
    """Float [11, 2] metres: hip, neck, eyes, elbows, wrists, knees, ankles."""
    limbs = (body.left, body.right)
    ends = [point for side in limbs for point in (side.elbow, side.wrist, side.knee, side.ankle)]
    return np.array([body.hip, body.neck, body.eyes, *ends])


def test_there_are_more_than_thirty_actions() -> None:
    assert len(ACTIONS) >= 32


@pytest.mark.parametrize("partner", [None, -0.84, 0.6])
@pytest.mark.parametrize("action", ACTIONS)
def test_every_pose_is_finite_and_within_reach_even_around_the_shot(action: str, partner: float | None) -> None:
    for t_s in np.arange(-0.4, SECONDS + 0.8, 0.19):
        body = joints(action, float(t_s), partner_m=partner, talk=0.3)
        found = points(body)
        assert np.isfinite(found).all()
        assert np.abs(found[:, 0]).max() < 1.2
        assert found[:, 1].min() > 0.0
        assert found[:, 1].max() < REACH_M
        for side in (body.left, body.right):
            assert math.dist(side.shoulder, side.elbow) <= UPPER_ARM_M + 1e-6
            assert math.dist(side.elbow, side.wrist) <= FOREARM_M + 1e-6
            assert math.dist(side.hip, side.knee) < THIGH_M + 0.1
            assert math.dist(side.knee, side.ankle) < SHIN_M + 0.18


@pytest.mark.parametrize("action", ACTIONS)
def test_every_pose_is_a_closed_form_of_the_moment(action: str) -> None:
    plugin = registry.action(action)
    times = [float(t_s) for t_s in np.arange(0, SECONDS, 0.37)]
    first = {t_s: astuple(plugin.pose(act(t_s))) for t_s in times}
    random.Random(1).shuffle(times)
    assert {t_s: astuple(plugin.pose(act(t_s))) for t_s in times} == first


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("action", ACTIONS)
def test_limbs_move_without_jumps(action: str, seed: int) -> None:
    step = 1 / 240
    times = np.arange(0, SECONDS, step)
    track = np.array([points(joints(action, float(t_s), seed=seed)) for t_s in times])
    speeds = np.linalg.norm(np.diff(track, axis=0), axis=2) / step
    assert speeds.max() < FASTEST_MPS, (
        round(float(times[speeds.max(axis=1).argmax()]), 2),
        speeds.max(axis=0).round(1),
    )
    assert speeds.max() > 0.01


@pytest.mark.parametrize("action", DANCES)
def test_dances_have_arrived_in_their_poses_on_the_beat(action: str) -> None:
    """Hands hardly move in the last part of a beat, and go to the next pose right after it."""
    step = 1 / 120
    times = np.arange(0, SECONDS, step)
    track = np.array([points(joints(action, float(t_s)))[[4, 8]] for t_s in times])
    speed = np.linalg.norm(np.diff(track, axis=0), axis=2).mean(axis=1) / step
    phase = times[:-1] * BPM / 60 % 1
    assert speed[phase > 0.85].mean() < 0.5 * speed[(phase > 0.1) & (phase < 0.5)].mean()


def test_hands_clap_on_the_beat() -> None:
    apart = [float(np.ptp(points(joints("clap", beat * 60 / BPM))[[4, 8], 0])) for beat in np.arange(2, 10, 0.125)]
    assert {n % 8 for n in range(len(apart)) if apart[n] < min(apart) + 0.02} == {0}


def test_marching_feet_come_down_on_the_beat() -> None:
    heights = np.array([points(joints("march", beat * 60 / BPM))[[6, 10], 1] for beat in np.arange(2, 10, 0.125)])
    assert np.ptp(heights[::8]) < 0.01
    assert (heights.max(axis=1)[4::8] > 0.3).all()


@pytest.mark.parametrize("action", [name for name in ACTIONS if name not in GLIDERS])
def test_a_foot_on_the_floor_stays_where_it_is(action: str) -> None:
    times = np.arange(0, SECONDS, 1 / 60)
    track = np.array([points(joints(action, float(t_s)))[[6, 10]] for t_s in times])
    planted = (track[1:, :, 1] < PLANTED_M) & (track[:-1, :, 1] < PLANTED_M)
    slid = np.abs(np.diff(track[..., 0], axis=0))
    assert slid[planted].max(initial=0) < SLIDE_M


@pytest.mark.parametrize("action", [name for name in ACTIONS if registry.action(name).steps is not None])
def test_what_is_heard_names_an_effect_in_a_steady_rhythm(action: str) -> None:
    steps = registry.action(action).steps
    assert steps is not None
    assert steps.sound in EFFECTS
    assert steps.every > 0
    assert 0 <= steps.offset < steps.every
    assert 0 < steps.gain <= 1


def test_no_action_is_another_one_renamed() -> None:
    """Mean joint distance over sixteen phases of eight seconds."""
    times = np.linspace(0.25, SECONDS, 16)
    tracks = {name: np.array([points(joints(name, float(t_s), talk=0.6)) for t_s in times]) for name in ACTIONS}
    apart = {
        (one, other): float(np.linalg.norm(tracks[one] - tracks[other], axis=2).mean())
        for one, other in itertools.combinations(ACTIONS, 2)
    }
    closest = min(apart, key=lambda pair: apart[pair])
    assert apart[closest] > NEAREST_M, (closest, apart[closest])


def test_people_who_do_the_same_do_not_do_it_in_unison() -> None:
    """By their seeds; whoever keeps step with others is meant to."""
    own = [name for name in ACTIONS if joints(name, 1.3, seed=SEEDS[0]) != joints(name, 1.3, seed=SEEDS[1])]
    assert len(own) > 0.7 * len(ACTIONS)


def test_names_belong_to_one_action_and_there_are_enough_of_them() -> None:
    seen: dict[str, str] = {}
    for name in ACTIONS:
        term = registry.action(name).term
        assert len(term.en) >= 4
        assert len(term.zh) >= 4
        for word in (*term.en, *term.zh):
            assert seen.setdefault(word, name) == name, word


@pytest.mark.parametrize("action", [name for name in ACTIONS if registry.action(name).paired])
def test_paired_actions_meet_in_the_middle(action: str) -> None:
    """Two who stand apart and face each other: at some moment a hand of one is near the other's body or hand."""
    nearest = math.inf
    for apart in (0.5, 0.84):
        for t_s in np.arange(0, SECONDS, 0.1):
            left = points(joints(action, float(t_s), partner_m=apart))
            right = points(joints(action, float(t_s), partner_m=-apart)) + np.array([apart, 0])
            wrists = left[[4, 8]]
            nearest = min(nearest, float(np.linalg.norm(wrists[:, None] - right[None], axis=2).min()))
    assert nearest < 0.42


def test_feelings_are_known_to_faces() -> None:
    for name in ACTIONS:
        feeling = registry.action(name).feeling
        assert feeling is None or feeling in registry.EMOTIONS
