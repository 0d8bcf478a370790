"""Music that feels sad."""

from generation.engines.studio.audio.instruments import basses, keys
from generation.engines.studio.audio.music.band import Band, Feel, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="sad",
        en=names("sad, melancholy, lonely, tearful, gloomy, heartbroken, bittersweet"),
        zh=names("悲伤, 悲傷, 难过, 難過, 忧郁, 憂鬱, 伤感, 傷感, 孤独, 孤獨, 忧伤, 憂傷, 悲情"),
    ),
    feel=Feel(mode="minor", dark=True, keys=(45, 48, 50), density=0.7, brightness=0.7, drive=-4.0, room=1.3),
    band=Band(
        levels=Levels(bass=-9, pad=-7, comp=-5, lead=-2),
        bright=((0, 5, 3, 4),),
        dark=((0, 5, 2, 6), (0, 3, 5, 4), (5, 2, 6, 0)),
        chords="add9",
        bass=basses.bass,
        comp=keys.piano,
        comp_patterns=("x...o...o...o...", "x..o..o.....o..."),
        comp_hold=1.6,
        pad=Pad(corner_hz=1000, attack_s=0.4),
        lead=keys.piano,
        lead_rhythms=("x.....x.x.......", "x...x.......x..."),
        room_s=2.6,
        room_gain=0.4,
    ),
)
