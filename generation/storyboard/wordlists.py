"""Words that the planner knows by itself, beside the plug-ins' names: `english; chinese` by kind and id.

Chinese is written simplified, since it is compared folded (script.fold); a word may stand under several kinds.
"""

FRAMING = {
    "wide": "wide shot|wide angle|wide|establishing shot|full body|full shot|long shot|from afar;全景|远景|广角|全身",
    "medium": "medium shot|mid shot|medium|waist up|half body;中景|半身|半身像",
    "close": (
        "close up|closeup|extreme close up|tight shot|portrait shot|face shot|headshot;特写|近景|大特写|脸部特写"
    ),
}
TIMES = {
    "day": (
        "day|daytime|noon|daylight|afternoon|midday|in the morning|morning|sunny|sunshine;白天|中午|下午|上午|"
        "早上|晴天|阳光"
    ),
    "night": (
        "night|midnight|at night|tonight|nighttime|starry|moonlit|moonlight;夜晚|晚上|深夜|午夜|星空|夜里|夜间|"
        "半夜|月光"
    ),
    "sunset": "sunset|dusk|golden hour|evening|twilight;日落|黄昏|傍晚|夕阳",
    "sunrise": "sunrise|dawn|daybreak|early morning;日出|清晨|黎明|破晓",
}
EMOTIONS = {
    "neutral": "neutral|serious|calmly|seriously;严肃|面无表情",
    "happy": (
        "happy|happily|smiling|smile|smiles|joyfully|cheerfully|excited|excitedly|proudly|proud|grinning|grin;"
        "开心|快乐|微笑|笑着|高兴|兴奋|笑"
    ),
    "sad": "sad|sadly|crying|cry|cries|tearful|tearfully|upset|lonely;悲伤|难过|伤心|哭|哭着|哭泣|流泪",
    "surprised": "surprised|amazed|shocked|astonished|in surprise|scared|afraid|frightened;惊讶|吃惊|惊喜|震惊|害怕",
}
DELIVERY = {
    "whisper": "whisper|whispering|quietly|softly|under her breath|under his breath;低声|小声|悄悄|轻声|耳语",
    "shout": "shout|yell|scream|loudly|cry out|roar;大喊|大叫|喊道|高喊|大声|喊|喊着",
    "sing": "sing|sang|rap;唱|唱着|唱道|唱歌|说唱",
}
SPEECH = {
    "say": (
        "say|said|saying|says|ask|reply|replied|answer|announce|exclaim|tell|told|talk|speak|spoke|add|explain|"
        "mutter|whisper|shout|yell|scream|sing|sang|declare|shout out|call out|goes|voiceover;说|说道|说着|问|"
        "问道|回答|答道|讲|讲道|告诉|喊|大喊|喊道|大叫|叫道|唱|唱道|低声说|小声说|轻声说|大声说|念|念道|表示|"
        "宣布"
    ),
}
INSCRIPTION = {
    "sign": (
        "sign|signs|titled|title|called|named|labelled|labeled|reads|reading|written|text|caption reads|word|"
        "words|logo;写着|标题|名叫|叫做|名为|题为|招牌|字样|印着"
    ),
}
MUSIC = {
    "music": (
        "music|soundtrack|song|songs|beat|tune|background music|bgm|audio|score;音乐|背景音乐|配乐|歌曲|歌|"
        "曲子|伴奏|配上"
    ),
}
TEMPO = {
    "fast": "fast|fast paced|quick|energetic;快节奏|节奏快|快歌|动感|劲爆",
    "slow": "slow|slow paced|slowly;慢节奏|节奏慢|慢歌|抒情",
}
CAPTIONS = {
    "captions": "captions|caption|subtitles|subtitle|subs|text overlay;字幕",
}
PEOPLE = {
    "person": (
        "man|woman|boy|girl|person|guy|lady|friend|kid|child|baby|dude|somebody|someone|stranger|dancer|singer|"
        "actor;男人|女人|男孩|女孩|男生|女生|人|朋友|小孩|孩子|小朋友|某人|老人|姑娘|小伙子"
    ),
    "people": (
        "people|everyone|men|women|boys|girls|guys|friends|kids|children|crowd|audience|folks|strangers|anyone|"
        "anybody|humans|dancers|singers|actors;人们|人群|观众|大家|行人|路人"
    ),
}
ME = {
    "me": "me|i|myself|i'm;我|我自己",
}
PRONOUN = {
    "they": (
        "she|he|they|her|him|them|his|their|herself|himself|themselves|both;她|他|他们|她们|我们|自己|两人|"
        "两个人|俩人|二人"
    ),
}
JOIN = {
    "and": "and|&|plus|as well as;和|与|跟|以及|还有|同",
}
TOWARD = {
    "at": "at|to|toward|towards|for|from|behind|of|beside|by|around;对着|对|向|朝|给|冲着|冲|朝着|向着",
}
TOGETHER = {
    "with": "with|along with|together with;带着|一起",
}
PLACE = {
    "in": "on|in|inside|onto|into|under|across|through|along|over;在|到|来到|去|位于|于",
}
NEGATION = {
    "no": (
        "no|not|without|never|don't|doesn't|do not|does not|isn't|aren't|won't|nobody|no one|minus|except|"
        "avoid;没有|没|不要|无|别|不|非|禁止|除了|去掉|避免|不会|不是|空无"
    ),
}
BUT = {
    "but": "but|instead|only|just;但|但是|而是|只有",
}
DOWNPOUR = {
    "pour": (
        "rains down|pouring|pours|rain of|shower of|showers of|storm of|it pours;下着|下起|下起了|下了|下|"
        "天上掉|天上掉下|天上下|天上下着|掉下|掉下来|落下|天降|从天上掉下|飘着|飘落|倾盆"
    ),
}
FALL = {
    "fall": (
        "fall|falls|falling|fell|drop|drops|dropping|fall from the sky|falls from the sky|falling from the sky|"
        "drop from the sky|falling down|fall down|tumble|tumbling;从天而降|落下来|掉落|坠落|飘落|从天上掉下来|"
        "掉下来"
    ),
}
SKY = {
    "sky": "from the sky|out of the sky|from above|from heaven|from the heavens;从天上|从天空|天上|空中",
}
FLOAT = {
    "float": "float|floats|floating|hover|hovers|hovering|drift|drifts|drifting;漂浮|漂浮着|飘浮|悬浮|飘着|飘在",
}
HELD = {
    "held": (
        "hold|holds|holding|held|carry|carries|carrying|hug|hugs|hugging;拿着|举着|抱着|捧着|手持|手里拿着|"
        "握着|提着|拿|抱"
    ),
}
CUT = {
    "then": (
        "then|and then|cut to|cuts to|we cut to|next shot|next scene|finally|after that|afterwards|"
        "and after that|smash cut to|second shot|followed by;然后|接着|随后|切到|切换到|下一个镜头|下一幕|之后|"
        "接下来|画面一转"
    ),
}
SOFT_CUT = {
    "meanwhile": "suddenly|meanwhile|later|all of a sudden;突然|忽然|最后|与此同时|这时",
}
NUMBERS = {
    "1": "one|single;一|一个|一位",
    "2": "two|a couple of|couple of|pair of|a pair of;两|二|俩|一对|一双|两个",
    "3": "three|a few|few;三|几",
    "4": "four|several|some;四|一些",
    "5": "five;五",
    "6": "six;六",
    "7": "seven;七",
    "8": "eight|many|lots of|a lot of|a bunch of|a group of|a flock of|group of;八|许多|很多|好多|一群|一堆|大量",
    "9": "nine;九",
    "10": "ten;十",
    "12": "twelve|a dozen|dozen|dozens of;十二|十几",
    "20": "twenty|hundreds of|countless|tons of;二十|几十|无数|满天|漫天",
}
MEASURE = {
    "of": "piece of|pieces of;个|只|条|位|名|朵|辆|头|匹|棵|颗|架|艘|张|把|杯|块|片|件|座|场|群",
}
UNITS = {
    "bpm": "bpm|beats per minute;拍每分",
    "seconds": "second|seconds|sec|secs|s;秒|秒钟",
}
DETERMINER = {
    "a": (
        "a|an|the|this|that|these|those|my|your|his|her|its|their|our|every|another;这|那|这个|那个|一种|我的|"
        "你的|他的|她的"
    ),
}
STOP = {
    "stop": (
        "is|are|be|been|being|am|was|were|it|it's|its|s|t|as|while|who|which|whose|where|when|there|here|so|"
        "very|really|also|too|up|down|out|off|away|back|again|over|after|before|during|until|about|than|or|if|"
        "do|does|doing|did|has|have|having|had|will|would|can|could|should|shall|let|let's|lets|make|makes|"
        "making|made|get|gets|getting|got|go|going|gone|come|comes|coming|put|puts|take|takes|show|shows|"
        "showing|see|seen|we|you|us|our|your|please|video|clip|scene|shot|movie|camera|film of|footage|frame|"
        "prompt|style|styled|mood|vibe|feel|feeling|background|setting|full|full of|near|next to|in front of|"
        "on top of|top|middle|middle of|front|side|outside|out in|outdoors|indoors|together|each|other|"
        "each other|all|start|starts|starting|begin|begins|keep|keeps|want|wants|like|line|lines|dressed|"
        "dress as|dressed as|dressed in|wear|wears|wearing|wore|clothes|outfit|surface|sky|ground|at the end|"
        "end|first|into the camera|to the camera|at the camera|into camera|at camera|once|upon|time;的|了|着|"
        "过|地|得|上|里|中|下面|里面|上面|外面|旁边|前面|后面|边|一边|一起|在|正在|正|是|有|让|把|被|也|都|又|"
        "再|还|就|很|非常|镜头|画面|视频|短片|片段|场景|背景|请|做|制作|生成|一段|一个|来|去|起来|出来|下来|"
        "上去|穿|穿着|身穿|戴着|打扮|成|当|时|时候|并|并且|而且|而|同时|天|天空|马上|小心|地面|表面|吗|呢|吧|"
        "啊|呀|哦|之|其|它|你|您|风格|心情|的时候|看到|看见|开始|边上|面前|那里|这里|周围|对镜头|对着镜头|"
        "看着镜头|到处|身上|手里|手中|第一个|说一句|一句|一下|给我|用|以|为|像|似的|一样|多|个"
    ),
}

KINDS: dict[str, dict[str, str]] = {
    "framing": FRAMING, "time": TIMES, "emotion": EMOTIONS, "delivery": DELIVERY, "speech": SPEECH,
    "inscription": INSCRIPTION, "music": MUSIC, "tempo": TEMPO, "captions": CAPTIONS, "people": PEOPLE, "me": ME,
    "pronoun": PRONOUN, "join": JOIN, "toward": TOWARD, "together": TOGETHER, "place": PLACE, "negation": NEGATION,
    "but": BUT, "downpour": DOWNPOUR, "fall": FALL, "sky": SKY, "float": FLOAT, "held": HELD, "cut": CUT,
    "soft_cut": SOFT_CUT, "number": NUMBERS, "measure": MEASURE, "unit": UNITS, "determiner": DETERMINER, "stop": STOP,
}  # fmt: skip
