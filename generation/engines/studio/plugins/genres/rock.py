"""Rock: power chords in eighths, a hard backbeat."""

from generation.engines.studio.audio.instruments import basses, drums, plucked
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="rock",
        en=names(
            "rock, rock music, rock and roll, rock 'n' roll, hard rock, punk, punk rock, heavy metal, metal, "
            "grunge, indie rock"
        ),
        zh=names("摇滚, 搖滾, 摇滚乐, 搖滾樂, 朋克, 龐克, 重金属, 重金屬, 金属乐, 金屬樂"),
        defaults={"bpm": "132"},
    ),
    band=Band(
        levels=Levels(drums=-3, bass=-7, comp=-4, lead=-5),
        bright=((0, 3, 4, 3), (0, 4, 5, 3), (0, 6, 3, 0)),
        dark=((0, 6, 5, 6), (0, 2, 6, 3), (0, 5, 6, 0)),
        chords="power",
        hits=(
            Hit(drums.kick, "x.......x.x.....", 1.0, 0.0, "beat", (2.0,)),
            Hit(drums.big_snare, "....x.......x...", 0.8),
            Hit(drums.hat, "x.x.x.x.x.x.x.x.", 0.34, 0.3, "top", (0.05,)),
            Hit(drums.ride, "x.x.x.x.x.x.x.x.", 0.3, -0.3, "extra"),
        ),
        fill=Hit(drums.tom, "xxxxxxxxxxxxxxxx", 0.6, 0.0, "beat", (110.0,)),
        bass=basses.bright_bass,
        bass_patterns=("x.x.x.x.x.x.x.x.",),
        comp=plucked.power_guitar,
        comp_patterns=("x.x.x.x.x.x.x.x.", "x..x..x.x..x..x."),
        comp_hold=0.35,
        comp_centre=45,
        lead=plucked.lead_guitar,
        lead_rhythms=("x.x.x...x...x.x.", "x...x.x.x......."),
        lead_centre=72,
        room_s=1.1,
        room_gain=0.14,
    ),
)
