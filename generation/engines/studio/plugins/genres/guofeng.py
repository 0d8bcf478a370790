"""Guofeng: guzheng, bamboo flute and erhu on five notes, wood and a far drum."""

from generation.engines.studio.audio.instruments import held, percussion, plucked
from generation.engines.studio.audio.music.band import Band, Hit, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="guofeng",
        en=names(
            "guofeng, chinese music, chinese style music, traditional chinese music, oriental music, guzheng, "
            "erhu, pipa, asian music"
        ),
        zh=names("国风, 國風, 中国风, 中國風, 古风, 古風, 民乐, 民樂, 古筝, 古箏, 二胡, 琵琶, 笛子, 国乐, 國樂"),
        defaults={"bpm": "84"},
    ),
    band=Band(
        levels=Levels(drums=-9, bass=-11, pad=-8, comp=-4, lead=-3),
        bright=((0, 5, 1, 4), (0, 4, 5, 0), (5, 1, 4, 0)),
        dark=((0, 6, 3, 0), (0, 2, 6, 0)),
        chords="open",
        hits=(
            Hit(percussion.big_drum, "x.......o.o.....", 0.7),
            Hit(percussion.woodblock, "..x...x...x.x.x.", 0.4, 0.4, "extra"),
            Hit(percussion.woodblock, "x.......x.......", 0.35, -0.3, "top", (720.0,)),
            Hit(percussion.gong, "x...............................", 0.25, 0.0, "extra"),
        ),
        fill=Hit(percussion.woodblock, "x.x.x.x.x.xxxxxx", 0.5, 0.0, "beat", (860.0,)),
        bass=plucked.nylon,
        bass_patterns=("x.......5.......",),
        bass_octave=1,
        comp=plucked.zither,
        comp_patterns=("x.oxx.o.x.oxx.xo", "xoxo..x.xoxo..x."),
        comp_hold=1.1,
        comp_centre=69,
        pad=Pad(voice=held.fiddle),
        lead=held.flute,
        lead_rhythms=("x.....x.x.x.....", "x...x.x.x.......", "x..xx...x...x.x."),
        lead_centre=79,
        room_s=2.2,
        room_gain=0.32,
    ),
)
