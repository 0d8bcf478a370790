"""Electronic: four kicks, off-beat hats, saws that breathe with the kick."""

from generation.engines.studio.audio.instruments import basses, drums, held
from generation.engines.studio.audio.music.band import Band, Hit, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="electronic",
        en=names(
            "electronic, electronic music, edm, techno, house music, trance, dubstep, synthwave, electro, "
            "dance music, disco, club music, eurodance"
        ),
        zh=names("电子, 電子, 电子音乐, 電子音樂, 电音, 電音, 舞曲, 迪斯科, 迪斯可, 浩室"),
        defaults={"bpm": "126"},
    ),
    band=Band(
        levels=Levels(drums=-2, bass=-6, pad=-10, comp=-5, lead=-7),
        bright=((5, 3, 0, 4), (0, 4, 5, 3)),
        dark=((0, 5, 2, 6), (0, 6, 5, 6)),
        chords="add9",
        hits=(
            Hit(drums.kick, "x...x...x...x...", 1.0, 0.0, "beat", (3.0,)),
            Hit(drums.clap, "....x.......x...", 0.45),
            Hit(drums.hat, "..x...x...x...x.", 0.4, 0.15, "top", (0.07,)),
            Hit(drums.hat, "xoxoxoxoxoxoxoxo", 0.16, -0.3, "extra", (0.018,)),
        ),
        fill=Hit(drums.snare, "x...x...x.x.xxxx", 0.4),
        bass=basses.acid,
        bass_patterns=("..x...x...x...x.", "..xo..xo..xo..x8"),
        comp=held.supersaw,
        comp_patterns=("x..x..x..x..x.x.", "x.....x..x......"),
        comp_style="chord",
        comp_hold=0.28,
        pad=Pad(corner_hz=2400, attack_s=0.05),
        lead=held.pulse,
        lead_rhythms=("x..x..x..x..x.x.", "x.x.x.x.x...x..."),
        pumping=0.8,
        room_s=1.8,
    ),
)
