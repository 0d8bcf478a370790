"""More verbs than the actions' plug-ins carry: `english; chinese` (simplified) by an action's id or English name.

Verbs stand in their plain form. Keys parted by | are tried in turn; the last of a row is near enough to show.
"""

DEEDS = {
    "idle": (
        "stand still|stand there|stare at|gaze at|look at|look around|look up|look out|watch tv|observe|"
        "linger|freeze|"
        "remain|peer|glance|hang out|chill out|pose for|listen;"
        "伫立|凝视|盯着|注视|张望|东张西望|看向|望向|等|等候|观看|看|欣赏|听|倾听|排队|回头|抬头|低头|望"
    ),
    "talk": (
        "lecture|give a speech|make a speech|teach|argue|debate|gossip|interview|broadcast|present|mumble|"
        "mutter|scold|"
        "complain|narrate|converse|call|tell a story|tell a joke|tell jokes|beg|pitch|propose|report|vlog;"
        "讲课|演讲|吵架|争吵|争论|辩论|聊|聊着|对话|交谈|谈话|八卦|求婚|主持|播报|抱怨|教训|讲故事|讲笑话|打电话|"
        "直播|问|回答|采访|骂|求"
    ),
    "walk": (
        "pace|stumble|saunter|strut|trudge|limp|roam|step|approach|stride|amble|"
        "trek|explore|"
        "stagger|enter|leave|arrive|follow|go for a walk|walk away|walk in|shuffle|come in|"
        "head to|patrol|"
        "climb|waddle|crawl|come out|travel|visit|stomp|shop|go shopping|walks through|wade|"
        "catwalk;"
        "走来|走来走去|走向|走进|走到|走出|走出来|走着|溜达|闲逛|逛|逛街|踱步|漫步|徘徊|徒步|爬行|探险|进入|离开|"
        "走开|巡逻|散着步|逛着|"
        "跟着|迷路|旅行|遛狗|购物"
    ),
    "run": (
        "run away|runs off|dash|gallop|bolt|hurry|scamper|escape|charge|speed|scurry|hasten|run around|stampede|"
        "flee from|chase after|run towards|sprint|trot|storm off|pursue|dart|zoom past|hunt;"
        "跑来|跑来跑去|跑向|跑过|狂奔|逃|逃走|逃离|追逐|追赶|冲|冲向|冲过|冲刺|赶路|跑着|慢跑|晨跑|撒腿就跑|"
        "拼命跑|逃命|奔向|飞奔|跑到|跑上|狂跑|"
        "奔驰|跑"
    ),
    "jump": (
        "hop|skip|leap|spring|bounce|bound|vault|hurdle|jump off|jump rope|backflip|back flip|front flip|somersault|"
        "do a backflip|do a flip|do parkour|parkour|trampoline|bungee jump|pounce|do jumping jacks|jumping jacks;"
        "跳|跳到|跳上|跳下|跳过|跳进|跳来跳去|蹦跶|弹跳|跃起|一跃|翻跟头|翻跟斗|后空翻|空翻|跳绳|蹦床|跑酷|蹦极|"
        "跳起来|蹦起来"
    ),
    "dance": (
        "boogie|twerk|waltz|jive|groove|vibe|bust a move|do the robot|floss|shuffle dance|ballet|do ballet|tap dance|"
        "hip hop dance|line dance|belly dance|samba|cha cha|swing dance|sway|do the moonwalk|disco|pirouette|"
        "do a tiktok dance|jam out|k-pop dance|do a dance|dancing|hula|twist;"
        "跳舞|舞动|舞|跳芭蕾|跳迪斯科|跳街舞|跳华尔兹|跳探戈|跳广场舞|跳拉丁舞|跳民族舞|芭蕾|扭动|摇摆|摇晃身体|"
        "翩翩起舞|劲舞|跳机械舞|霹雳舞|"
        "跳桑巴|扭秧歌|跳一支舞|跳科目三|科目三|伴舞"
    ),
    "ballet|spin|dance": (
        "spin|spins around|twirl|twirl around|rotate|whirl|turn around;旋转|转圈|转圈圈|打转|转身|转来转去|原地转圈"
    ),
    "wave": (
        "wave at|wave hello|wave goodbye|wave to|beckon|bid farewell;挥挥手|招招手|挥手告别|挥舞双手|摆手|"
        "打个招呼|说再见|致意"
    ),
    "clap": "applaud|give applause|clap hands|slow clap|give a standing ovation;拍拍手|热烈鼓掌|鼓起掌来",
    "cheer": (
        "celebrate|rejoice|root for|party hard|raise arms|raise hands|throw hands up|fist pump|win|"
        "score a goal|score|"
        "hype|triumph|make a toast;"
        "喝彩|庆贺|举起双手|张开双手|振臂高呼|加油|助威|呐喊助威|进球|得分|夺冠|赢了|获胜|狂欢|举杯|比耶"
    ),
    "laugh": (
        "laugh|laughing|lol|laughs it off|laughing hard|laugh hysterically|cackle|roar with laughter;大笑|大笑起来|"
        "笑了起来|放声大笑|哈哈笑|爆笑|笑喷"
    ),
    "cry": (
        "cry|weep|sob uncontrollably|shed a tear|break down|tear up|crying;哭起来|痛哭|落泪|擦眼泪|哭鼻子|"
        "眼泪汪汪|号啕大哭|哭得很伤心"
    ),
    "sing": (
        "croon|sing karaoke|beatbox|serenade|sing along|lip sync|lipsync|belt out|chant|yodel|busk|"
        "hum a song|"
        "sing a song|do karaoke|perform;唱起歌|唱k|唱卡拉ok|哼歌|唱起来|高唱|合唱|对唱|表演|唱戏|唱京剧|唱着歌|"
        "献唱|唱首歌|唱出"
    ),
    "fly": (
        "soar through|take flight|glide|fly away|fly around|fly over|flying|lift off|float in the air|take off|"
        "paraglide|skydive|levitate|hover|flutter|swoop|flap;"
        "飞过|飞来|飞来飞去|飞走|飞起|飞越|飞向|飞到|飞进|飞舞|翱翔|滑翔|起飞|腾空|腾空而起|御剑飞行|跳伞|盘旋|"
        "飞上|翻飞"
    ),
    "float|fly|idle": "float|hover|drift|float weightlessly|drift in space;漂浮在|太空漫步|失重漂浮",
    "ride": (
        "ride a bike|cycle|bicycle|ride a scooter|ride a motorbike|pedal|mount;"
        "骑|骑着|骑上|骑车|骑摩托|骑电动车|骑电瓶车|骑着摩托车|骑摩托车|蹬自行车|乘坐"
    ),
    "ride_horse|ride": (
        "ride a camel|ride an elephant|ride a unicorn|ride bareback|ride a bull|joust;骑骆驼|骑大象|骑独角兽|骑牛|"
        "骑在马上|马术"
    ),
    "drive|ride": (
        "drive|drive away|race cars|cruise in a car|steer|go karting|drift a car|honk;开车|驾驶|开着|开着车|驾着|飙车|"
        "开卡丁车|漂移"
    ),
    "swim": (
        "swim|paddle|dive in|dive into|snorkel|float in the pool|go swimming|splash around|scuba|freedive|"
        "swim around;游|游着|游过|游来|遨游|畅游|潜入|跳水|扎猛子|游起来|玩水|泡在水里|潜水"
    ),
    "surf|skateboard|ride|swim": "surf|ride the waves|surfing|catch a wave|windsurf|bodyboard;冲浪|踏浪|乘风破浪",
    "ski|skateboard|run": (
        "ski|snowboard|sled|sledge|ice skate|figure skate|skate|roller skate|rollerblade|rollerskate|skating|"
        "skateboard;"
        "滑雪|溜冰|滑冰|花样滑冰|滑板|玩滑板|轮滑|滑雪橇|单板滑雪|滑旱冰"
    ),
    "row|paddle|ride|sit": (
        "row|row a boat|kayak|canoe|paddle a canoe|sail|rafting;划船|划桨|泛舟|皮划艇|划龙舟|撑船|航行"
    ),
    "fight": (
        "fight|battle|punch|kick|box|brawl|duel|spar|wrestle|do kung fu|kung fu|kungfu|do karate|karate|attack|"
        "sword fight|swordfight|clash|slash|defeat|beat up|throw punches|boxing|shadow box|martial arts|"
        "do martial arts|"
        "throw a punch|combat|swing a sword|strike|slay|knock out|practice kung fu|taekwondo|fence;"
        "打架|打斗|战斗|格斗|决斗|对战|搏斗|打拳|拳击|出拳|踢腿|挥拳|练功|练武|武打|比武|过招|功夫|练功夫|打功夫|"
        "挥剑|舞剑|击剑|厮杀|对决|大战|摔跤|"
        "攻击|打败|比试|拔剑|空手道|跆拳道|单挑"
    ),
    "tai_chi|exercise|idle": "tai chi|do tai chi|practice tai chi;打太极|太极|太极拳|练太极",
    "cook": (
        "chop|chop vegetables|slice|dice|peel|cut vegetables|stir|boil|roast|knead|"
        "knead dough|make pizza|make a cake|make soup|make noodles|bbq|"
        "barbecue|prepare dinner|make sushi|make pancakes|make food|stir a pot|make a sandwich|sizzle;"
        "煎|炒|煮|炖|烤|蒸|切菜|做菜|揉面|包饺子|擀面|炒饭|做蛋糕|做披萨|烧烤|煮汤|煮面|炸|烘烤|做晚饭|做早餐|做寿司|切"
    ),
    "eat": (
        "eat|nibble|bite|bite into|taste|feast on|gobble|gobble up|snack|snack on|have a picnic|picnic|swallow|"
        "lick|mukbang|slurp|dine|stuff his face|stuff her face|pig out|chow down|wolf down|brunch|have a bbq|"
        "have a feast;"
        "吃|吃掉|吃完|品尝|尝|尝尝|咬|咬一口|啃|嗑|野餐|吃播|大口吃|舔|聚餐|涮|嗦粉|吃起来|享受美食|进食|吞|"
        "吃火锅|吃早餐|吃午饭|吃晚饭|吃宵夜"
    ),
    "drink": (
        "sip|drink|chug|guzzle|slurp|raise a glass|have a coffee|have some tea|have tea;喝|品|干杯|畅饮|喝着|"
        "喝掉|品酒|小酌|碰杯"
    ),
    "play_guitar": (
        "play guitar|shred guitar|jam on guitar|play a guitar solo|play bass guitar|rock out on guitar|"
        "play banjo|play the banjo|play a song on guitar|play the lute|play pipa;"
        "弹吉他|弹着吉他|弹贝斯|吉他弹唱|弹琵琶|弹尤克里里|弹木吉他|玩吉他"
    ),
    "play_piano": (
        "play piano|play a grand piano|play the grand piano|play the synth|play a tune on the piano;弹钢琴|弹琴|"
        "弹古筝|弹起钢琴|弹古琴"
    ),
    "play_drums": (
        "play drums|play a drum|drumming|play the bongos|play bongos|bang on drums|play a drum kit|"
        "play a drum solo;打鼓|打着鼓|敲着鼓"
    ),
    "play_violin": "play violin|play a cello|play the erhu|play erhu|play the harp;拉小提琴|拉二胡|拉大提琴|拉起小提琴",
    "play_trumpet|play_violin|sing": (
        "play trumpet|play the trumpet|play saxophone|play the saxophone|play the sax|play sax|play flute|"
        "play the flute|"
        "play harmonica|play the harmonica|blow a horn;吹萨克斯|吹小号|吹笛子|吹口琴|吹箫|吹唢呐"
    ),
    "dj": "dj|dj a set|spin the decks|mix beats;当dj|打碟|放歌",
    "sit": (
        "sit|kneel|squat|crouch|lean back|sunbathe|lie|lie down|lay|lounge around|sit on the floor|perch|"
        "lies|camp|rest|"
        "fish|go fishing|watch a movie|watch a sunset|ride the bus|sit around;"
        "坐|坐着|坐在|蹲|蹲着|蹲下|跪|跪下|躺|躺着|躺在|躺下|晒太阳|休息|歇息|靠着|倚着|钓鱼|看电视|看电影|泡温泉|"
        "葛优躺|趴|趴着|趴在"
    ),
    "pray|meditate|sit": (
        "meditate|do yoga|yoga|pray|practice yoga|strike a yoga pose|sit cross legged;冥想|打坐|练瑜伽|做瑜伽|"
        "瑜伽|祈祷|修炼|"
        "禅修|拜佛|静坐|参禅"
    ),
    "read|sit": (
        "read|read a book|read books|study|study hard|do homework|read the newspaper|reads;看书|读书|阅读|学习|写作业|"
        "做作业|看报纸|看着书|读|背书|复习"
    ),
    "type|write|sit|talk": (
        "type|write|code|program|hack|text|use a computer|work on a laptop|work on a computer|play video games|game|"
        "draw|paint|sketch|scroll|write a letter|work;"
        "打字|敲键盘|写代码|编程|打电脑|写字|写信|画画|打游戏|玩游戏|玩电脑|玩手机|刷手机|写|工作|办公|敲代码|"
        "作画|上网|码字|书写"
    ),
    "sleep": (
        "snooze|sleep|fall asleep|pass out|take a nap|dream|hibernate|go to bed|drift off|sleeping|sleepwalk;"
        "睡|睡觉|睡着|入睡|犯困|打盹|打瞌睡|睡午觉|午睡|做梦|呼呼大睡|躺平|睡过去"
    ),
    "yawn|stretch|sleep": "yawn|wake up|wake|stretch|get up|gets out of bed|woke;打哈欠|伸懒腰|醒来|起床|睡醒|醒了|醒",
    "hug": (
        "hug|embrace|cuddle|snuggle|give a hug|group hug|hold each other|hug each other|comfort;拥抱|抱住|抱|抱在一起|"
        "相拥|搂着|搂住|抱抱|依偎|安慰"
    ),
    "kiss|hug": "kiss|kiss each other|make out|smooch|peck;亲吻|接吻|吻|亲|亲亲|亲一口",
    "high_five": "high five|hi five|give a high five|fist bump|slap hands|high fives;击掌|拍掌庆祝|碰拳|击个掌",
    "handshake|shake_hands|high_five|wave": "shake hands|handshake|shake hand;握手|握握手",
    "bow": "bow|take a bow|curtsy|bow down|bow politely;鞠躬|鞠了一躬|行礼|作揖|谢幕|敬礼|弯腰|拱手|磕头",
    "point|wave": (
        "point|point at|point to|gesture|thumbs up|give a thumbs up;指|指着|指向|比划|竖起大拇指|点赞|竖大拇指|"
        "竖大拇指点赞"
    ),
    "salute|bow|wave": "salute;敬礼|敬个礼",
    "shrug|idle": "shrug|shrug shoulders;耸肩|摊手|耸耸肩",
    "facepalm|idle": "facepalm|face palm;捂脸|扶额",
    "throw|wave": (
        "throw|toss|hurl|pitch a ball|juggle|fling|bowl|shoot hoops|play basketball|play tennis|play volleyball|"
        "play baseball|cast a spell|casts spell|wield a wand|swing a bat|throw a ball|play frisbee|do magic|"
        "play golf;"
        "扔|投|抛|丢|打篮球|投篮|打网球|打棒球|打羽毛球|杂耍|施法|挥舞魔杖|挥舞|变魔术|施魔法|打高尔夫|扔球|"
        "打排球|念咒语"
    ),
    "kick|run": "kick a ball|play soccer|play football|dribble|penalty kick;踢球|踢足球|踢|踢毽子|射门|玩足球",
    "exercise|lift|cheer": (
        "lift weights|work out|workout|do push ups|pushups|do pushups|do squats|exercise|flex|flex muscles|deadlift|"
        "bench press|do sit ups|pull ups|train|lift;举重|健身|锻炼|做俯卧撑|俯卧撑|举铁|深蹲|撸铁|做操|训练|秀肌肉"
    ),
    "fall|sit": (
        "trip|slip|fall over|faint|collapse|trip over|fall down|tumble down;摔倒|滑倒|跌倒|晕倒|绊倒|摔了一跤|倒下"
    ),
    "photograph|take_selfie|pose|wave": (
        "take a selfie|take selfies|take a photo|take pictures|take a picture|photograph;拍照|自拍|合影|照相|"
        "拍视频|打卡"
    ),
    "clean|sweep": (
        "clean|sweep|mop|vacuum|wash dishes|do the dishes|do laundry|wash clothes|scrub;打扫|扫地|拖地|洗碗|"
        "洗衣服|做家务|"
        "擦桌子"
    ),
    "dig|plant": (
        "dig|plant|garden|plant potatoes|water plants|water the plants|shovel|build|hammer|build a snowman;挖|"
        "种|种菜|种土豆|种花|浇花|浇水|种地|挖土|堆雪人|堆|搭建|盖房子"
    ),
    "play|jump|cheer": "play|play around|have fun|play games|play together|mess around;玩|玩耍|嬉戏|打闹|玩闹|嬉闹",
    "feed": "feed|feed chickens|feed the chickens;喂|喂鸡|喂猫|喂食|喂鱼",
}
