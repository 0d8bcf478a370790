"""More words for places than their plug-ins carry: `english; chinese` (simplified) by a setting's id or English name.

Keys parted by | are tried in turn, so that a place nobody installed is the nearest one that is.
"""

PLACES = {
    "moon": "lunar landscape|crater rim;月宫|广寒宫",
    "space": "cosmic void|satellite;轨道上|卫星",
    "spaceship|space": (
        "spaceship|space ship|starship|spacecraft|cockpit|ufo interior|rocket ship|rocket|bridge of the ship|"
        "space shuttle|alien ship|enterprise|death star;飞船|宇宙飞船|太空船|太空飞船|飞船里|驾驶舱|航天飞机|星舰|"
        "飞碟里"
    ),
    "city": (
        "metropolis|urban|building|buildings|street corner|manhattan|brooklyn|los angeles|san francisco|"
        "chicago|seoul|osaka|bangkok|"
        "singapore|berlin|madrid|rome|sydney|mumbai|delhi|las vegas|vegas|shibuya|taipei|beijing|guangzhou|rooftop|"
        "rooftops|skyscraper|skyscrapers|skyline|plaza|town square|square|crosswalk|bus stop|intersection|city hall|"
        "back alley|chinatown|parking lot|shopping street|big city|avenue|boulevard;"
        "都市|大都市|楼顶|屋顶|天台|屋顶上|摩天大楼|高楼|高楼大厦|大厦|高楼间|广场|广场上|路口|十字路口|巷子|胡同|"
        "弄堂|步行街|公交站|"
        "首尔|曼谷|新加坡|重庆|广州|深圳|成都|台北街头|巴黎|伦敦|涩谷|停车场|小镇|镇上|闹市|街角|天际线"
    ),
    "beach": (
        "by the sea|at sea|seafront|bay|harbour|harbor|pier|dock|boardwalk|palm beach|bali|miami|maldives|"
        "caribbean|lagoon|riviera|malibu|desert island|shoreline|out at sea|high seas|on a ship|on the ship|"
        "ship deck|cruise ship|pirate ship|ocean waves|huge wave|big wave|giant wave|lighthouse cliff;"
        "海洋|码头|港口|港湾|海滨|巴厘岛|三亚|马尔代夫|甲板|甲板上|船上|海面|海面上|大海上|海浪|无人岛|荒岛|栈桥|渔村"
    ),
    "stage": (
        "on stage|onstage|rock concert|rave|talent competition|opera house|music video set|comedy club|spotlight|"
        "recording studio|ballroom|ball room|club|gig|catwalk|runway|broadway|awards show|fashion show|circus;"
        "音乐节现场|夜总会|酒吧舞台|歌剧院|剧场|选秀|颁奖典礼|红毯|t台|秀场|录音棚|舞厅|舞池|马戏团|晚会|春晚|ktv|"
        "俱乐部"
    ),
    "forest": (
        "in the woods|wood|rainforest|bamboo forest|bamboo grove|redwoods|autumn forest|campsite|camping|campfire|"
        "wilderness|fairy forest|hollow|grove|clearing|swamp|cabin in the woods;"
        "竹林|竹海|丛林里|密林|林子|露营|营地|篝火旁|枫林|桦树林|沼泽|仙境|野外"
    ),
    "room": (
        "lounge|couch|sofa at home|dorm|dorm room|dormitory|hotel room|bathroom|bath|bathtub|shower|attic|basement|"
        "garage|hallway|hospital room|bed|under the blanket|nursery|kid's room|playroom|studio apartment|mansion|"
        "haunted house|cabin|living-room|hotel|gaming room|at home|my place|pillow fort|closet|laundry room;"
        "寝室|宿舍|酒店|酒店房间|浴室|浴缸|洗手间|厕所|阁楼|地下室|车库|床上|在家|家中|家里|公寓|房子里|鬼屋|小屋|"
        "木屋|沙发上|病房|电竞房|阳台"
    ),
    "underwater": (
        "sunken ship|shipwreck|submarine|underwater city|beneath the sea|beneath the ocean|below the surface|"
        "swimming pool|in the pool|pool;水中|海中|沉船|潜水艇|潜艇|水族箱|泳池|游泳池|美人鱼的世界|水里"
    ),
    "snowfield": (
        "in the snow|snowy village|frozen lake|ice rink|ice|arctic ice|igloo|ski hill|winter forest|"
        "snow covered mountain|snowy peak|mountain peak|summit|mountainside|antarctic ice|snowdrift;"
        "雪里|雪地里|雪地上|冰面|冰面上|冰上|结冰的湖|冰湖|溜冰场|冰屋|雪峰|雪国|长白山|哈尔滨|雪中小镇|南极大陆|"
        "山巅|顶峰|悬崖边上的雪"
    ),
    "desert": (
        "in the desert|pyramid|the pyramids|sphinx|western town|western saloon|cactus field|savannah|savanna|"
        "dry land|"
        "post apocalyptic wasteland|dust bowl;沙地|沙海|金字塔|狮身人面像|西部小镇|敦煌|大西北|戈壁滩上|废土|末日废土"
    ),
    "volcano": "active volcano|eruption|volcanic island|hell|lava pit|lava lake;火山爆发|岩浆边|熔岩湖|炼狱",
    "sky": (
        "through the clouds|cloudscape|above the city|hot air balloon|airplane wing|plane wing|skydive|"
        "skydiving|cloud city;云间|云层|云里|云中|飞机上|空中花园|热气球上|云上世界|天上的云"
    ),
    "garden": (
        "meadow|rose bushes|flowers field|sunflower field|wildflowers|picnic|parkland|park bench|botanic garden|"
        "backyard party|tea garden|maze garden|cherry blossom park|spring meadow|hill of flowers|grass;"
        "草地|草地上|公园里|花园里|向日葵田|薰衣草田|樱花树下|野餐|庭园|后花园|油菜花田|桃花源|桃林|广场公园"
    ),
    "jungle|forest": (
        "jungle|amazon|tropical forest|tropical rainforest|rain forest|the amazon|congo|jungle temple|banana trees|"
        "vines;丛林|热带雨林|雨林|亚马逊|亚马孙|热带丛林|原始森林"
    ),
    "farm": (
        "farm|farmhouse|barn|barnyard|ranch|countryside|cornfield|corn field|wheat field|wheatfield|field of wheat|"
        "rice field|rice fields|rice paddy|paddy field|fields|pasture|field|vineyard|stable|chicken coop|village|"
        "rural|grassland|grasslands|prairie|pumpkin patch|hay bales|windmill hill;"
        "农场|农庄|牧场|田野|麦田|稻田|田里|田间|乡村|乡下|农村|村庄|村里|草原|大草原|玉米地|谷仓|马厩|葡萄园|"
        "菜园|菜地|农田|南瓜地|小村庄"
    ),
    "river": (
        "river|riverside|riverbank|river bank|lake|lakeside|lake shore|pond|stream|creek|brook|waterfall|waterfalls|"
        "canal|venice|bridge|on the bridge|niagara falls|wetland|rapids|fishing pond|canoe trip;"
        "河|河边|河里|河上|河畔|江边|江上|江面|湖|湖边|湖上|湖畔|湖面|溪边|小溪|池塘|瀑布|运河|桥上|小桥|小桥流水|"
        "西湖|长江|黄河|威尼斯|江南|江南水乡|"
        "水乡|河岸|荷塘"
    ),
    "kitchen": (
        "at the stove|fridge|refrigerator|cooking class|restaurant kitchens|food truck|"
        "pizzeria kitchen|kitchen table|masterchef;"
        "厨房里|灶前|餐车|厨艺节目|料理台"
    ),
    "office": (
        "at work|desk job|cubicle farm|news desk|news studio|newsroom|tv studio|courtroom|bank|call center|"
        "police station|interview|laboratory|lab|science lab|job interview|board meeting|zoom meeting|"
        "coworking space;"
        "公司|上班|加班|新闻演播室|演播室|直播间|法庭|银行|警察局|派出所|实验室|面试|开会|打工"
    ),
    "classroom": (
        "class|in class|schoolyard|exam|exam room|math class|school hallway|hogwarts|gymnasium|campus|detention|"
        "magic school;班上|课上|上课|考场|考试|学校走廊|校园里|魔法学院|魔法学校|霍格沃茨|大学|高中|小学|培训班"
    ),
    "cafe|room": (
        "cafe|café|coffee shop|coffeehouse|coffee house|coffee bar|starbucks|diner|bistro|restaurant|bar|pub|"
        "tea house|"
        "teahouse|tavern|saloon|pizzeria|ramen shop|ramen bar|sushi bar|ice cream shop|ice cream parlor|fast food|"
        "mcdonalds|burger joint|dessert shop|steakhouse|canteen|cafeteria|food court|buffet|noodle shop|"
        "milk tea shop|"
        "boba shop;"
        "咖啡馆|咖啡厅|咖啡店|咖啡屋|餐厅|饭店|餐馆|酒吧|酒馆|茶馆|茶楼|茶室|面馆|拉面店|火锅店|奶茶店|甜品店|"
        "快餐店|食堂|麦当劳|肯德基|寿司店|披萨店|"
        "星巴克|小酒馆|居酒屋|早餐店|烧烤店"
    ),
    "market|city": (
        "market|night market|supermarket|grocery store|grocery|mall|shopping mall|shop|store|convenience store|"
        "7-eleven|toy store|candy store|department store|black market|fish market|walmart|costco|ikea|aisle;"
        "市场|夜市|超市|商场|购物中心|便利店|商店|杂货店|集市|摊位|菜场|花市|百货公司|购物街|宜家|夜市里|年货市场|"
        "小卖部"
    ),
    "temple": (
        "ancient temple|ruins|ancient ruins|church|cathedral|mosque|altar|greek temple|acropolis|parthenon|"
        "martial arts "
        "school|karate dojo|monks' courtyard|great wall|forbidden city;"
        "寺|庙|古庙|古寺|祠堂|教堂|大教堂|遗迹|古迹|道场|武馆|禅院|佛堂|寺庙前|月老庙|祭坛|长城|故宫|紫禁城|土地庙"
    ),
    "castle": (
        "castle walls|castle tower|drawbridge|dungeon|medieval village|camelot|throne|ballroom of a palace|fairytale|"
        "fairy tale|disneyland|disney castle|kingdom gates|tower|battlements|vampire castle;"
        "城堡里|城墙|塔楼|地牢|童话|童话王国|宫廷|城楼|皇宫里|迪士尼|王座厅|龙堡|塔顶|城门"
    ),
    "stadium|stage": (
        "stadium|arena|colosseum|football game|soccer game|basketball court|tennis court|race track|running track|"
        "boxing ring|wrestling ring|olympics|ice hockey arena|sports arena|gym|match|goal line|finish line|marathon|"
        "baseball stadium|world cup final|pitch|skate park|skatepark|bullring|court;"
        "体育场|球场|体育馆|操场|赛场|篮球场|网球场|足球场|田径场|跑道|跑道上|拳击台|擂台|奥运会|健身房|决赛|"
        "终点线|斗兽场|滑板公园|马拉松"
    ),
    "road|city": (
        "road|highway|freeway|motorway|route 66|country road|mountain road|open road|dirt road|roadside|gas station|"
        "petrol station|racetrack|street race|driveway|in a car|in the car|in his car|in her car|"
        "coastal road|path|lane|"
        "road trip|traffic jam|bus|on a bus|truck stop;"
        "公路|公路上|高速|高速公路|马路|马路上|路上|大路|小路|乡间小路|山路|路边|加油站|车里|车上|国道|赛道|"
        "盘山公路|公交车上|巴士上|道路|堵车"
    ),
    "subway|city": (
        "subway|metro|underground train|subway station|train station|subway car|subway train|train|on a train|"
        "in the train|platform|railway station|tube station|the tube|tram|bullet train|metro station|subway platform|"
        "train carriage|train platform|grand central;"
        "地铁|地铁站|地铁里|地铁上|捷运|捷运站|捷运上|火车站|车站|站台|月台|火车上|高铁|高铁上|列车|列车上|车厢|"
        "车厢里|电车|轻轨"
    ),
    "library|room": (
        "library|bookshelf maze|study|museum library|wizard library|reading corner;图书馆|书海|书房|图书室|自习室|书吧"
    ),
}
