"""Chinese scripts: traditional folded to simplified for look-ups, and which of the two a text is written in."""

import unicodedata

from generation.storyboard.schema import Language

_TRADITIONAL = (
    "丟並乾亂亞佈佔併來侶侷係俠倉個們倖倫偉側偵偽傑傘備傳傷傾僞價儀億優儲兌兒內兩冊冪凍別刪創劃劇劍劑"
    "動務勝勞勢勳勵匯匱區協卹卻厭參員唸問啞喚喪喫單喲嗎嗚嘆嘔嘖嘗噁噓噴嚇嚕嚴國圍園圓圖團執堅報場塊塗"
    "塢塵墊墳壓壘壞壩壯壺壽夠夢夾奧奪奮妝娛婦媽嬰學孿宮實寧審寫寬寵寶將專尋對導尷屍屢層屬峯島峽嶺嶼巖"
    "師帳帶幀幟幣幫幹幾廁廈廚廟廠廢廣廳張強彈彌彎後徑從復徵恆悅悶惡惱愛慄態慍慚慮慶慾憂憊憐憑憤憫憲懇"
    "應懨懶懷懸懼戀戰戲戶拋捲掃掛採揚換揮搖搶摺撐撥撲撿擁擊擋擔據擠擲擴擺擾攜攝攤敵數斷於時晝暈暫曆曉"
    "曬書會東桿條棄楓業極榮構槍槓槳樁樂樓標樣樹橋機橫檔檢檯檳檸櫃櫚櫻權欖歎歐歡歲歷歸殘殭殺殼毆氣決沒"
    "沖況涼淚淨淩淺減測湊湧湯準溫溼滅滲滾滿漢漬漲漸漿潑潔潛澀澱濃濕濛濱濺濾灑灘灣災為烏無煉煙煩熱熾燈"
    "燉燒營燭燻爍爐爛爭爲爺爾牀牆牽犛犧狀猶獁獅獎獨獲獵獸獺獻獼現瑪環甕產畢畫異當疊瘋瘡瘧療癡癱發皁皺"
    "盃盜盡盤盧眾睏睜瞞確碼磚礙礦礫祕禪禮禱禿種稱穀穌積窩窮窺竊競筆箋箏節築簍簡簽簾籃籠籤糉糧糰糾紀約"
    "紅紉紋納紐純紗紙級紛細紳紹終組結絕絡給絨統絲綁經綜綠維網綿緊緒緘線緞緣編緩緯練縫縮縱總繃織繕繞繡"
    "繩繪繼繽續纏纜罈罰罵羅羣義習聖聞聯聰聲聳職聽聾肅脈脣脫脹腎腦腫腳腸膚膠臉臟臥臨臺與興舉舊莖莢華菸"
    "萊萬萵葉蒼蓋蓮蔔蔥蕩蕪薑薔薩藍藝藥蘆蘇蘋蘭蘿處虛號虧蝟蝦蝸螞蟬蟲蟳蟻蠅蠍蠔蠟蠣術衛衝裏補裝裡製複"
    "褲襪襯見規視親覲覺觀觸訂計訊討訓託記訝設許訴診註詛詞詢試詭話該誌誕誘語誤說誰課誼調請諒論諜諷諾謂"
    "謊謎講謝證識譜議護讀變讓讚豎豔豬貓貝負財貧貨責貯貴買貸費貼賀資賈賊賓賞賣賤賦質賬賭賴購賽贊贏趕趨"
    "跡蹟蹤躍車軌軍軛軟軸較載輔輕輛輪輯輸輻轉轎辦辮辯農迴這連週進遊運過達遙遜遞遠遲遷選遺還邊邏郵鄉醃"
    "醜醣醫醬釋釘針釣鈔鈕鈴鉀鉗鉛鉤鉸銀銅銬銳鋁鋒鋤鋪鋸鋼錄錘錢錦錨錫錯錶鍊鍋鍛鍬鍵鍾鎊鎖鎚鎧鎬鎮鏈鏟"
    "鏡鏢鐘鐵鐺鑑鑰鑽鑿長門閃閉開閒間閨閱闊關陣陰陸陽隊階隕際隨險隱隻雖雙雛雜雞離難雲電霧靂靈靜靦韓響"
    "頁頂項順須頌預頑頓領頭頸頻顆題額顏願顛類顧顫顯風颱颶飄飆飛飪飯飲飽飾餃餅養餌餓餘餚餡館餵餾饃馬馳"
    "駕駛駝駱騎騙騰騷騾驅驕驗驚驢髏髒體髮鬆鬍鬚鬢鬥鬧鬱魚魯魷鮮鯉鯊鯨鰲鱗鱷鳥鳩鳳鳴鳶鴉鴕鴨鴿鵝鵡鶴鷗"
    "鷹鸚鸛鹹鹽麗麥麵麼黃點黨齋齒齜齡齧龍龐龜"
)
_SIMPLIFIED = (
    "丢并干乱亚布占并来侣局系侠仓个们幸伦伟侧侦伪杰伞备传伤倾伪价仪亿优储兑儿内两册幂冻别删创划剧剑剂"
    "动务胜劳势勋励汇匮区协恤却厌参员念问哑唤丧吃单哟吗呜叹呕啧尝恶嘘喷吓噜严国围园圆图团执坚报场块涂"
    "坞尘垫坟压垒坏坝壮壶寿够梦夹奥夺奋妆娱妇妈婴学孪宫实宁审写宽宠宝将专寻对导尴尸屡层属峰岛峡岭屿岩"
    "师帐带帧帜币帮干几厕厦厨庙厂废广厅张强弹弥弯后径从复征恒悦闷恶恼爱栗态愠惭虑庆欲忧惫怜凭愤悯宪恳"
    "应恹懒怀悬惧恋战戏户抛卷扫挂采扬换挥摇抢折撑拨扑捡拥击挡担据挤掷扩摆扰携摄摊敌数断于时昼晕暂历晓"
    "晒书会东杆条弃枫业极荣构枪杠桨桩乐楼标样树桥机横档检台槟柠柜榈樱权榄叹欧欢岁历归残僵杀壳殴气决没"
    "冲况凉泪净凌浅减测凑涌汤准温湿灭渗滚满汉渍涨渐浆泼洁潜涩淀浓湿蒙滨溅滤洒滩湾灾为乌无炼烟烦热炽灯"
    "炖烧营烛熏烁炉烂争为爷尔床墙牵牦牺状犹犸狮奖独获猎兽獭献猕现玛环瓮产毕画异当叠疯疮疟疗痴瘫发皂皱"
    "杯盗尽盘卢众困睁瞒确码砖碍矿砾秘禅礼祷秃种称谷稣积窝穷窥窃竞笔笺筝节筑篓简签帘篮笼签粽粮团纠纪约"
    "红纫纹纳纽纯纱纸级纷细绅绍终组结绝络给绒统丝绑经综绿维网绵紧绪缄线缎缘编缓纬练缝缩纵总绷织缮绕绣"
    "绳绘继缤续缠缆坛罚骂罗群义习圣闻联聪声耸职听聋肃脉唇脱胀肾脑肿脚肠肤胶脸脏卧临台与兴举旧茎荚华烟"
    "莱万莴叶苍盖莲卜葱荡芜姜蔷萨蓝艺药芦苏苹兰萝处虚号亏猬虾蜗蚂蝉虫𫊻蚁蝇蝎蚝蜡蛎术卫冲里补装里制复"
    "裤袜衬见规视亲觐觉观触订计讯讨训托记讶设许诉诊注诅词询试诡话该志诞诱语误说谁课谊调请谅论谍讽诺谓"
    "谎谜讲谢证识谱议护读变让赞竖艳猪猫贝负财贫货责贮贵买贷费贴贺资贾贼宾赏卖贱赋质账赌赖购赛赞赢赶趋"
    "迹迹踪跃车轨军轭软轴较载辅轻辆轮辑输辐转轿办辫辩农回这连周进游运过达遥逊递远迟迁选遗还边逻邮乡腌"
    "丑糖医酱释钉针钓钞钮铃钾钳铅钩铰银铜铐锐铝锋锄铺锯钢录锤钱锦锚锡错表炼锅锻锹键钟镑锁锤铠镐镇链铲"
    "镜镖钟铁铛鉴钥钻凿长门闪闭开闲间闺阅阔关阵阴陆阳队阶陨际随险隐只虽双雏杂鸡离难云电雾雳灵静腼韩响"
    "页顶项顺须颂预顽顿领头颈频颗题额颜愿颠类顾颤显风台飓飘飙飞饪饭饮饱饰饺饼养饵饿余肴馅馆喂馏馍马驰"
    "驾驶驼骆骑骗腾骚骡驱骄验惊驴髅脏体发松胡须鬓斗闹郁鱼鲁鱿鲜鲤鲨鲸鳌鳞鳄鸟鸠凤鸣鸢鸦鸵鸭鸽鹅鹉鹤鸥"
    "鹰鹦鹳咸盐丽麦面么黄点党斋齿龇龄啮龙庞龟"
)
_IN_BOTH = (
    "丑于云余僵凌几划制卜占卷发只台吃后周唇喂回困复夹姜局岩峰布干幸床志念恤托折斗杆杯松栗横欲残注游痴皂秘"
    "粽糖系群胡脱蒙表谷采里静面额"
)
"""Simplified forms that are ordinary traditional characters as well, so they tell nothing."""

_FOLD = dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)) | {ord("著"): "着"}


def is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "\u3007" or "\U00020000" <= char <= "\U0003134f"


def fold(text: str) -> str:
    """Lower case and simplified, character for character: positions in the result are positions in `text`."""
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLD)


def language_of(text: str, default: Language = "en") -> Language:
    """Chinese from one Han character in eight letters on; its script by which script's own characters prevail.

    `default` answers for texts without letters, and for Chinese in characters that both scripts share.
    """
    letters = [char for char in text if unicodedata.category(char).startswith("L")]
    han = [char for char in letters if is_han(char)]
    if not letters:
        return default
    if len(han) * 8 < len(letters):
        return "en"
    traditional = sum(char in _TRADITIONAL for char in han)
    simplified = sum(char in _SIMPLIFIED and char not in _IN_BOTH for char in han)
    if traditional == simplified:
        return "zh-hant" if default == "zh-hant" else "zh-hans"
    return "zh-hant" if traditional > simplified else "zh-hans"
