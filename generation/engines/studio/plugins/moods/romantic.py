"""Music that feels romantic."""

from generation.engines.studio.audio.instruments import basses, drums, held, plucked
from generation.engines.studio.audio.music.band import Band, Feel, Hit, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="romantic",
        en=names("romantic, love, tender, sweet, intimate, loving"),
        zh=names("浪漫, 爱情, 愛情, 温柔, 溫柔, 甜蜜, 深情, 温馨, 溫馨"),
    ),
    feel=Feel(mode="major", keys=(48, 50, 53), density=0.8, brightness=0.9, drive=-3.0, room=1.3),
    band=Band(
        levels=Levels(drums=-9, bass=-7, pad=-6, comp=-4, lead=-3),
        bright=((0, 2, 3, 4), (0, 5, 1, 4), (3, 4, 2, 5)),
        dark=((0, 5, 2, 6),),
        chords="seventh",
        hits=(
            Hit(drums.soft_kick, "x.......x.......", 0.85),
            Hit(drums.hat, "o...o...o...o...", 0.3, 0.25, "top"),
        ),
        bass=basses.bass,
        bass_patterns=("x.......x.......", "x.......5......."),
        comp=plucked.nylon,
        comp_patterns=("x.o.x.o.x.o.x.o.", "x..o..x.o..x..o."),
        pad=Pad(corner_hz=1300, attack_s=0.25),
        lead=held.whistle,
        lead_rhythms=("x.....x.x...x...", "x.......x.x....."),
        room_s=2.2,
        room_gain=0.32,
    ),
)
