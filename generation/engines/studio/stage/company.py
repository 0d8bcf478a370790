"""Who speaks to whom in a shot: closed forms of the clip's second that heads, actions and the camera follow."""

from dataclasses import dataclass

import numpy as np

from generation.engines.studio.stage.chatter import Word, chatter, lips, presence
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.seeds import seed_for, unit
from generation.engines.studio.timeline import TimedShot, Timeline

TALK_WINDOW_S = 0.35
"""Gestures follow the mean mouth opening this far before and after."""
NOTICE_S, HOLD_S, RELEASE_S = 0.22, 0.25, 0.75
"""Heads begin to turn before a line, and let go a while after it."""
NOD_EVERY_S, NOD_S = 1.7, 0.55
TO_CAMERA = 0.45
"""How much of a line its speaker spends on the viewer, in the middle of it."""
AUDIBLE = (0.02, 0.14)
"""Mean jaw from which a voice of the user's own track draws looks: it has no lines."""
TALKS = "talk"
CHAT_JAW = 0.15
"""How far talk without lines counts as an open mouth."""
LOOK_REACH_M = 0.45
"""People this far to the side are looked at with more than half a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What one subject hears and looks at now.

    `talk`, `heard` 0..1 as in Act; `speaker` is the number of the other one who speaks most; `look` -1..1 is how far to
    turn left or right; `nod` 0..1 and `surprise` 0..1 are a listener's answers.
    """

    talk: float = 0.0
    heard: float = 0.0
    speaker: int | None = None
    look: float = 0.0
    nod: float = 0.0
    surprise: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One line: who says it to whom (numbers of subjects; None: to the viewer)."""

    speaker: int
    to: int | None
    start_s: float
    end_s: float

    def presence(self, t_s: float) -> float:
        """0 long before and after, 1 while it is heard."""
        rise = smooth(self.start_s - NOTICE_S, self.start_s + NOTICE_S, t_s)
        return rise * (1 - smooth(self.end_s + HOLD_S, self.end_s + RELEASE_S, t_s))


class Company:
    """The subjects of one shot as listeners to each other."""

    def __init__(self, timeline: Timeline, timed: TimedShot) -> None:
        self._timeline = timeline
        self._handles = [subject.handle for subject in timed.shot.subjects]
        self._turns = self._answers(timed)
        talkers = [number for number, subject in enumerate(timed.shot.subjects) if subject.action == TALKS]
        quiet = not self._turns and timeline.track_mouth is None
        seed = seed_for(timeline.seed, "chatter", timed.index)
        self._chatter = chatter(talkers, timed.start_s, timed.end_s, seed) if quiet else []
        self._turns += [self._chat(word) for word in self._chatter]

    def talk(self, number: int, index: int) -> float:
        """Mean jaw around this frame: speaking or not, without the flutter of single sounds."""
        timeline = self._timeline
        reach = round(TALK_WINDOW_S * timeline.frame_rate)
        first, last = max(0, index - reach), min(timeline.num_frames, index + reach + 1)
        if first >= last:
            return 0.0
        heard = float(np.mean([timeline.mouth(self._handles[number], at)[0] for at in range(first, last, 3)]))
        return heard + CHAT_JAW * self._chatting(number, index / timeline.frame_rate)

    def mouth(self, number: int, index: int) -> np.ndarray:
        """float32 [5], MOUTH_PARAMS. In a clip without any lines the lips of those who talk move all the same."""
        timeline = self._timeline
        spoken = timeline.mouth(self._handles[number], index)
        if timeline.speeches or not self._chatter:
            return spoken
        t = index / timeline.frame_rate
        return spoken + self._chatting(number, t) * lips(seed_for(timeline.seed, self._handles[number]), t)

    def _chatting(self, number: int, t_s: float) -> float:
        return max((presence(word, t_s) for word in self._chatter if word.speaker == number), default=0.0)

    def _chat(self, word: Word) -> "Turn":
        """To the neighbour, to the viewer where there is none."""
        beside = [number for number in (word.speaker + 1, word.speaker - 1) if 0 <= number < len(self._handles)]
        return Turn(speaker=word.speaker, to=next(iter(beside), None), start_s=word.start_s, end_s=word.end_s)

    def floor(self, t_s: float) -> list[float]:
        """Each subject's share of everybody's attention, 0..1; at most 1 together."""
        shares = [0.0] * len(self._handles)
        for turn in self._turns:
            here = turn.presence(t_s)
            shares = [share * (1 - here) for share in shares]
            shares[turn.speaker] += here
        return shares

    def attention(self, number: int, index: int, t_s: float, xs: list[float], seed: int) -> Attention:
        """`xs` are everybody's places, metres to the right."""
        others = [other for other in range(len(self._handles)) if other != number]
        if not others:
            return Attention(talk=self.talk(number, index))
        heard = {other: self.talk(other, index) for other in others}
        loudest = max(others, key=lambda other: heard[other])
        shares = self.floor(t_s)
        listening = sum(shares[other] for other in others)
        look = sum(shares[other] * toward(xs[other] - xs[number]) for other in others)
        look += shares[number] * self._addressing(number, t_s, xs)
        if not self._turns:
            look = smooth(*AUDIBLE, heard[loudest]) * toward(xs[loudest] - xs[number])
        return Attention(
            talk=self.talk(number, index),
            heard=heard[loudest],
            speaker=loudest if heard[loudest] > 0 else None,
            look=look,
            nod=listening * _nodding(seed, t_s),
            surprise=listening * self._startled(number, seed, t_s),
        )

    def _addressing(self, number: int, t_s: float, xs: list[float]) -> float:
        """Where the one who speaks looks: at the other, to the viewer, at the other again."""
        look = 0.0
        for turn in self._turns:
            if turn.speaker != number or turn.to is None:
                continue
            part = (t_s - turn.start_s) / max(0.1, turn.end_s - turn.start_s)
            away = smooth(0.5 - TO_CAMERA / 2 - 0.12, 0.5 - TO_CAMERA / 2 + 0.04, part)
            away *= 1 - smooth(0.5 + TO_CAMERA / 2 - 0.04, 0.5 + TO_CAMERA / 2 + 0.12, part)
            look += turn.presence(t_s) * toward(xs[turn.to] - xs[number]) * (1 - away)
        return max(-1.0, min(1.0, look))

    def _startled(self, number: int, seed: int, t_s: float) -> float:
        """Brows go up at the first words of some lines."""
        found = 0.0
        for count, turn in enumerate(self._turns):
            if turn.speaker != number and unit(seed, "startled", count) < 0.6:
                since = t_s - turn.start_s
                found = max(found, smooth(0.1, 0.35, since) * (1 - smooth(0.7, 1.3, since)))
        return found

    def _answers(self, timed: TimedShot) -> list[Turn]:
        """Lines go to whoever spoke before, or will speak next; else to the nearest in the row."""
        lines = [
            speech
            for speech in self._timeline.speeches
            if speech.shot_index == timed.index and speech.line.speaker in self._handles
        ]
        numbers = [self._handles.index(speech.line.speaker) for speech in lines]
        turns = []
        for count, (speech, speaker) in enumerate(zip(lines, numbers, strict=True)):
            around = numbers[:count][::-1] + numbers[count + 1 :] + [speaker + 1, speaker - 1]
            to = next((other for other in around if other != speaker and 0 <= other < len(self._handles)), None)
            turns.append(Turn(speaker=speaker, to=to, start_s=speech.start_s, end_s=speech.end_s))
        return turns


def toward(dx_m: float) -> float:
    """How far to turn, -1..1, for somebody this far to the right."""
    return float(np.tanh(dx_m / LOOK_REACH_M))


def _nodding(seed: int, t_s: float) -> float:
    """A small nod now and then."""
    turn = int(np.floor(t_s / NOD_EVERY_S))
    best = 0.0
    for number in (turn - 1, turn):
        at = (number + 0.6 * unit(seed, "nod", number)) * NOD_EVERY_S
        since = (t_s - at) / NOD_S
        if 0 < since < 1:
            best = max(best, float(np.sin(np.pi * since) * abs(np.sin(2 * np.pi * since))))
    return best
