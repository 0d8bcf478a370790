"""Words for how a face looks: `english; chinese` (simplified) by emotion, and what stands in for a missing one."""

FEELINGS = {
    "neutral": (
        "neutral|serious|seriously|straight face|stone faced|deadpan|expressionless|poker face|stoic;严肃|面无表情|"
        "一本正经|认真|冷静地|不动声色"
    ),
    "happy": (
        "happy|happily|smiling|smile|joyfully|joyful|cheerfully|cheerful|proudly|proud|grinning|grin|beam|"
        "beaming|glad|"
        "delighted|merrily|in a good mood|with a smile|radiant|content|loving it|blissful|gleefully|blissfully;"
        "开心|开心地|快乐|快乐地|微笑|微笑着|笑着|高兴|高兴地|笑|笑容|愉快|喜悦|骄傲|自豪|满足|幸福|乐呵呵|笑嘻嘻|"
        "笑眯眯|欣喜|开开心心|欢喜"
    ),
    "sad": (
        "sad|sadly|upset|lonely|unhappy|depressed|heartbroken|miserable|gloomy|disappointed|dejected|"
        "mournful|melancholy|"
        "homesick|sorrowful|bored|in despair|hopeless|frown|frowning|pout;"
        "悲伤|难过|伤心|失落|沮丧|忧郁|失望|绝望|孤独|寂寞|心碎|委屈|愁眉苦脸|悲痛|郁闷|无聊|垂头丧气|忧伤"
    ),
    "surprised": (
        "surprised|amazed|shocked|astonished|in surprise|in shock|stunned|startled|speechless|wide eyed|gasps|gasp|"
        "in awe|awestruck|jaw drops|amazement|flabbergasted|mind blown;"
        "惊讶|惊讶地|吃惊|惊喜|震惊|惊呆|目瞪口呆|大吃一惊|惊奇|惊叹|诧异|意外|愣住|傻眼|瞪大眼睛"
    ),
    "angry": (
        "angry|angrily|furious|furiously|mad|rage|raging|in anger|annoyed|irritated|outraged|enraged|fuming|grumpy|"
        "frustrated|livid|glare|glaring|scowl|scowling|in a rage|pissed|upset and angry|fierce;"
        "生气|生气地|愤怒|愤怒地|发怒|恼火|暴怒|怒|怒吼|气愤|发火|气呼呼|不耐烦|气炸|火冒三丈|怒气冲冲|大怒|"
        "发脾气|凶狠|怒视"
    ),
    "scared": (
        "scared|afraid|frightened|terrified|fearful|in fear|panicked|panicking|panic|nervous|nervously|"
        "anxious|anxiously|"
        "worried|horrified|scaredly|spooked|trembling|petrified|in terror|freaked out|freaking out|scream|"
        "shivering with fear;"
        "害怕|害怕地|恐惧|惊恐|惊慌|紧张地|担心|慌张|吓坏|吓|发抖|惊吓|胆怯|恐慌|不安|焦虑|瑟瑟发抖|吓得|怕|"
        "惊慌失措|尖叫|毛骨悚然地"
    ),
    "laughing": (
        "laughing|laugh|lol|giggling|giggle|hysterical|cracking up|chuckling|amused|in stitches;大笑|哈哈大笑|笑哈哈|"
        "笑翻|捧腹|狂笑|笑个不停|笑出声|偷笑|傻笑|咯咯笑"
    ),
    "crying": (
        "crying|cry|cries|tearful|tearfully|in tears|sob|sobbing|weep|weeping|teary|tears|teary eyed|bawling|"
        "tear rolling;"
        "哭|哭着|哭泣|流泪|大哭|痛哭|泪流满面|含泪|眼泪|泪水|落泪|抽泣|流着泪|哭哭啼啼|眼含泪水|泪|哭得"
    ),
    "sleepy": (
        "sleepy|sleepily|tired|drowsy|exhausted|yawning|yawn|half asleep|worn out|groggy|weary|sleepy eyed;困|"
        "很困|犯困|疲惫|疲倦|困倦|累|好累|打哈欠|昏昏欲睡|瞌睡|睡眼惺忪|累坏|无精打采"
    ),
    "in_love": (
        "in love|lovestruck|love struck|lovingly|adoringly|infatuated|heart eyes|smitten|flirting|flirt|"
        "flirty|romantically|enamored|dreamy eyed;恋爱|陶醉|深情|深情地|花痴|爱慕|含情脉脉|坠入爱河|迷恋|心动|"
        "痴迷|爱上|甜蜜地|害羞地爱"
    ),
    "disgusted": (
        "disgusted|disgust|grossed out|revolted|repulsed|yuck|nauseous|ew|gagging|queasy|sickened;恶心|嫌弃|厌恶|"
        "反感|作呕|嫌弃地|一脸嫌弃|想吐"
    ),
    "smug": (
        "smug|smugly|evil grin|smirk|smirking|cocky|sly|mischievous|mischievously|sarcastically|arrogant|"
        "wink|winking|confident|confidently|evil smile|evil laugh|swagger|cheeky|sassy|sneaky|"
        "cool and confident;得意|得意地|坏笑|奸笑|嚣张|自信|自信地|狡猾|得瑟|得意洋洋|邪笑|冷笑|傲娇|高傲|眨眼|"
        "调皮|淘气|邪恶地笑|耍酷|酷酷"
    ),
    "calm": (
        "calm|calmly|peacefully|serene|serenely|relaxed|zen|tranquil|unbothered|chill|composed|at peace|"
        "gently;平静|平静地|淡定|淡定地|从容|悠闲|放松|镇定|冷静|安详|安详地|气定神闲|若无其事|悠闲地"
    ),
    "excited": (
        "excited|excitedly|thrilled|ecstatic|hyped|enthusiastic|enthusiastically|overjoyed|pumped|elated|"
        "euphoric|eagerly|energetic|energetically|in excitement|amped;兴奋|兴奋地|激动|激动地|狂喜|热情|兴高采烈|"
        "欣喜若狂|迫不及待|热情地|"
        "亢奋|欢呼雀跃|活力四射"
    ),
    "determined": (
        "determined|focused|concentrated|intensely|with determination|bravely|courageous|fearless|heroically|"
        "brave|resolute|concentrating|motivated;坚定|坚定地|专注|专注地|认真地|勇敢|勇敢地|决心|坚毅|全神贯注|"
        "英勇|努力|咬牙|拼命"
    ),
    "confused": (
        "confused|puzzled|bewildered|perplexed|baffled|clueless|confusedly|lost in thought|dazed|dizzy|"
        "awkward|awkwardly|embarrassed|shy|shyly|blushing;困惑|疑惑|迷茫|一头雾水|茫然|纳闷|懵|不解|尴尬|害羞|"
        "晕头转向|头晕|懵逼|疑惑地|一脸懵|"
        "脸红|不好意思"
    ),
}
FALLBACKS = {
    "crying": ("sad",), "laughing": ("happy",), "excited": ("happy",), "in_love": ("happy",), "smug": ("happy",),
    "scared": ("surprised",), "confused": ("surprised",), "calm": ("neutral",), "determined": ("neutral",),
    "sleepy": ("neutral",), "disgusted": ("angry",),
}  # fmt: skip
