"""More words for clothes, weather, styles, effects, music and cameras: `english; chinese` (simplified).

By a plug-in's id or English name; keys parted by | are tried in turn.
"""

OUTFITS = {
    "astronaut": "spaceman|spacewoman|astronaut costume|space helmet|nasa suit;太空服|宇航服|航天服",
    "suit": (
        "business attire|three piece suit|formal wear|bow tie|groom|businessman|businesswoman|detective|"
        "lawyer|secret agent|spy|james bond|butler|waiter|ceo|boss|gangster|mafia boss|men in black|dinner jacket|"
        "office worker|news anchor|anchorman|presenter|president|salaryman|agent;"
        "正装|领结|新郎|商人|侦探|律师|特工|间谍|管家|服务员|总裁|老板|霸总|霸道总裁|上班族|主持人|新闻主播|总统|"
        "黑帮老大|白领"
    ),
    "dress": (
        "sundress|evening dress|summer dress|wedding dress|prom dress|tutu|bride|ballerina|miniskirt|"
        "cocktail dress|maid outfit|long dress|flapper;礼裙|婚纱|新娘|短裙|舞裙|芭蕾舞裙|芭蕾舞者|洛丽塔|女仆装"
    ),
    "hoodie": (
        "jumper|pullover|tracksuit|jeans|casual outfit|hooded sweatshirt|rapper|street clothes|hacker;运动衫|"
        "牛仔裤|休闲装|帽衫|说唱歌手|黑客|校服|卫衣帽"
    ),
    "puffer": (
        "winter jacket|winter clothes|warm coat|snow suit|ski suit|ski jacket|fur coat|scarf|trench coat|"
        "raincoat|overcoat;冬装|冬衣|皮草|风衣|滑雪服|围巾|雨衣|厚外套|军大衣|皮夹克"
    ),
    "summer": (
        "swimsuit|bikini|swim trunks|tank top|beach outfit|hawaiian|aloha shirt|flip flops|sandals|surfer|lifeguard|"
        "sunglasses and shorts|tourist;泳衣|泳装|比基尼|背心|泳裤|人字拖|夏装|花衬衫|短袖|救生员|游客"
    ),
    "chef": (
        "master chef|pastry chef|cook outfit|pizza chef|pizzaiolo|sushi chef|baker outfit;厨师长|主厨|厨子|厨神|"
        "糕点师|厨娘"
    ),
    "knight": (
        "paladin|shining armor|shining armour|gladiator|viking|warrior|roman soldier|armored|armoured|"
        "king's guard;武士盔甲|战士|勇士|角斗士|维京人|将军|战甲|兵马俑"
    ),
    "wizard": (
        "magician|sorceress|wizard robes|gandalf|harry potter|merlin|wizard costume|spellcaster;魔术师|哈利波特|男巫|"
        "法袍|魔法少女|道士"
    ),
    "superhero": (
        "hero suit|spandex|superman|batman|spider man|spiderman|wonder woman|iron man|"
        "captain america|hero cape;英雄披风|蝙蝠侠|蜘蛛侠|钢铁侠|奥特曼|神奇女侠|英雄战衣|美国队长"
    ),
    "princess": (
        "queen outfit|disney princess|empress|cinderella|elsa dress|royalty;皇后装|贵妃|灰姑娘|白雪公主|女皇|娘娘"
    ),
    "king|knight|princess": "king|emperor|prince|crown;国王|皇帝|王子|皇上",
    "cowboy": "sheriff|western hat|rodeo rider|cowboy outfit;牛仔|西部警长|警长|西部枪手",
    "kimono": (
        "samurai|robe|silk robe|traditional chinese dress|traditional clothes|tang dynasty|ancient chinese clothes|"
        "japanese robe|chinese robe|swordsman;汉元素|马面裙|唐服|侠客|剑客|武士|书生|仙女|古代服装|和风|长袍|古风"
    ),
    "doctor": (
        "medic|surgeon outfit|lab coats|paramedic|veterinarian|vet|dentist|mad scientist|professor;实验袍|疯狂科学家|"
        "教授|牙医|兽医|白衣天使"
    ),
    "pirate|cowboy": (
        "pirate|pirate captain|buccaneer|pirate costume|pirate hat|captain hook|jack sparrow;海盗|海盗船长|"
        "海盗服|海盗帽|杰克船长"
    ),
    "ninja|kimono": "ninja|shinobi|ninja costume|assassin;忍者|忍者服|夜行衣|刺客",
    "police|suit": (
        "police|police officer|policeman|policewoman|cop|police uniform|officer|security guard;警察|警官|警服|"
        "民警|交警|保安"
    ),
    "firefighter|police": "firefighter|fireman|fire fighter|firefighters;消防员|消防服",
    "soldier|knight": "soldier|army uniform|military uniform|camouflage|marine;士兵|军人|军装|迷彩服|特种兵",
    "sport|sportswear|summer": (
        "sportswear|gym clothes|jersey|football jersey|basketball jersey|soccer player|football player|"
        "athlete|runner|"
        "basketball player|tennis player|boxer|goalkeeper|gymnast|leotard|sports uniform;"
        "运动服|球衣|运动装|足球运动员|篮球运动员|运动员|拳击手|守门员|体操服|瑜伽服|健身服"
    ),
    "clown|superhero": "clown|clown costume|jester|joker;小丑|小丑服",
    "monk|kimono": "monk|buddhist monk|shaolin monk;和尚|僧人|僧袍|袈裟|少林和尚",
    "santa|puffer": "santa|santa claus|santa costume|santa suit|father christmas;圣诞老人|圣诞老人装|圣诞装",
    "dinosaur|onesie|hoodie": "onesie|pajamas|pyjamas|pyjama|dinosaur costume|bathrobe;睡衣|连体睡衣|恐龙装|浴袍",
    "worker|overalls|hoodie": (
        "construction worker|overalls|hard hat|mechanic|builder|plumber|farmer|engineer;工人|工装|安全帽|建筑工人|农民|"
        "修理工|工程师|背带裤"
    ),
}
PERSONS = (
    "astronaut|cosmonaut|spaceman|spacewoman|groom|businessman|businesswoman|detective|lawyer|"
    "secret agent|spy|butler|"
    "waiter|waitress|ceo|boss|gangster|mafia boss|office worker|news anchor|anchorman|presenter|"
    "president|salaryman|agent|"
    "bride|ballerina|rapper|hacker|surfer|lifeguard|tourist|chef|master chef|pastry chef|pizza chef|sushi chef|baker|"
    "knight|paladin|gladiator|viking|warrior|wizard|witch|sorcerer|sorceress|mage|magician|warlock|"
    "superhero|super hero|"
    "superheroine|hero|superman|batman|spiderman|princess|queen|empress|king|emperor|prince|cowboy|cowgirl|rancher|"
    "gunslinger|sheriff|samurai|geisha|swordsman|doctor|scientist|mad scientist|nurse|surgeon|physician|"
    "medic|paramedic|"
    "veterinarian|vet|dentist|professor|pirate|pirate captain|ninja|assassin|police officer|policeman|"
    "policewoman|cop|"
    "officer|security guard|firefighter|fireman|soldier|soccer player|football player|athlete|runner|"
    "basketball player|"
    "tennis player|boxer|goalkeeper|gymnast|clown|jester|monk|construction worker|mechanic|builder|"
    "plumber|farmer|engineer|"
    "teacher|student|artist|painter|musician|guitarist|drummer|pianist|conductor|driver|pilot|sailor|"
    "captain|thief|robber|"
    "burglar|hiker|explorer|archaeologist|fisherman|judge|model|celebrity|influencer|streamer|youtuber|"
    "gamer|idol|pop star|"
    "rock star|rockstar|popstar|comedian|mime|magistrate|barista|bartender|mailman|postman|delivery man|delivery guy|"
    "taxi driver|photographer|journalist|reporter|weatherman|philosopher|poet|writer|vampire;"
    "宇航员|航天员|太空人|新郎|商人|侦探|律师|特工|间谍|管家|服务员|总裁|老板|霸总|霸道总裁|上班族|主持人|"
    "新闻主播|总统|新娘|芭蕾舞者|说唱歌手|黑客|救生员|"
    "游客|厨师|大厨|面包师|主厨|厨神|骑士|战士|勇士|角斗士|维京人|将军|巫师|魔法师|女巫|法师|术士|魔术师|"
    "魔法少女|道士|超级英雄|超人|女超人|蝙蝠侠|"
    "蜘蛛侠|奥特曼|公主|女王|皇后|贵妃|灰姑娘|女皇|娘娘|国王|皇帝|王子|皇上|牛仔|西部牛仔|女牛仔|警长|武士|"
    "侠客|剑客|书生|仙女|医生|科学家|护士|大夫|医师|"
    "疯狂科学家|教授|牙医|兽医|海盗|海盗船长|忍者|刺客|警察|警官|民警|交警|保安|消防员|士兵|军人|特种兵|"
    "足球运动员|篮球运动员|运动员|拳击手|守门员|小丑|"
    "和尚|僧人|工人|建筑工人|农民|修理工|工程师|老师|教师|学生|艺术家|画家|音乐家|吉他手|鼓手|钢琴家|指挥家|"
    "司机|飞行员|水手|船长|小偷|强盗|探险家|"
    "考古学家|渔夫|法官|模特|明星|网红|主播|歌星|摇滚明星|偶像|喜剧演员|咖啡师|调酒师|邮递员|快递员|外卖员|"
    "外卖小哥|出租车司机|摄影师|记者|诗人|作家|"
    "僵尸先生|吸血鬼"
)
"""Words that name a person by what he or she wears or does; those without an outfit are drawn in everyday clothes."""

WEATHER = {
    "rain": (
        "rainy day|rainfall|pouring rain|heavy rain|light rain|raindrops|monsoon|rainy night;雨滴|雨水|暴雨|倾盆大雨|"
        "毛毛雨|阴雨|雨夜|下大雨|下小雨|下着雨|下着大雨|下起雨|下起大雨|雨里|雨季|雷阵雨"
    ),
    "snow": (
        "snowflakes|winter|wintry|christmas|snow falling|falling snow|first snow|heavy snow;下大雪|下着雪|下起雪|"
        "下起大雪|"
        "雪花|飘雪|冬天|冬日|冬季|圣诞|初雪|鹅毛大雪|漫天飞雪|雪夜"
    ),
    "blizzard|snow": "blizzard|snowstorm|snow storm|whiteout;暴风雪|雪暴|暴雪",
    "storm|thunderstorm|thunder|rain": (
        "storm|stormy|thunderstorm|thunder|lightning|thunder and lightning|tempest|lightning storm|hurricane|typhoon|"
        "struck by lightning|lightning strikes;"
        "暴风雨|雷雨|雷暴|闪电|打雷|雷电|电闪雷鸣|台风|飓风|狂风暴雨|雷声|风暴|台风天"
    ),
    "fog": (
        "fog|foggy|mist|misty|haze|hazy|smog;雾|大雾|起雾|浓雾|薄雾|雾气|雾中|有雾|雾霾|烟雾缭绕|云雾|大雾弥漫|"
        "晨雾|雾里"
    ),
    "wind": (
        "wind|windy|breeze|breezy|gale|gust of wind|gusts|gusty|blustery|wind blowing;大风|微风|刮风|起风|狂风|"
        "风吹|海风|"
        "风中|风很大|清风|凉风"
    ),
    "leaves|falling_leaves|autumn_leaves": (
        "autumn leaves|falling leaves|fall leaves|autumn|leaves falling|leaves fall|maple leaves;落叶|枫叶|秋天|秋日|"
        "秋叶|秋季|树叶飘落|落叶纷飞|深秋"
    ),
    "petals|cherry_blossom|blossoms": (
        "petals|cherry blossom petals|falling petals|cherry blossom|sakura|blossoms|rose petals|"
        "sakura petals|flower petals;"
        "花瓣|樱花|樱花飘落|落花|花瓣雨|樱花雨|桃花|桃花飘落|花瓣飘落|玫瑰花瓣|春天|春日"
    ),
    "sandstorm|dust|wind": "sandstorm|sand storm|dust storm|dusty|dust;沙尘暴|沙暴|风沙|扬沙|黄沙漫天|尘土飞扬",
    "embers|ash|sparks": "embers|ash|ashes|falling ash|burning embers;火星|余烬|灰烬|火花四溅",
    "fireflies": "fireflies|firefly|glowing bugs|lightning bugs;萤火虫|流萤",
    "hail|snow": "hail|hailstorm|hailstones;冰雹",
    "bubbles": "bubbles|soap bubbles|bubble;泡泡|气泡|肥皂泡",
    "sun|sunny|clear": (
        "clear sky|sunny day|sunny weather|clear skies|heat wave|sun rays|sunbeams|god rays;大晴天|晴朗|艳阳|烈日|"
        "万里无云|阳光普照"
    ),
    "aurora": "aurora|northern lights|aurora borealis;极光|北极光",
    "meteors|shooting_stars": "meteor shower|shooting stars|meteors|falling stars;流星雨|流星",
}
STYLES = {
    "clay": (
        "clay animation|claymation style|wallace and gromit|play doh|aardman|plasticine style;黏土动画|粘土动画|泥塑|"
        "软陶|粘土风|黏土风"
    ),
    "noir": (
        "detective film|hard boiled|hardboiled|black & white|b&w|grayscale|greyscale|old movie|silent film|"
        "1940s film;黑白片|老电影|默片|黑色电影风|黑白风格|黑白风|黑白色调|民国电影"
    ),
    "comic": (
        "comic book style|comics|graphic novel|comic strip|marvel comic|superhero comic|pop-art;漫画风|漫画风格|美漫|"
        "美式漫画|波普风|连环画"
    ),
    "anime|comic": (
        "anime|manga|anime style|japanese animation|ghibli|studio ghibli|makoto shinkai|shonen|shojo|chibi|"
        "naruto style|one piece style;动漫|动漫风|日漫|二次元|动画风|吉卜力|宫崎骏|新海诚|日系动画|动画片|国漫|"
        "动漫风格|日式动画"
    ),
    "vhs": (
        "vhs|vhs tape|camcorder|home video|old tape|retro tape|1980s|80s|1990s|90s|eighties|nineties|found footage|"
        "home movie|analog video|retro video|glitchy tape|80s style|90s style;"
        "录像带|复古录像|老录像|录影带|dv|家庭录像|八十年代|九十年代|80年代|90年代|复古风|复古录像带|老式录像|"
        "怀旧|年代感"
    ),
    "cyberpunk": (
        "cyberpunk|neon noir|futuristic|blade runner|synthwave|vaporwave|dystopian|tron|sci fi|sci-fi|"
        "science fiction|retrowave|cyber;赛博朋克|赛博|科幻|未来感|未来风|蒸汽波|霓虹风|霓虹灯光|未来世界|机械朋克"
    ),
    "cinematic": (
        "cinematic|movie like|film look|like a movie|hollywood|blockbuster|movie trailer|anamorphic|"
        "film style|wes anderson|epic film|filmic|film grain|imax|trailer style;电影感|电影质感|电影风格|大片|"
        "好莱坞|电影级|胶片感|"
        "大片感|电影镜头|预告片|电影预告片"
    ),
    "watercolour|watercolor": (
        "watercolor|watercolour|watercolor painting|watercolour painting|aquarelle|water color|water colour|"
        "picture book|storybook;水彩|水彩画|水彩风|水彩风格|绘本|绘本风"
    ),
    "paper|cutout": (
        "paper cutout|paper cut out|paper cut|papercut|paper craft|papercraft|cut-out|cut out animation|"
        "origami|south park|paper art|paper style;剪纸|折纸|纸片风|纸艺|剪纸风|剪纸动画|剪纸风格"
    ),
    "ink|ink_wash|ink wash": (
        "ink wash|ink wash painting|ink painting|chinese painting|chinese ink|sumi-e|sumi e|"
        "chinese ink painting|brush painting|ink style|calligraphy style;水墨|水墨画|水墨风|国画|中国画|水墨风格|"
        "泼墨|山水画|水墨丹青"
    ),
    "sketch|pencil": (
        "sketch|pencil|pencil sketch|pencil drawing|hand drawn|doodle|line art|charcoal|crayon|line drawing|"
        "scribble;素描|铅笔画|手绘|线稿|涂鸦|简笔画|蜡笔画|速写|手绘风"
    ),
    "oil|oil_painting|painting": (
        "oil painting|van gogh|impressionist|painterly|monet|renaissance painting|oil paint|"
        "starry night style;油画|梵高|印象派|油画风|莫奈|油画风格"
    ),
    "pixel|pixel_art|8bit": (
        "pixel art|8 bit|8-bit|16 bit|16-bit|pixelated|retro game|video game style|minecraft|pixel style|"
        "minecraft style;像素|像素风|像素画|8位|复古游戏|我的世界|游戏风"
    ),
    "toon|cartoon|comic": (
        "cartoon|cartoon style|cartoony|toon|pixar|disney style|looney tunes|pixar style|simpsons;卡通|卡通风|皮克斯|"
        "迪士尼风格|卡通风格|动画风格"
    ),
    "sepia|vintage|film": (
        "sepia|vintage|old photo|retro|old timey|nostalgic|vintage film|1920s|70s|1970s|old film|super 8;复古|"
        "怀旧风|老照片|胶片|老胶片|七十年代"
    ),
    "neon": "neon style|neon look|neon colors|glow style;霓虹风格",
    "lego|toy": "lego|lego style;乐高|乐高风",
    "natural": (
        "realistic|photorealistic|photo realistic|natural look|documentary|documentary style|raw footage;写实|"
        "真实|纪录片|真实感|写实风格"
    ),
}
EFFECTS = {
    "confetti": "confetti|streamers|party poppers|ticker tape|confetti rain;彩带|彩纸|纸屑|礼炮|撒花|五彩纸屑|彩纸屑",
    "fireworks": (
        "fireworks|firework|firework show|fireworks display|pyrotechnics|firecrackers;烟花|烟火|放烟花|焰火|鞭炮|"
        "烟花绽放|"
        "放烟火|礼花|爆竹"
    ),
    "sparkles|sparkle": (
        "sparkles|sparkle|glitter|twinkles|fairy dust|magic dust|pixie dust|glittering|shimmer|"
        "magic sparkles|sparkling|glittery;闪光|闪闪发光|亮片|星光|魔法光|金光|闪粉|光点|星星点点|金光闪闪|闪烁"
    ),
    "explosion": (
        "explosion|explode|explodes|explosions|blows up|blow up|blast|kaboom|boom|detonation|exploding|"
        "bomb goes off;爆炸|炸了|炸开|大爆炸|轰炸|爆炸声|炸裂"
    ),
    "hearts": (
        "hearts|floating hearts|love hearts|heart eyes|hearts everywhere|heart shaped bubbles;爱心|爱心特效|红心|心形|"
        "冒爱心|爱心飘"
    ),
    "smoke": "smoke|smoky|smoke bomb|smoke machine|fog machine|steam|smoking;烟雾|冒烟|浓烟|白烟|烟|蒸汽|干冰",
    "lightning_strike|lightning|flash": (
        "lightning bolt|electricity|electric sparks|zap|bolts of lightning;雷击|电光|电流|闪电劈下"
    ),
    "flash|camera_flash|strobe": (
        "flash|strobe|strobe light|strobe lights|camera flash|paparazzi|flashing lights|camera flashes|"
        "flashing light;闪光灯|频闪|闪灯|狗仔队|灯光闪烁|闪光灯闪烁"
    ),
    "lens_flare|flare": "lens flare|sun flare|lens flares;镜头光晕|光晕",
    "speed_lines|speedlines": "speed lines|speedlines|action lines|motion lines;速度线|动感线条",
    "glitch": "glitch|glitches|glitch effect|glitchy|static noise;故障|故障艺术|故障效果|信号干扰",
    "shake|screen_shake|earthquake": (
        "earthquake|screen shake|ground shakes|camera shake|quake;地震|震动|屏幕震动|地动山摇"
    ),
    "flames|fire": (
        "flames|on fire|burning|blaze|catches fire|wall of fire|engulfed in flames|fire everywhere|"
        "burst into flames;火焰|着火|燃烧|大火|熊熊大火|起火|烈火|火海"
    ),
    "magic": "magic circle|magic spell|magic swirl|aura|portal|magic light;魔法阵|魔法特效|光环|传送门|法阵|仙气",
    "splash": "splash|splashes|big splash|water splash|splashing;水花|溅起水花|水花四溅",
    "spotlight": (
        "spotlight beam|spotlights|laser lights|lasers|disco lights|disco ball;聚光灯|激光|追光|舞台灯光|射灯|激光灯"
    ),
    "money_rain|money": "make it rain money|cash rain;撒钱|钞票雨",
    "notes|music_notes": "music notes|musical notes|floating notes;音符|飘动的音符",
    "stars": "seeing stars|stars around head|dizzy stars;眼冒金星",
}
GENRES = {
    "pop": (
        "pop music|dance pop|synth pop|pop song|bubblegum pop|k-pop|kpop|j-pop|city pop;流行|流行乐|流行音乐|韩流|"
        "流行歌"
    ),
    "rock": (
        "rock music|hard rock|rock and roll|rock n roll|heavy metal|metal music|punk|punk rock|metal|grunge|"
        "indie rock|guitar riff;摇滚|摇滚乐|重金属|朋克|金属乐|摇滚音乐"
    ),
    "jazz": (
        "jazz|jazzy|jazz music|bebop|smooth jazz|swing music|bossa nova|saxophone music|blues|lounge music;"
        "爵士|爵士乐|蓝调|布鲁斯|爵士音乐"
    ),
    "hiphop|hip_hop|hip hop": (
        "hip hop|hip-hop|rap music|trap|boom bap|trap music|rap beat|drill music|r&b;嘻哈|嘻哈音乐|说唱音乐|说唱乐|饶舌"
    ),
    "electronic|edm|techno": (
        "electronic|electronic music|edm|techno|house music|trance|dubstep|electro|drum and bass|rave music|"
        "synth music|dance music|synthesizer|eurodance|techno music;电子|电子音乐|电音|电子乐|浩室|舞曲|"
        "迪斯科舞曲|蹦迪音乐"
    ),
    "disco|funk|electronic": "disco music|funk|funky|funk music;迪斯科音乐|放克",
    "classical|orchestral|orchestra": (
        "classical|classical music|orchestral|orchestra|symphony|violin music|piano music|string quartet|"
        "mozart|beethoven|bach|opera music|waltz music;古典|古典乐|古典音乐|交响乐|管弦乐|钢琴曲|小提琴曲|莫扎特|贝多芬"
    ),
    "lofi|lo_fi|chill": (
        "lofi|lo-fi|lo fi|lofi hip hop|lo-fi beats|chillhop|study beats|lofi beats|chill beats;低保真|lofi音乐|慵懒音乐"
    ),
    "ambient": (
        "ambient|ambient music|drone music|meditation music|atmospheric music|spa music;氛围音乐|环境音乐|"
        "冥想音乐|空灵音乐"
    ),
    "country|folk|acoustic": (
        "country music|folk|folk music|bluegrass|acoustic|banjo music|acoustic guitar music|country song|"
        "acoustic music;乡村音乐|民谣|乡村民谣|木吉他音乐"
    ),
    "reggae|latin": (
        "reggae|reggaeton|latin music|salsa music|mariachi|latin|samba music|tropical music|ska;雷鬼|拉丁音乐|桑巴音乐"
    ),
    "chiptune|8bit|electronic": (
        "chiptune|8 bit music|8-bit music|video game music|retro game music;8位音乐|游戏音乐|芯片音乐"
    ),
    "chinese|guofeng|traditional|folk": (
        "traditional chinese music|guzheng|erhu|chinese music|guzheng music|guofeng|erhu music;国风|古风音乐|民乐|古筝|"
        "二胡|中国风|中国风音乐|国风音乐|传统音乐"
    ),
    "orchestral|cinematic|classical": (
        "film score|cinematic music|movie score|trailer music|epic orchestra;电影配乐|预告片音乐"
    ),
}
MOODS = {
    "happy": (
        "upbeat|cheery|feel good|lighthearted|comedy|comedic|hilarious|silly|festive|goofy|wholesome;欢乐|喜庆|"
        "轻松|幽默|喜剧|活泼|热闹|温馨|治愈|欢快的"
    ),
    "sad": (
        "sorrowful|heartbroken|heartbreaking|tragic|somber|sombre|depressing|melancholic|bittersweet;忧伤|悲凉|"
        "凄凉|催泪|心碎|悲剧|失落|哀伤|伤感的"
    ),
    "epic": (
        "heroic|triumphant|grandiose|thrilling|action packed|adventurous|majestic|war drums|exciting;史诗级|热血|"
        "燃|气势磅礴|紧张刺激|大气|宏伟|激动人心|霸气"
    ),
    "scary": (
        "terrifying|eerie|haunting|sinister|horror movie|halloween|dark and scary|tense|creepy|thriller|"
        "suspenseful|menacing|unsettling;阴森|恐惧|惊悚片|恐怖片|毛骨悚然|悬疑|紧张|万圣节|灵异|恐怖氛围"
    ),
    "romantic": (
        "love story|romance|lovely|valentine|rom com|romcom|love song|sensual;爱情片|唯美|情人节|甜美|恋爱|暧昧|"
        "言情|情歌"
    ),
    "dreamy": (
        "dreamlike|whimsical|mystical|surreal|enchanting|hypnotic|mysterious|otherworldly|floaty;梦境般|童话般|神秘|"
        "如梦似幻|超现实|仙境般|空灵|唯美梦幻"
    ),
    "calm": (
        "serene|tranquil|soothing|gentle|mellow|zen|cozy|cosy|meditative|relaxed|laid back|soft music|"
        "slow music;宁静祥和|安宁|悠闲|惬意|柔和|轻音乐|静谧|恬静|闲适|慵懒|安详|舒服"
    ),
    "none": (
        "no soundtrack|no bgm|no background music|mute|muted|without any music|no sound|without sound|"
        "in silence;不要背景音乐|没有背景音乐|没有配乐|不要配乐|无声|不要声音|没有声音|不加音乐|无配乐|无bgm"
    ),
}
CAMERAS = {
    "push": (
        "dolly|dolly shot|camera pushes in|move in|moves in|camera moves closer|slowly zoom in|moving in|"
        "crash zoom|zooming|zoom into;推镜头|镜头推近|慢慢推近|缓缓推近|推进|镜头拉近|放大到|推向"
    ),
    "pull": (
        "camera pulls back|pullback|pulls out|move back|moves away|reveal shot|camera moves back;镜头拉远|拉镜头|"
        "慢慢拉远|后退镜头|缓缓拉远|拉开"
    ),
    "pan": (
        "panning shot|camera pans|pan across|tracking|track left|track right|side tracking|follow shot|"
        "following shot|dolly zoom|truck left;横摇|左摇|右摇|跟镜头|移镜|平移镜头|跟踪镜头|镜头跟随|镜头平移|移动镜头"
    ),
    "orbit": (
        "circle|circling|rotating shot|rotating camera|360 degree|360 shot|camera circles|revolve around|"
        "camera orbits|spins around them|arc around|bullet time;环绕拍摄|旋转镜头|360度|绕圈|围绕|镜头旋转|"
        "子弹时间|镜头环绕"
    ),
    "crane": (
        "drone|drone shot|aerial|aerial shot|aerial view|bird's eye|birds eye view|bird's eye view|boom up|"
        "boom shot|jib|overhead shot|top down|from above shot|high angle|camera rises;航拍|无人机|俯拍|鸟瞰|升降|"
        "摇臂镜头|"
        "上升镜头|镜头上升|俯视|高空俯拍|俯瞰"
    ),
    "handheld": (
        "shaky camera|handheld camera|hand-held|found footage style|pov|point of view|first person|gopro|"
        "selfie stick|selfie video|vlog style|phone camera;手持|手持拍摄|晃动镜头|第一人称|主观视角|自拍视角|"
        "手机拍摄|vlog风格|vlog风"
    ),
    "static": (
        "still camera|locked shot|no camera movement|static|still shot|fixed shot|stationary camera|"
        "static frame|stationary;固定机位|静止镜头|定镜|固定|镜头静止|静态镜头"
    ),
    "tilt|crane": "tilt|tilt down|tilts up|tilts down|tilt shot;俯仰镜头|镜头上摇|镜头下摇|上摇|下摇",
    "dutch|dutch_angle|handheld": "dutch angle|dutch tilt|tilted angle|canted angle;倾斜镜头|荷兰角",
    "whip|whip_pan|pan": "quick pan|swish pan;快速摇镜",
    "low_angle|low|push": "low angle|from below|worm's eye|hero shot|low-angle shot|low angle shot;低角度|仰拍|仰视",
    "follow|tracking|pan": "follow cam|camera follows|chase cam|following camera;跟随镜头",
    "zoom_punch|crash_zoom|push": "snap zoom|punch in|quick zoom|fast zoom;快速推近|急推",
}
