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
        "day|daytime|noon|daylight|afternoon|midday|in the morning|morning|sunny|sunshine|lunchtime|lunch time|"
        "broad daylight|high noon|sun is shining|the sun is shining|sun shines|sunny day|bright day|blue sky|"
        "blue skies|"
        "sunlit|sunlight|in the sun|under the sun|mid morning|this morning|every morning|clear day;"
        "白天|中午|下午|上午|早上|晴天|阳光|正午|阳光明媚|大白天|午后|早晨|太阳|大太阳|日光|蓝天|阳光灿烂|白日|"
        "烈日|晴空|晴朗|阳光下"
    ),
    "night": (
        "night|midnight|at night|tonight|nighttime|night time|starry|moonlit|moonlight|late night|nightfall|"
        "all night|"
        "starry night|under the stars|under the moon|in the dark|dark night|middle of the night|after dark|"
        "dark|darkness|"
        "moonlit night|starlight|full moon night|late at night|night sky|starry sky|pitch black|bedtime|"
        "last night|stars;"
        "夜晚|晚上|深夜|午夜|星空|夜里|夜间|半夜|月光|夜|黑夜|凌晨|夜空|星空下|月光下|夜幕|三更半夜|今晚|夜色|"
        "大半夜|夜景|天黑|黑暗|黑暗中|漆黑|夜深人静|雨夜|雪夜|月夜|午夜时分|昏暗"
    ),
    "sunset": (
        "sunset|dusk|golden hour|evening|twilight|at sundown|sundown|setting sun|sun goes down|sun sets|magic hour|"
        "sunsets|late afternoon|sun is setting|the sun sets;日落|黄昏|傍晚|夕阳|落日|晚霞|夕阳西下|日落时分|"
        "黄金时刻|夕阳下|余晖|暮色|太阳下山"
    ),
    "sunrise": (
        "sunrise|dawn|daybreak|early morning|sun rises|sun comes up|first light|crack of dawn|rising sun|"
        "sun is rising|"
        "the sun rises|morning light|at first light|sunup;日出|清晨|黎明|破晓|朝阳|拂晓|天亮|朝霞|晨光|旭日|"
        "一大早|大清早|天刚亮|晨曦|曙光"
    ),
}
DELIVERY = {
    "whisper": (
        "whisper|whispering|quietly|softly|under her breath|under his breath|murmur|in a whisper|hushed;低声|"
        "小声|悄悄|轻声|耳语|低声说|小声说|轻声说|悄声说|悄悄说|低语|嘀咕|轻声地|小声地|低声地|小声问"
    ),
    "shout": (
        "shout|yell|scream|loudly|cry out|roar|holler|shriek|bellow|exclaim loudly|at the top of her lungs|"
        "at the top of his lungs;大喊|大叫|喊道|高喊|大声|喊|喊着|大声说|大声喊|怒吼|吼|吼道|咆哮|尖叫|大喊大叫|"
        "喊叫|高呼|叫道|大吼|喊一声"
    ),
    "sing": "sing|rap|croon|hum;唱|唱着|唱道|唱歌|说唱|哼唱|轻声唱|高歌|哼着|唱起",
}
SPEECH = {
    "say": (
        "say|ask|reply|answer|announce|exclaim|tell|talk|speak|add|explain|mutter|whisper|shout|yell|scream|sing|rap|"
        "declare|shout out|call out|goes|be like|murmur|respond|beg|cry out|holler|shriek|roar|joke|warn|"
        "promise|admit|"
        "confess|greet|order|demand|suggest|narrate|narrates|chant|mumble|groan|sigh|brag|boast|bellow|croon|state|"
        "blurt|blurt out|snap|hiss|grumble|plead|propose|reads aloud|read aloud|tells us|interrupt|remark|"
        "laugh and say;"
        "说|说道|说着|问|问道|回答|答道|讲|讲道|告诉|喊|大喊|喊道|大叫|叫道|唱|唱道|低声说|小声说|轻声说|大声说|"
        "念|念道|表示|宣布|答|回复|说了|吼|吼道|"
        "怒吼|尖叫|嘀咕|喃喃|自言自语|感叹|感叹道|笑道|哭道|回应|反问|吐槽|大声喊|悄声说|悄悄说|叫|嚷|嚷嚷|求|"
        "提醒|解释|抱怨|大吼|高呼|喊着|唱着|轻声唱|"
        "说一句|问一句|喊一声|小声问|喊叫|惊呼|呼喊|高喊|念叨|吟诵|朗诵|介绍|笑着说|哭着说|问候|打招呼说|回了一句|咆哮"
    ),
}
NARRATOR = {
    "narrator": "narrator|narration|voiceover|voice over|off screen voice|the narrator;旁白|画外音|解说|解说员|旁白声",
}
TRANSITION = {
    "dissolve": (
        "dissolve|dissolve to|dissolves to|dissolve into|cross dissolve|crossfade|cross fade|crossfade to|"
        "cross fades to|dissolving into;叠化|溶解|叠化到|交叉溶解|渐变到|渐变"
    ),
    "fade": (
        "fade to|fade in|fade into|fades into|fades to|fade from black|fade in from black|fade out to;淡入|"
        "淡入淡出|渐入|淡出到|淡入到"
    ),
    "wipe": "wipe to|wipes to|screen wipe|star wipe|wipe transition|wipe into;划像|擦除|擦除转场|划屏|划到",
    "whip": "whip pan|whip pans|whip pan to|whip transition|swish pan to;甩镜|甩镜头|甩到|快速甩镜|甩镜转场",
}
ENDING = {
    "out": (
        "fade out|fade to black|fades to black|fades out|the end|fade to white|credits roll;淡出|黑屏|渐隐|剧终|"
        "画面渐黑|"
        "全剧终|渐黑"
    ),
}
LOOP = {
    "loop": (
        "loop|looping|seamless loop|perfect loop|looped|loops forever|infinite loop;循环|无缝循环|无限循环|循环播放"
    ),
}
CONJ = {
    "while": "while|as|when|whereas|because|since|until|and now;一边|同时|只见",
}
GUISE = {
    "as": (
        "as a|as an|as the|dressed as|dressed as a|dressed like|dress as|dressed up as|disguised as|"
        "cosplaying|cosplaying as|cosplay as|playing a|in costume as|wearing|wears|dressed in|costume;扮成|扮演|"
        "打扮成|装扮成|化身|变成|穿成|cos|身穿|穿着|穿|身着|穿上|换上|化装成|当|做"
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
        "man|woman|boy|girl|person|guy|lady|friend|kid|child|baby|dude|somebody|someone|stranger|dancer|singer|actor|"
        "mom|mum|mother|dad|father|grandma|grandmother|grandpa|grandfather|granny|brother|sister|son|daughter|wife|"
        "husband|girlfriend|boyfriend|uncle|aunt|neighbor|neighbour|teenager|toddler|gentleman|old man|old lady|"
        "old woman|young woman|young man|little girl|little boy|bro|roommate|best friend|twin|human|customer|guest|"
        "colleague|coworker|host|hero's friend|sidekick|partner|opponent|stranger|villager|grandkid|cousin|"
        "bestie|lover;"
        "男人|女人|男孩|女孩|男生|女生|人|朋友|小孩|孩子|小朋友|某人|老人|姑娘|小伙子|妈妈|爸爸|母亲|父亲|奶奶|"
        "爷爷|外婆|外公|哥哥|姐姐|弟弟|妹妹|儿子|女儿|"
        "老婆|老公|妻子|丈夫|女朋友|男朋友|叔叔|阿姨|邻居|少年|少女|婴儿|宝宝|老太太|老爷爷|老奶奶|大叔|大妈|"
        "小女孩|小男孩|同事|同学|客人|顾客|闺蜜|兄弟|室友|"
        "美女|帅哥|路人甲|老头|陌生人|小姐姐|小哥哥|一家人中的一个|歌手|舞者|演员|对手|伙伴|恋人|情侣中的一个|"
        "女子|男子|小子|丫头"
    ),
    "people": (
        "people|everyone|everybody|men|women|boys|girls|guys|friends|kids|children|folks|strangers|anyone|"
        "anybody|humans|"
        "dancers|singers|actors|couple|lovers|family|twins|brothers|sisters|neighbors|colleagues|coworkers|besties|"
        "teenagers|parents|grandparents|ladies|gentlemen|customers|guests|villagers|pair|duo|trio|opponents|"
        "roommates;"
        "人们|大家|人物|情侣|一家人|一家|全家|夫妻|夫妇|双胞胎|姐妹|兄弟们|朋友们|孩子们|小伙伴|老两口|父母|同事们|"
        "女孩们|男孩们|一对恋人|恋人们|母女|父子|母子|父女|闺蜜们|村民|小朋友们"
    ),
    "crowd": (
        "crowd|audience|spectators|fans|crowds|passersby|bystanders|onlookers|students|"
        "passengers|commentators|judges|reporters|classmates|the class|"
        "cheering crowd;"
        "人群|观众|行人|路人|学生们|同学们|粉丝|粉丝们|观众们|围观群众|群众|游客们|众人|歌迷|球迷"
    ),
}
ME = {
    "me": "me|i|myself|i'm|my self;我|我自己|本人",
}
PRONOUN = {
    "they": (
        "one of them|the first one|first one|one of the two|the other one|the other|other one|the second one|"
        "she|he|they|her|him|them|his|their|herself|himself|themselves|both;"
        "她|他|他们|她们|我们|其中一个|其中一人|另一个|另一人|另外一个|自己|两人|"
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
    "in": (
        "on|in|inside|onto|into|under|across|through|along|over|atop|outside|in front of|next to|near|behind|"
        "beneath;在|到|来到|去|位于|于|穿过|穿越|经过|路过|越过|沿着|跑到|回到|走到|来到了|身处"
    ),
}
NEGATION = {
    "no": (
        "no|not|without|never|don't|doesn't|do not|does not|isn't|aren't|won't|minus|except|avoid|no more|"
        "without any|none of|free of|can't|cannot|didn't|wasn't|hasn't|not any|refuses to|not a|zero|exclude|"
        "skip the|neither|haven't|shouldn't|couldn't|wouldn't|weren't;"
        "没有|没|不要|无|别|不|非|禁止|除了|去掉|避免|不会|不是|空无|并没有|没有任何|不想|不再|从不|不带|不加|"
        "无任何|并不|拒绝|不能|不用|不需要|从来不|没在|未|"
        "没戴|没穿|没带|没拿|不戴|不穿|没有戴|没有穿|没有带|未戴|未穿|也没有|也没|都没有|不要有|不要出现|不在"
    ),
}
NOBODY = {
    "nobody": (
        "nobody|no one|noone|nobody around|no one around|no people|no humans|without people|empty of people|"
        "no person|nobody in sight|deserted|uninhabited|no characters|unpopulated;没有人|没人|无人|空无一人|"
        "不要人|不要有人|"
        "没有人物|无人的|不出现人|没有任何人|杳无人烟"
    ),
}
BUT = {
    "but": "but|instead|only|just;但|但是|而是|只有|只要",
}
DOWNPOUR = {
    "pour": (
        "rains down|pouring|pours|rain of|rain down|raining down|a rain of|shower of|shower|a shower of|"
        "a storm of|hailing|showers of|storm of|it pours;下着|下起|下起了|下了|下|"
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
    "float": (
        "float|hover|drift|float away|float up|float around|levitate|rise into the sky|fly into the sky|"
        "float by;漂浮|漂浮着|飘浮|悬浮|飘着|飘在|飘上|飘起|飘起来|浮在|飘来飘去|升空|升上天空|飘向|飘过|飘|飘动|"
        "浮起|飞上天空|飘荡"
    ),
}
HELD = {
    "held": (
        "hold|carry|hug|clutch|grab|wield|lift up|hold up|wave around|bring|grip|swing|raise|holding up|"
        "show off;拿着|举着|抱着|捧着|手持|手里拿着|撑着|打着|端着|扛着|牵着|挥舞着|带着|背着|拎着|举起|拿起|抓着|"
        "叼着|撑|"
        "握着|提着|拿"
    ),
}
CUT = {
    "then": (
        "then|and then|finally|after that|afterwards|and after that|followed by|next|eventually|in the end|"
        "at last|later|"
        "moments later|a moment later|after which|the next day|hours later|years later|seconds later|and finally|"
        "lastly|"
        "afterward|before long|next up;"
        "然后|接着|随后|之后|接下来|最后|后来|然后又|紧接着|第二天|过了一会儿|不久后|几年后|下一秒|随即"
    ),
    "hard": (
        "cut to|cuts to|we cut to|next shot|next scene|smash cut to|second shot|cut back to|cuts back to|ends with|"
        "end with|now cut to|last shot|final shot|final scene|third shot|switch to|jump cut to;"
        "切到|切换到|下一个镜头|下一幕|画面一转|转到|转场到|转场|镜头切到|镜头转到|镜头切换|跳转到|结尾"
    ),
}
SOFT_CUT = {
    "meanwhile": (
        "suddenly|meanwhile|all of a sudden|at the same time|out of nowhere;突然|忽然|与此同时|这时|这时候|此时"
    ),
}
NUMBERS = {
    "1": "one|single|a single|a lone|lone;一|一个|一位|单个|独自一个",
    "2": "two|a couple of|couple of|pair of|a pair of|twin|both of;两|二|俩|一对|一双|两个",
    "3": "three|a few|few|trio of|a trio of;三|几|仨",
    "4": "four|several|some|a handful of|handful of;四|一些|好几|数",
    "5": "five;五",
    "6": "six;六",
    "7": "seven;七",
    "8": (
        "eight|many|lots of|a lot of|a bunch of|bunch of|plenty of|loads of|a pack of|pack of|a herd of|"
        "herd of|a swarm of|swarm of|a school of|school of|a pile of|pile of|heaps of|multiple|numerous|"
        "various|a group of|a flock of|group of;八|许多|不少|各种|成群|成群的|一大群|一排|一队|一窝|很多|好多|"
        "一群|一堆|大量"
    ),
    "9": "nine;九",
    "10": "ten;十",
    "12": "a dozen|dozen;十几|一打",
    "20": "tons of|dozens of|a ton of;几十|数十|大批",
    "30": "hundreds of;上百|几百",
    "40": (
        "countless|thousands of|millions of|a million|endless|everywhere;无数|满天|漫天|成千上万|数不清的|铺天盖地|"
        "上千|满地"
    ),
    "100": "a hundred|one hundred|hundred;一百",
    "1000": "a thousand|one thousand|thousand;一千",
}
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _counted(value: int) -> str:
    """`twenty five;二十五` for 25; from 11 to 99."""
    tens, unit = divmod(value, 10)
    chinese = (
        ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" + ("一二三四五六七八九"[unit - 1] if unit else "")
    )
    if tens == 1:
        return f"{_TEENS[unit - 1]};{chinese}"
    return f"{_TENS[tens - 2]}{f' {_UNITS[unit - 1]}' if unit else ''};{chinese}"


def _merged(first: str, second: str) -> str:
    """Both languages of two rows."""
    return ";".join("|".join(filter(None, pair)) for pair in zip(first.split(";"), second.split(";"), strict=True))


NUMBERS |= {str(value): _merged(_counted(value), NUMBERS.get(str(value), ";")) for value in range(11, 100)}
MEASURE = {
    "of": (
        "piece of|pieces of|slice of|slices of|cup of|cups of|bowl of|bowls of|glass of|bottle of|plate of|"
        "bunch|basket of|box of|can of|bucket of|bouquet of|loaf of|pair;个|只|条|位|名|朵|辆|头|匹|棵|颗|架|艘|"
        "张|把|杯|块|片|"
        "件|座|场|群|支|枝|根|碗|盘|串|瓶|盒|袋|篮|桶|束|双|台|本|幅|顶|面|口|尾|粒|团|堆|份|壶|叶|道|间|栋|滴|株|部"
    ),
}
UNITS = {
    "bpm": "bpm|beats per minute;拍每分",
    "seconds": "second|seconds|sec|secs|s;秒|秒钟",
    "minutes": "minute|minutes|min|mins;分钟",
}
DETERMINER = {
    "a": (
        "a|an|the|this|that|these|those|my|your|his|her|its|their|our|every|another|each|any|all the|"
        "someone's;这|那|这个|那个|一种|我的|这只|那只|我们的|他们的|"
        "你的|他的|她的"
    ),
}
DECOR = {
    "plain": (
        ";可爱|可爱的|美丽|漂亮|巨大|巨大的|巨型|迷你|小小的|大大的|红色|蓝色|绿色|黄色|黑色|白色|紫色|粉色|金色|银色|橙色|彩色|五颜六色|古老|古老的|"
        "破旧|崭新|神秘|奇怪|奇怪的|帅气|美味|好吃|优雅|高大|年轻|年老|胖胖的|毛茸茸|毛茸茸的|闪亮|透明|豪华|空荡荡|夏天|夏日|盛夏|华丽|精致|大型|超大|"
        "小型|慢动作|快动作|延时摄影|高清|超清|4k|8k|真实的|逼真|搞怪|呆萌|萌萌的|宽敞|狭窄|拥挤"
    ),
}
STOP = {
    "stop": (
        "is|are|be|been|being|am|was|were|it|it's|s|t|who|which|whose|where|that's|who's|he's|she's|they're|"
        "there|here|so|"
        "very|really|also|too|up|down|out|off|away|back|again|over|after|before|during|until|about|than|or|if|"
        "do|does|doing|did|has|have|having|had|will|would|can|could|should|shall|let|let's|lets|make|makes|"
        "making|made|get|gets|getting|got|go|going|gone|come|comes|coming|put|puts|take|takes|show|shows|"
        "showing|see|seen|we|you|us|our|your|please|video|clip|scene|shot|movie|camera|film of|footage|frame|"
        "prompt|style|styled|mood|vibe|feel|feeling|background|setting|full|full of|near|next to|in front of|"
        "on top of|top|middle|middle of|front|side|outside|out in|outdoors|indoors|together|each|other|"
        "each other|all|start|starts|starting|begin|begins|keep|keeps|want|wants|like|line|lines|dressed|"
        "wear|clothes|outfit|outfits|vibes|fast paced|around|through|past|ahead|right|left|side by side|"
        "be seen|appear|appears|happen|happens|well|just|even|still|already|now|today|because of|due to|both|"
        "way|kind|kind of|sort of|lot|look like|looks like|looking like|himself|herself|into frame|in frame|"
        "on screen|on camera|on the left|on the right|in the background|in the foreground|in the distance|"
        "in background|foreground|atmosphere|ambience|effect|effects|theme|color|colour|colors|everywhere|"
        "world|thing|something|having fun|for fun|fun|life|everything|anything|vibing|pov|one last time|"
        "for the first time|other side|toward us|towards us|toward camera|towards camera|toward the camera|"
        "towards the camera|camera|the camera|a video|a clip|generate|create|produce|film|filmed|featuring|"
        "starring|feature|features|with love|of course|finally|maybe|into|i want|give me|tiktok|reel|reels|"
        "short|shorts|story|dialogue|dialog|talking|text|watermark|logo overlay|surface|sky|ground|"
        "at the end|or|nor|not only|not just|"
        "end|first|into the camera|to the camera|at the camera|into camera|at camera|once|upon|time;"
        "我想看|我想要|我要|想看|我希望|我想|的|了|着|"
        "过|地|得|上|里|中|下面|里面|上面|外面|旁边|前面|后面|边|一边|一起|在|正在|正|是|有|让|把|被|也|都|又|"
        "再|还|就|很|非常|镜头|画面|视频|短片|片段|场景|背景|请|做|制作|生成|一段|一个|来|去|起来|出来|下来|"
        "上去|戴着|打扮|成|时|拍|拍摄|出现|有点|一样|那样|这样|站|独自|一个人|自己一个人|正|正在|给|想|想要|开始|"
        "继续|变|变得|地方|世界|感觉|气氛|氛围|效果|特效|色调|质感|感|"
        "风|画风|主题|后|前|左边|右边|中间|中央|之间|远处|近处|身后|身旁|身边|眼前|旁|外|内|处|到处都是|都是|满是|"
        "充满|布满|有着|带|带有|很多人|看起来|显得|十分|特别|超级|"
        "极其|比较|更|最|刚|刚刚|已经|还在|仍然|不停|不断|一直|慢慢|慢慢地|缓缓|缓缓地|渐渐|轻轻|轻轻地|静静|"
        "静静地|悄然|猛地|立刻|随着|伴随|伴随着|为背景|做背景|的样子|样子|样|"
        "回|下去|过去|过来|进来|出去|上来|进去|回来|回去|对面|面对|对话|台词|水印|人物|主角|角色|内容|故事|时候|"
        "并|并且|而且|而|同时|天|天空|马上|小心|地面|表面|吗|呢|吧|"
        "啊|呀|哦|之|其|它|你|您|风格|心情|的时候|看到|看见|开始|边上|面前|上空|从|那里|这里|周围|对镜头|对着镜头|"
        "看着镜头|到处|身上|手里|手中|第一个|说一句|一句|一下|给我|用|以|为|像|似的|一样|多|个|或|或者|或是|还是|不仅|不只|不但|任何"
    ),
}

KINDS: dict[str, dict[str, str]] = {
    "framing": FRAMING, "time": TIMES, "delivery": DELIVERY, "speech": SPEECH, "inscription": INSCRIPTION,
    "music": MUSIC, "tempo": TEMPO, "captions": CAPTIONS, "people": PEOPLE, "me": ME, "pronoun": PRONOUN,
    "join": JOIN, "toward": TOWARD, "together": TOGETHER, "place": PLACE, "negation": NEGATION, "nobody": NOBODY,
    "narrator": NARRATOR, "transition": TRANSITION, "ending": ENDING, "loop": LOOP, "conj": CONJ, "decor": DECOR,
    "guise": GUISE, "but": BUT, "downpour": DOWNPOUR, "fall": FALL, "sky": SKY, "float": FLOAT, "held": HELD,
    "cut": CUT, "soft_cut": SOFT_CUT, "number": NUMBERS, "measure": MEASURE, "unit": UNITS, "determiner": DETERMINER,
    "stop": STOP,
}  # fmt: skip
