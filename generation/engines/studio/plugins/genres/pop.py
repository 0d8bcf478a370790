"""Pop: four to the floor, bright keys, a tune to hum."""

from generation.engines.studio.audio.instruments import basses, drums, held, keys, percussion
from generation.engines.studio.audio.music.band import Band, Hit, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="pop",
        en=names("pop, pop music, pop song, k-pop, kpop, mandopop, teen pop"),
        zh=names("流行, 流行音乐, 流行音樂, 流行歌, 华语流行, 華語流行"),
        defaults={"bpm": "118"},
    ),
    band=Band(
        levels=Levels(drums=-4, bass=-9, pad=-9, comp=-4, lead=-4),
        bright=((0, 4, 5, 3), (5, 3, 0, 4), (0, 2, 3, 4)),
        dark=((0, 5, 2, 6), (5, 6, 0, 2)),
        hits=(
            Hit(drums.kick, "x.....x.x.......", 0.9),
            Hit(drums.snare, "....x.......x...", 0.5),
            Hit(drums.clap, "....x.......x...", 0.3, -0.1, "extra"),
            Hit(drums.hat, "x.o.x.o.x.o.x.o.", 0.26, 0.25, "top"),
            Hit(percussion.tambourine, "..x...x...x...x.", 0.3, -0.4, "extra"),
        ),
        fill=Hit(drums.snare, "x.x.x.x.x.xxxxxx", 0.4),
        bass=basses.bright_bass,
        bass_patterns=("x.....x.x.....x.", "x..x..x.x..x..8."),
        comp=keys.piano,
        comp_patterns=("x...x...x...x...", "x...x...x.x.x..."),
        comp_style="chord",
        comp_hold=0.6,
        pad=Pad(corner_hz=1800),
        lead=held.square,
        lead_rhythms=("x.x.x...x.x.....", "x..x..x.x...x...", "x.x...x.x.x....."),
        room_s=1.4,
    ),
)
