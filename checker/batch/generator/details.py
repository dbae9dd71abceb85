"""What only one place can say: invented villages, figures and small stories. Touches no element of any checklist."""

from __future__ import annotations

from random import Random

from checker.batch.generator.issuers import place

# Sentences of a place's own. That none of them touches an element is looked at with the wordings, not taken on trust (`sentences.py`).
STORIES = (
    "{village}的{some}户人家住在{river}对岸，过去绕行{few}公里，今年{month}月新桥通车。",
    "{month}月的连阴雨冲毁{river}岸边{some}米便道，{few}天后恢复通行。",
    "{village}和{village}之间的老路拓宽到{few}米，沿线装上路灯{some}盏。",
    "{village}种{crop}的农户从{few}户增加到{some}户，{month}月第一批货装车外运。",
    "{crop}上市的时候，{village}晒场每天要停{some}辆货车。",
    "{river}沿岸栽下树苗{many}棵，成活{many}棵。",
    "{village}小学搬进新校舍，{some}个孩子不用再走{few}里山路。",
    "{month}月，{village}的{crop}卖到每斤{few}元，比上一年高出一成。",
    "{village}老街的{some}间铺面换了门头，留下{few}块老招牌。",
    "{village}的水井打到{some}米，接通{many}户。",
    "{village}卫生室添了{few}张床位，{month}月起每周三有医生坐诊。",
    "{river}上游的{few}座小水电站停机，河段恢复流水{some}公里。",
    "{village}文化礼堂办起{crop}节，来了{many}名外地客人。",
    "{village}修好水渠{many}米，{some}亩旱地改种{crop}。",
    "{village}到{village}的客车由每天{few}班加到{some}班。",
    "{month}月，{village}的{crop}合作社盖起冷库，一次能存{many}箱。",
)
# Stand before a sentence of the bank, which says what was done as a fact already.
PLACES_FIRST = (
    "{month}月起，",
    "从{village}试起，",
    "在{village}、{village}先走一步，",
    "秋收过后，",
    "结合{village}一带的实际，",
    "入春以后，",
)

_CROPS = "茶叶 柑橘 枇杷 生姜 花椒 香菇 莲子 板栗 黄桃 蓝莓 山药 油茶 红薯 百合 葡萄 核桃".split()
_VILLAGES, _RIVERS = 12, 2


class Slots(dict[str, str]):
    """Values for the braces of a text, new ones for every brace. A report has its own villages and rivers."""

    def __init__(self, random: Random, **fixed: object) -> None:
        super().__init__({name: str(value) for name, value in fixed.items()})
        self._random = random
        self._villages = [place("村", random) for _ in range(_VILLAGES)]
        self._rivers = [place("河", random) for _ in range(_RIVERS)]

    def __missing__(self, name: str) -> str:
        random = self._random
        match name:
            case "few":
                return str(random.randint(2, 9))
            case "some":
                return str(random.randint(10, 99))
            case "many":
                return str(random.randint(100, 990))
            case "old":
                return str(random.randint(41, 58))
            case "month":
                return str(random.randint(2, 12))
            case "village":
                return random.choice(self._villages)
            case "river":
                return random.choice(self._rivers)
            case "crop":
                return random.choice(_CROPS)
        raise KeyError(name)

    def fill(self, text: str) -> str:
        return text.format_map(self)
