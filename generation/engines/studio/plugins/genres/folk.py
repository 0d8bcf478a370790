"""Folk: strummed steel strings, a stomp, a whistle."""

from generation.engines.studio.audio.instruments import basses, drums, held, percussion, plucked
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="folk",
        en=names(
            "folk, folk music, acoustic, acoustic guitar, country music, bluegrass, celtic, irish music, "
            "campfire song, singer-songwriter"
        ),
        zh=names("民谣, 民謠, 民歌, 吉他弹唱, 吉他彈唱, 乡村音乐, 鄉村音樂, 原声, 原聲"),
        defaults={"bpm": "108"},
    ),
    band=Band(
        levels=Levels(drums=-10, bass=-9, comp=-3, lead=-5),
        bright=((0, 3, 0, 4), (0, 4, 5, 3), (0, 3, 4, 0)),
        dark=((0, 6, 5, 6), (0, 2, 6, 0)),
        hits=(
            Hit(drums.soft_kick, "x.......x.......", 0.7),
            Hit(percussion.shaker, "o.x.o.x.o.x.o.x.", 0.5, 0.3, "top"),
            Hit(percussion.tambourine, "....x.......x...", 0.45, -0.3, "extra"),
        ),
        bass=basses.upright,
        bass_patterns=("x.......5.......",),
        bass_octave=1,
        comp=plucked.pluck,
        comp_patterns=("x...x.xx..xxx.x.", "x.xxx.x.x.xxx.x."),
        comp_style="strum",
        comp_hold=0.7,
        comp_centre=60,
        lead=held.whistle,
        lead_rhythms=("x.x.x...x.x.x...", "x...x.x.x......."),
        lead_centre=81,
        room_s=1.0,
        room_gain=0.14,
    ),
)
