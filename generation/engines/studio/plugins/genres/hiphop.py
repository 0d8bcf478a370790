"""Hip hop: a boom, a late snare, and room for words."""

from generation.engines.studio.audio.instruments import basses, drums, keys
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="hiphop",
        en=names("hip hop, hip-hop, hiphop, rap, rap music, trap, trap music, boom bap, r&b, rnb"),
        zh=names("嘻哈, 嘻哈音乐, 嘻哈音樂, 说唱, 說唱, 饶舌, 饒舌, 陷阱音乐"),
        defaults={"bpm": "88"},
    ),
    band=Band(
        levels=Levels(drums=-2, bass=-4, comp=-10, lead=-12),
        bright=((0, 3, 0, 5), (5, 3, 0, 4)),
        dark=((0, 0, 5, 6), (0, 3, 0, 5)),
        chords="seventh",
        hits=(
            Hit(drums.boom, "x.....x...x.....x..x......x.....", 1.0),
            Hit(drums.snare, "....x.......x...", 0.8),
            Hit(drums.clap, "....x.......x...", 0.4, 0.1),
            Hit(drums.hat, "x.x.x.x.x.x.xooox.x.xoxox.x.x.xx", 0.3, 0.2, "top", (0.02,)),
            Hit(drums.hat, "......x.........", 0.2, 0.2, "extra", (0.09,)),
        ),
        fill=Hit(drums.snare, "............xoxo", 0.5),
        swing=0.58,
        swing_unit=16,
        bass=basses.sub,
        bass_patterns=("x.....x...o.....x..x......x.....",),
        comp=keys.warm_keys,
        comp_patterns=("x.........x.....", "x.....x........."),
        comp_style="chord",
        comp_hold=0.9,
        lead=keys.bell,
        lead_rhythms=("x.....x.....x...", "x..x............"),
        room_s=1.0,
        room_gain=0.14,
    ),
)
