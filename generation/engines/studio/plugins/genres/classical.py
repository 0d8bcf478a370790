"""Classical: an orchestra of strings, pizzicato and timpani, without a drum kit."""

from generation.engines.studio.audio.instruments import drums, held, percussion
from generation.engines.studio.audio.music.band import Band, Hit, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="classical",
        en=names(
            "classical, classical music, orchestral, orchestra, symphony, symphonic, baroque, string quartet, "
            "waltz, film score"
        ),
        zh=names("古典, 古典音乐, 古典音樂, 交响乐, 交響樂, 管弦乐, 管弦樂, 交响, 交響, 弦乐, 弦樂, 圆舞曲, 圓舞曲"),
        defaults={"bpm": "104"},
    ),
    band=Band(
        levels=Levels(drums=-13, bass=-8, pad=-7, comp=-5, lead=-2),
        bright=((0, 4, 5, 2, 3, 0, 3, 4), (0, 3, 1, 4), (0, 5, 3, 4)),
        dark=((0, 3, 4, 0), (0, 5, 3, 4), (0, 6, 5, 4)),
        five="dominant",
        hits=(
            Hit(percussion.big_drum, "x...............", 0.7, 0.0, "extra", (74.0,)),
            Hit(drums.tom, "............o.x.", 0.3, 0.2, "extra", (98.0,)),
        ),
        bass=held.violins,
        bass_patterns=("x.......5.......", "x...5...8...5..."),
        comp=held.pizzicato,
        comp_patterns=("x.x.x.x.x.x.x.x.", "x..xx..xx..xx..x"),
        comp_hold=0.4,
        pad=Pad(voice=held.choir, attack_s=0.2),
        lead=held.violins,
        lead_rhythms=("x...x.x.x...x...", "x.....x.x.x.x...", "x.x.x.x.x......."),
        room_s=2.6,
        room_gain=0.42,
    ),
)
