"""Ambient: slow chords that breathe, a few glassy notes, no drums."""

from generation.engines.studio.audio.instruments import basses, keys
from generation.engines.studio.audio.music.band import Band, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="ambient",
        en=names(
            "ambient, ambient music, meditation music, drone music, new age, spa music, soundscape, atmospheric music"
        ),
        zh=names("氛围音乐, 氛圍音樂, 氛围, 氛圍, 冥想音乐, 冥想音樂, 环境音乐, 環境音樂, 空灵音乐"),
        defaults={"bpm": "66"},
    ),
    band=Band(
        levels=Levels(bass=-10, pad=-2, comp=-11, lead=-9),
        bright=((0, 0, 3, 3), (0, 5, 3, 3)),
        dark=((0, 0, 5, 5), (0, 3, 5, 5)),
        chords="add9",
        bass=basses.bass,
        bass_patterns=("x...............",),
        comp=keys.vibraphone,
        comp_patterns=("x.........o.....", "....x.........o."),
        comp_hold=1.9,
        pad=Pad(corner_hz=800, attack_s=0.9),
        lead=keys.bell,
        lead_rhythms=("x...............", "......x........."),
        room_s=3.4,
        room_gain=0.7,
    ),
)
