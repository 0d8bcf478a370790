"""Music that feels calm."""

from generation.engines.studio.audio.instruments import basses, keys, plucked
from generation.engines.studio.audio.music.band import Band, Feel, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="calm",
        en=names("calm, peaceful, relaxing, quiet, serene, soothing, tranquil"),
        zh=names("平静, 平靜, 宁静, 寧靜, 舒缓, 舒緩, 放松, 放鬆, 安静, 安靜, 悠闲, 悠閒"),
    ),
    feel=Feel(mode="major", keys=(48, 50, 53), density=0.55, brightness=0.75, drive=-5.0, room=1.3),
    band=Band(
        levels=Levels(bass=-9, pad=-5, comp=-5, lead=-4),
        bright=((0, 3, 5, 3), (0, 1, 3, 0), (3, 0, 4, 5)),
        dark=((0, 5, 2, 6),),
        chords="add9",
        bass=basses.bass,
        comp=plucked.nylon,
        comp_patterns=("x...o...x...o...", "x.....o.x...o..."),
        comp_hold=1.5,
        pad=Pad(corner_hz=1000, attack_s=0.4),
        lead=keys.piano,
        lead_rhythms=("x.......x.......", "x.....x........."),
        room_s=2.4,
        room_gain=0.36,
    ),
)
