"""Scripts inside prompts: dialogue turns ("Ann: hello") and headings ("Shot 2:", "INT. KITCHEN") become marks."""

import re
from collections.abc import Callable

FIRST_QUOTE, FIRST_NAME, CUT = 0xE000, 0xF000, "\uf8ff"
"""Private-use characters: one a quote, one a speaker's name, and one where a new shot is announced."""

NARRATORS = frozenset({
    "narrator", "narration", "voiceover", "voice-over", "voice over", "v.o.", "旁白", "画外音", "畫外音", "解说",
    "解說", "解说员", "解說員", "旁白说", "旁白說",
})  # fmt: skip

_LABEL_WORDS = (
    "scene shot style music camera setting location time title prompt idea concept mood genre video clip note "
    "notes caption captions subtitle subtitles lighting sound audio duration length format aspect ratio "
    "background theme plot story description visual visuals action actions character characters cast outfit "
    "costume weather place day night int ext pov vibe opening ending intro outro hook then finally tone text "
    "dialogue lines transition effect effects 场景 场 镜头 风格 音乐 背景 时间 地点 人物 角色 提示 提示词 要求 "
    "字幕 主题 标题 天气 动作 画面 配乐 故事 剧情 内容 视频 开头 结尾 然后 最后 氛围 台词 对白 特效 服装 造型 "
    "旁边 注意 備註 备注 場景 場 鏡頭 風格 音樂 時間 地點 標題 畫面 配樂 劇情 內容 視頻 開頭 結尾 最後 臺詞 台詞 "
    "對白 情绪 情緒 光线 主角 配音 运镜 景别 转场 说 問 问 答 喊"
)
_LABELS = frozenset(_LABEL_WORDS.split())
"""What stands before a colon and is no speaker."""

_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4}|[一二三四五六七八九十]{1,2})"
_HEADING = re.compile(
    rf"(?:(?<![\w])(?:scene|shot|clip|part|act|take|frame|panel|cut)\s*\#?{_COUNT}\s*(?:[:.：、)\]—–-]|(?=\n))\s*"
    rf"|第\s*{_COUNT}\s*(?:个|個)?(?:镜头|鏡頭|幕|场景|場景|场|場|段|镜|鏡|个画面|個畫面|画面|畫面)\s*[:：、，,]?\s*"
    rf"|(?:镜头|鏡頭|场景|場景|分镜|分鏡|画面|畫面|片段|镜|鏡)\s*{_COUNT}\s*[:：、.，,]\s*"
    rf"|[\[(（【]?\d{{1,2}}:\d{{2}}\s*[-–—~到至]\s*\d{{1,2}}:\d{{2}}[\])）】]?\s*[:：]?\s*"
    rf"|[\[(（【]?(?<![\d.])\d{{1,3}}\s*[-–~到至]\s*\d{{1,3}}\s*(?:s|secs?|seconds|秒)(?![a-z])[\])）】]?\s*[:：]?\s*)",
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?:^|(?<=\n)|(?<=[.!?:]\s))\s*(?:INT\.?/EXT|INT|EXT|I/E)[.:]?\s+(?=[A-Z@])")
_LIST = re.compile(r"(?:(?<=\s)|^)[(（]?(\d{1,2})[.)）、]\s*(?=[^\d\s])")
_ASIDE = r"(?:\s*[(（\[]([^)）\]\n]{1,40})[)）\]])?"
_TURN = re.compile(
    rf"(?:(?P<handle>(?<![A-Za-z0-9_@.])[@＠][A-Za-z0-9_.]{{1,30}}){_ASIDE}"
    rf"|(?P<name>(?<![\w@＠])(?:[A-Z][\w’'.-]*(?:\ (?:[A-Z]|\d)[\w’'-]*){{0,2}}|[\u4e00-\u9fff]{{1,6}}"
    rf"|(?i:narrator|narration|voice[ -]?over|v\.o\.))){_ASIDE})[ \t]*[:：][ \t]*"
)
_OPENS = re.compile(r"(?:^|[\n.。!！?？;；/|”’\"\ue000-\uefff\uf8ff])[ \t]*\Z")
_JOINED = re.compile(r"(?:\b(?:and|with|to|at|of|by)|[和跟与與对對给給向&,，、])\s*\Z", re.IGNORECASE)
"""Before the handle: then the colon ends a list of people, or whom somebody speaks to, and opens no turn."""

_SENTENCE = re.compile(r"[^.!?。！？…\n]*[.!?。！？…]*[”\"]?\s*")
_SAYING = re.compile(r"(?:[大小低轻輕]声|[大小低輕]聲)?(?:回答|说道|說道|问道|問道|喊道|说|說|问|問|答|喊)\Z")


def mark(text: str, set_aside: Callable[[str], str], name: Callable[[str], str], known: Callable[[str], bool]) -> str:
    """`text` with its quotes already set aside. `set_aside` takes spoken words, `name` a speaker; both return marks.

    `known` says of a possible name that it is a word for something else.
    """
    return _speech(_headings(text), set_aside, name, known)


def _headings(text: str) -> str:
    text = _SLUG.sub(f"\n{CUT}", text)
    text = _HEADING.sub(f"\n{CUT}", text)
    numbers = [int(match[1]) for match in _LIST.finditer(text)]
    if numbers[:2] == [1, 2]:
        text = _LIST.sub(f"\n{CUT}", text)
    return text


def _speech(
    text: str, set_aside: Callable[[str], str], name: Callable[[str], str], known: Callable[[str], bool]
) -> str:
    turns = [match for match in _TURN.finditer(text) if _is_turn(match, text, known)]
    parts: list[str] = []
    at = 0
    for number, turn in enumerate(turns):
        end = turns[number + 1].start() if number + 1 < len(turns) else len(text)
        parts += [text[at : turn.start()], _who(turn, name)]
        spoken = _spoken(text[turn.end() : end])
        if spoken and not "\ue000" <= spoken[0] < "\uf000":
            parts.append(set_aside(spoken.strip(" \t/|")))
        else:
            parts.append(spoken)
        at = turn.end() + len(spoken)
        while at < end and text[at] in " \t\n/|":
            at += 1
        parts.append("," if at == end and number + 1 < len(turns) else "\n")
    return "".join([*parts, text[at:]])


def _is_turn(match: re.Match[str], text: str, known: Callable[[str], bool]) -> bool:
    if match["handle"]:
        return not _JOINED.search(text[: match.start()])
    if not _OPENS.search(text[: match.start()]):
        return False
    name = match["name"]
    after = text[match.end() : match.end() + 1]
    starts_line = not text[: match.start()].rpartition("\n")[2].strip(f"{CUT} \t")
    shouted = name.isupper() or "\ue000" <= after < "\uf000" or name.lower() in NARRATORS
    if name.lower() in NARRATORS:
        return True
    return (starts_line or shouted) and name.lower() not in _LABELS and bool(after.strip()) and not known(name)


def _who(turn: re.Match[str], name: Callable[[str], str]) -> str:
    aside = next((group for group in turn.groups()[1::2] if group), "")
    written = turn["handle"] or name(_SAYING.sub("", turn["name"]) or turn["name"])
    return f" {written} {aside} "


def _spoken(words: str) -> str:
    """The first line's words, up to a sentence that speaks of an @handle: that one is a direction."""
    line = words.partition("\n")[0].partition(CUT)[0]
    if line[:1] and "\ue000" <= line[0] < "\uf000":
        return line[0]
    taken = 0
    for sentence in _SENTENCE.finditer(line):
        if not sentence[0]:
            break
        if taken and re.search(r"[@＠\ue000-\uefff]", sentence[0]):
            break
        taken = sentence.end()
    return line[:taken]
