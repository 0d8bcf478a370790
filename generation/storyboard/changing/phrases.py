"""Words cut into phrases, each with what it asks to be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    TURN = "turn"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"
    SCENE = "scene"
    """Not said: the phrase only tells how it looks or sounds."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`by` is what comes where something is replaced; `follows` where the deed is that of the phrase before."""

    deed: Deed
    text: str
    by: str = ""
    follows: bool = False


_CUTS = re.compile(
    r"[,，、;；。!！\n]|\.(?=\s|\Z)|\b(?:and then|then|and|but|while|plus|also)\b"
    r"|然后|並且|并且|而且|同时|同時|还有|還有|再"
)
_IT = (
    r"(?:it|this|that|them|him|her|everything|everyone|everybody|the (?:whole )?(?:clip|video|scene|sky|light|weather|"
    r"background|place|setting|music|style|look|mood|time|camera)|@[\w.]+)"
)
_THIS = (
    r"(?:它|他们|她们|他|她|这|這|画面|畫面|视频|視頻|背景|场景|場景|天气|天氣|时间|時間|音乐|音樂|风格|風格|地点|地點)"
)
_INTO = r"(?:改成|变成|變成|换成|換成|改为|改為|换到|換到|变为|變為|弄成|设为|設為|放到|放在|搬到)"
_REPLACE = (
    re.compile(r"(?i)\A(?:replace|swap|exchange|trade)\s+(.+?)\s+(?:with|for|by)\s+(.+)\Z"),
    re.compile(r"(?i)\A(?:turn|change)\s+(?!" + _IT + r"\b)(.+?)\s+(?:in)?to\s+(.+)\Z"),
    re.compile(r"(?i)\A(.+?)\s+instead of\s+(.+)\Z"),
    re.compile(r"\A(?:请)?[把将將](?!" + _THIS + r")(.+?)" + _INTO + r"(.+)\Z"),
)
_DEEDS: tuple[tuple[Deed, re.Pattern[str]], ...] = (
    (Deed.REMOVE, re.compile(
        r"(?i)\A(?:remove|delete|drop|erase|cut out|take (?:away|out)|get rid of|stop|without|lose|turn off|no more|"
        r"no)\b"
        r"|\A(?:去掉|去除|删除|刪除|删掉|刪掉|移除|拿走|不要|没有|沒有|取消|关掉|關掉|别|別)"
    )),
    (Deed.ADD, re.compile(
        r"(?i)\A(?:add|include|insert|put in|give (?:it|them|us)|throw in|with)\b"
        r"|\A(?:加上|加入|加点|加點|添加|增加|加|来点|來點|来一|來一|多一)"
    )),
    (Deed.TURN, re.compile(
        r"(?i)\A(?:(?:make|let|have|turn|change|set|put|move|take|render|switch|bring)\s+" + _IT + r"\b"
        r"(?:\s+(?:in(?:to)?|to|to be|be|become|look(?:s)? like|as|on))?|same but|instead|turn (?:in)?to|change to|"
        r"switch to|make)(?=\s|\Z)"
        r"|\A(?:请)?(?:[把将將让讓]?" + _THIS + r")?(?:都)?(?:" + _INTO + r"|变得|變得|要)"
    )),
)  # fmt: skip
_POLITE = re.compile(
    r"(?i)\A(?:(?:please|now|just|(?:the )?same|can you|could you|i want|let's)\b\s*|"
    r"请|請|现在|現在|我要|我想要?|帮我)\s*"
)
_MADE_ANEW = re.compile(r"(?i)\A(?:make|create|generate|render)\s+(?:me\s+)?an?\b")


def phrases(words: str) -> Iterator[Phrase]:
    """In order; a phrase without a word for what to do is done like the one before."""
    before = Deed.SCENE
    for piece in _CUTS.split(words):
        text = _POLITE.sub("", piece.strip()).strip()
        if not text:
            continue
        phrase = _phrase(text, before)
        before = Deed.TURN if phrase.deed is Deed.REPLACE else phrase.deed
        yield phrase


def _phrase(text: str, before: Deed) -> Phrase:
    for pattern in _REPLACE:
        if match := pattern.match(text):
            goes, comes = match[1], match[2]
            if "instead" in pattern.pattern:
                goes, comes = comes, goes
            return Phrase(Deed.REPLACE, goes.strip(), comes.strip())
    for deed, pattern in _DEEDS:
        if not _MADE_ANEW.match(text) and (match := pattern.match(text)) and match.end():
            said = match[0].strip()
            who = re.search(r"@[\w.]+", said) if deed is Deed.TURN else None
            rest = text[match.end() :].strip()
            return Phrase(deed, f"{who[0]} {rest}" if who else rest)
    return Phrase(before, text, follows=before is not Deed.SCENE)
