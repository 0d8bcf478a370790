"""Chiptune: two square channels, a triangle and noise, as an old console has."""

from generation.engines.studio.audio.instruments import drums, held
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="chiptune",
        en=names("chiptune, 8-bit, 8 bit, 8bit, video game music, game music, retro game, arcade music, pixel music"),
        zh=names("芯片音乐, 芯片音樂, 8位, 八位元, 游戏音乐, 遊戲音樂, 像素音乐, 像素音樂, 红白机, 紅白機"),
        defaults={"bpm": "150"},
    ),
    band=Band(
        levels=Levels(drums=-7, bass=-6, comp=-7, lead=-3),
        bright=((0, 4, 5, 3), (0, 3, 4, 4), (5, 6, 0, 0)),
        dark=((0, 5, 6, 0), (0, 2, 6, 5)),
        hits=(
            Hit(drums.noise_hit, "x.....x.x.......", 1.0, 0.0, "beat", (2500.0, 0.03)),
            Hit(drums.noise_hit, "....x.......x...", 0.9, 0.0, "beat", (9000.0, 0.06)),
            Hit(drums.noise_hit, "x.x.x.x.x.x.x.x.", 0.3, 0.0, "top", (24000.0, 0.012)),
        ),
        fill=Hit(drums.noise_hit, "xxxxxxxxxxxxxxxx", 0.7, 0.0, "beat", (9000.0, 0.03)),
        bass=held.triangle,
        bass_patterns=("x.x.8.x.x.x.8.x.", "x..x..8.x..x..8."),
        bass_octave=1,
        comp=held.pulse,
        comp_patterns=("xxxxxxxxxxxxxxxx", "x.xxx.xxx.xxx.xx"),
        comp_hold=0.1,
        comp_centre=72,
        lead=held.square,
        lead_rhythms=("x.x.x.xxx.x.x...", "x..x..x.x.xxx.x.", "xxx.x.x.x...x.x."),
        lead_centre=79,
        room_s=0.4,
        room_gain=0.0,
    ),
)
