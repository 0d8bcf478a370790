"""Music that feels scary."""

from generation.engines.studio.audio.instruments import basses, keys, percussion, plucked
from generation.engines.studio.audio.music.band import Band, Feel, Hit, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="scary",
        en=names("scary, spooky, creepy, horror, ominous, suspense, suspenseful, sinister, eerie"),
        zh=names("恐怖, 可怕, 吓人, 嚇人, 惊悚, 驚悚, 诡异, 詭異, 阴森, 陰森, 悬疑, 懸疑"),
    ),
    feel=Feel(mode="phrygian", dark=True, keys=(40, 41, 43), density=0.6, brightness=0.65, drive=-1.0, room=1.6),
    band=Band(
        levels=Levels(drums=-7, bass=-5, pad=-3, comp=-12, lead=-7),
        bright=((0, 1, 0, 4),),
        dark=((0, 1, 0, 4), (0, 0, 5, 1)),
        chords="seventh",
        hits=(Hit(percussion.big_drum, "x..o............", 0.9),),
        bass=basses.bass,
        comp=plucked.pluck,
        comp_patterns=("o...............", "o.........o....."),
        pad=Pad(corner_hz=900, attack_s=0.5),
        lead=keys.bell,
        lead_rhythms=("x.....x.....x...", "x...x...x......."),
        lead_centre=88,
        room_s=3.0,
        room_gain=0.5,
    ),
)
