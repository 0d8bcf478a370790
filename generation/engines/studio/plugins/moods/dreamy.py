"""Music that feels dreamy."""

from generation.engines.studio.audio.instruments import basses, drums, keys
from generation.engines.studio.audio.music.band import Band, Feel, Hit, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="dreamy",
        en=names("dreamy, magical, ethereal, soft, whimsical, enchanted"),
        zh=names("梦幻, 夢幻, 奇幻, 轻柔, 輕柔, 空灵, 空靈, 魔幻"),
    ),
    feel=Feel(mode="lydian", keys=(48, 50, 53), density=0.8, octave=0, brightness=0.85, drive=-2.0, room=1.4),
    band=Band(
        levels=Levels(drums=-7, bass=-7, pad=-6, comp=-5, lead=-6),
        bright=((0, 5, 3, 4), (3, 2, 1, 0), (0, 1, 5, 0)),
        dark=((0, 5, 2, 6),),
        chords="seventh",
        mode="major",
        hits=(
            Hit(drums.soft_kick, "x.........x.....", 0.85),
            Hit(drums.snare, "........x.......", 0.3),
            Hit(drums.hat, "o...x...o...x.o.", 0.3, 0.25, "top"),
        ),
        bass=basses.bass,
        bass_patterns=("x.......o.......",),
        comp=keys.keys,
        comp_patterns=("x..o..x...o.x...", "x.o.x...x.o....."),
        pad=Pad(corner_hz=1100, attack_s=0.3),
        lead=keys.bell,
        lead_rhythms=("x.....x...x.....", "x..x......x....."),
        room_s=2.4,
        room_gain=0.36,
    ),
)
