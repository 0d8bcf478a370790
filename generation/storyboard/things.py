"""Which picture an everyday word means, and which words of the emoji annotations mean no thing at all."""

CHOSEN = {
    "cat": "1f408",
    "dog": "1f415",
    "flower": "1f33c",
    "tree": "1f333",
    "car": "1f697",
    "boat": "26f5",
    "bird": "1f426",
    "heart": "2764",
    "house": "1f3e0",
    "cake": "1f382",
    "train": "1f686",
    "plane": "2708",
    "airplane": "2708",
    "ball": "26bd",
    "hat": "1f3a9",
    "shoe": "1f45f",
    "bear": "1f43b",
    "cloud": "2601",
    "leaf": "1f343",
    "leaves": "1f343",
    "coin": "1fa99",
    "money": "1f4b0",
    "moon": "1f315",
    "wave": "1f30a",
    "sword": "1f5e1",
    "dinosaur": "1f996",
    "present": "1f381",
    "gift": "1f381",
    "computer": "1f4bb",
    "phone": "1f4f1",
    "candy": "1f36c",
    "noodles": "1f35c",
    "ghost": "1f47b",
    "kitten": "1f408",
    "花": "1f33c",
    "树": "1f333",
    "车": "1f697",
    "汽车": "1f697",
    "船": "26f5",
    "鸟": "1f426",
    "心": "2764",
    "房子": "1f3e0",
    "蛋糕": "1f382",
    "火车": "1f686",
    "飞机": "2708",
    "球": "26bd",
    "帽子": "1f3a9",
    "鞋": "1f45f",
    "熊": "1f43b",
    "云": "2601",
    "叶子": "1f343",
    "硬币": "1fa99",
    "钱": "1f4b0",
    "礼物": "1f381",
    "电脑": "1f4bb",
    "手机": "1f4f1",
    "糖果": "1f36c",
    "面条": "1f35c",
    "猫": "1f408",
    "狗": "1f415",
    "鱼": "1f41f",
    "马": "1f40e",
    "牛": "1f404",
    "羊": "1f411",
    "猪": "1f416",
    "兔": "1f407",
    "龙": "1f409",
    "鸡": "1f414",
    "鸭": "1f986",
    "蛇": "1f40d",
    "猴": "1f412",
    "虎": "1f405",
    "猫咪": "1f408",
    "狗狗": "1f415",
    "小狗": "1f415",
    "小鸟": "1f426",
    "雪人": "26c4",
    "鸭子": "1f986",
    "兔子": "1f407",
    "星星": "2b50",
}
"""Words that many pictures carry, and the file name (without a variation selector) of the one that is meant."""

_NO_THING = (
    "air animal art back bad beat big bite black blue bright celebration clear cold color dance comic "
    "control cool dark day deal down dress eat empty face fall fast fight film fire flat float fly food "
    "free front fun game go gold good great green grow hat hold home hot land lift light line little live "
    "look love lucky mark match mouth music nature new nice night north old open out paint part party "
    "person pet place play point power pretty pull purple push ready red ride right rise roll run sad save "
    "set shape share short shot show sign sing skin sky sleep small smile soft sound space spin sport start "
    "stop swim tap team time tip top track trip turn up walk wave weather white wind winter work world "
    "write yellow young 天气 食物 动物 宠物 自然 大自然 植物 工具 运动 体育 比赛 快乐 开心 高兴 可爱 生日 "
    "庆祝 节日 聚会 音乐 旅行 地方 天空 颜色 红色 绿色 蓝色 黄色 黑色 白色 金色 紫色 晚上 早上 早晨 "
    "夜晚 黄昏 傍晚 时间 工作 学习 学校 衣服 健康 吃饭 喝酒 喝水 漂亮 美丽 好吃 好看 幸运 爱情 浪漫 冷 热 "
    "大 小 飞 跑 走 跳 吃 喝 玩 看 电影 表演 游戏 "
)
NO_THING = frozenset(_NO_THING.split())
"""Keywords that the annotations give to things and that name no thing by themselves."""
