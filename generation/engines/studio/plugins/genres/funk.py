"""Funk: everything on the one, slap bass, a scratching guitar, brass stabs."""

from generation.engines.studio.audio.instruments import basses, drums, held, percussion, plucked
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="funk",
        en=names("funk, funky, funk music, groovy, soul music, motown"),
        zh=names("放克, 放克音乐, 放克音樂, 灵魂乐, 靈魂樂"),
        defaults={"bpm": "106"},
    ),
    band=Band(
        levels=Levels(drums=-3, bass=-3, comp=-7, lead=-7),
        bright=((0, 0, 3, 0), (0, 3, 0, 4)),
        dark=((0, 0, 3, 0), (0, 3, 0, 6)),
        chords="dominant",
        mode="dorian",
        hits=(
            Hit(drums.kick, "x.x.......x..x..", 0.95),
            Hit(drums.snare, "....x..o.o..x..o", 0.55),
            Hit(drums.hat, "xoxoxoxoxoxoxoxo", 0.26, 0.25, "top", (0.02,)),
            Hit(percussion.conga, "..o..xo...o..x.o", 0.4, -0.4, "extra"),
            Hit(drums.hat, ".......x........", 0.3, 0.25, "extra", (0.08,)),
        ),
        fill=Hit(drums.snare, "........x.xxoxxx", 0.45),
        swing=0.54,
        swing_unit=16,
        bass=basses.slap,
        bass_patterns=("x..8..x..x8...5.", "x.x..8.x..5.x.8."),
        comp=plucked.muted,
        comp_patterns=("..xo.xoo..xo.xoo", ".oxx.ox..oxx.ox."),
        comp_style="chord",
        comp_hold=0.15,
        lead=held.brass,
        lead_rhythms=("x..x........x...", "......x..x......", "x.....x..x.x...."),
        lead_centre=69,
        room_s=0.9,
        room_gain=0.12,
    ),
)
