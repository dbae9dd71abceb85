"""One made-up report: its text in parts, and the outcome of every element that follows from how it was put together."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from checker.batch.generator.issuers import Issuer
from checker.batch.generator.sentences import MATTER, Bank, Sentence
from checker.rulebook import Rulebook

_NUMERALS = "一二三四五六七八九十"
_MET, _PARTIAL = "met", "partial"
_THEMES = {
    "functions": "依法全面履行政府职能",
    "rulemaking": "健全依法行政制度体系",
    "decisions": "完善行政决策制度",
    "enforcement": "规范行政执法行为",
    "emergencies": "提升突发事件依法处置能力",
    "disputes": "有效化解社会矛盾纠纷",
    "oversight": "强化行政权力监督",
    "digital": "加快数字法治政府建设",
    "leadership": "加强组织保障",
    "first-responsible": "压实领导责任",
}
_SHORTCOMINGS = (
    ("乡镇执法力量薄弱。", "部分乡镇只有2名执法人员，案卷制作不规范，主要原因是编制少、人员流动快。"),
    ("应诉质量不高。", "个别部门答辩材料准备不充分，主要原因是专职法制人员少、培训跟不上。"),
    ("文件审查把关不严。", "部分单位送审材料不全，主要原因是程序意识不强、时限安排过紧。"),
    ("普法针对性不强。", "面向企业和老年人的宣传内容单一，主要原因是形式老旧、经费不足。"),
)
_PLANS = (
    ("充实执法力量。", "公开招录执法人员20名，组织全员资格考试和轮训4期。"),
    ("提升应诉质量。", "建立答辩材料会商制度，对败诉案件逐件复盘。"),
    ("严格文件审查。", "修订送审材料清单，退回材料不全的文件，按季度通报。"),
    ("改进普法方式。", "分行业编制案例读本，组织进企业、进社区宣讲60场。"),
)
_DUTIES = "党政主要负责人认真履行推进法治建设第一责任人职责，主持召开会议专题研究法治政府建设工作{meetings}次，作出批示{notes}次。"
_OPENING = "以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下"

# Everything that may stand around the chosen sentences.
FRAME = (
    *_THEMES.values(),
    *(text for pair in (*_SHORTCOMINGS, *_PLANS) for text in pair),
    _DUTIES.format(meetings=2, notes=2),
    _OPENING,
)


@dataclass(frozen=True)
class Block:
    """rank: 0 title, 1 and 2 headings, 3 text, 4 signature."""

    rank: int
    text: str


@dataclass(frozen=True)
class Composed:
    """outcomes: element -> outcome, for those elements only of which the construction tells."""

    issuer: Issuer
    year: int
    blocks: tuple[Block, ...]
    outcomes: dict[str, str]


@dataclass(frozen=True)
class _Chosen:
    element: str
    sentence: Sentence


def compose(issuer: Issuer, year: int, rulebook: Rulebook, bank: Bank, random: Random) -> Composed:
    """A report of a body on a year. Richness, parts left out and order of parts are chosen at random."""
    chosen, outcomes = _choose(issuer.level, year, rulebook, bank, random)
    lacks = {
        part
        for part, share in (("shortcomings", 0.12), ("plan", 0.1), ("duties", 0.15))
        if random.random() < share
    }
    duties = [c for c in chosen if bank.parts[c.element] == "first-responsible"]
    measures = [c for c in chosen if bank.parts[c.element] in ("measures", "anywhere")]
    parts = [("主要举措和成效", _measures(measures, random))]
    if "duties" in lacks:
        # Without a part of its own, what the leaders did would stand among the measures and count there.
        outcomes = {
            e: o
            for e, o in outcomes.items()
            if not e.startswith("first-responsible/") and e != "content/first-responsible"
        }
    else:
        opening = _DUTIES.format(meetings=random.randint(2, 12), notes=random.randint(1, 15))
        told = [Block(3, c.sentence.varied(random)) for c in duties]
        part = ("党政主要负责人履行推进法治建设第一责任人职责情况", [Block(3, opening), *told])
        parts.insert(random.choice((0, 1)), part)
        outcomes["content/first-responsible"] = _MET
    picked = random.sample(range(len(_SHORTCOMINGS)), random.randint(2, len(_SHORTCOMINGS)))
    if "shortcomings" in lacks:
        outcomes |= {"content/shortcomings": "missing", "content/causes": "missing"}
    else:
        parts.append(("存在的不足和原因", _items([_SHORTCOMINGS[i] for i in picked])))
        outcomes |= {"content/shortcomings": _MET, "content/causes": _MET}
    if "plan" in lacks:
        outcomes["content/plan"] = "missing"
    else:
        rest = [i for i in range(len(_PLANS)) if i not in picked]
        parts.append(
            (f"{year + 1}年工作安排", _items([_PLANS[i] for i in (picked + rest)[: max(3, len(picked))]]))
        )
        outcomes["content/plan"] = _MET
    return Composed(
        issuer, year, tuple(_assembled(issuer, year, parts, random)), dict(sorted(outcomes.items()))
    )


def _choose(
    level: str, year: int, rulebook: Rulebook, bank: Bank, random: Random
) -> tuple[list[_Chosen], dict[str, str]]:
    """Sentences and what follows from them. An element intended to be missing keeps out every sentence that touches it."""
    richness = random.uniform(0.25, 0.9)
    asked = [
        rule.id for rule in rulebook.rules.values()
        if rule.kind == MATTER and rule.part != "plan" and not rule.exclusion(level, year)
    ]  # fmt: skip
    wish = {element: _wish(richness, random) for element in asked}
    # What is not certain to be met must not be named by a sentence that is there for another element.
    weak = {element for element, outcome in wish.items() if outcome != _MET}
    chosen: list[_Chosen] = []
    outcomes: dict[str, str] = {}
    for element in asked:
        if wish[element] == "missing":
            continue
        fitting = [
            s
            for s in bank.sentences[element, wish[element]]
            if s.suits(level) and not (s.touches & (weak - {element}))
        ]
        if fitting:
            one = _Chosen(element, random.choice(fitting))
            chosen.append(one)
            # A figure in a sentence of two matters may belong to the other one.
            if not one.sentence.touches and (wish[element] == _MET or element not in bank.framed):
                outcomes[element] = wish[element]
    touched = bank.framed.union(*(c.sentence.touches for c in chosen), (c.element for c in chosen))
    outcomes.update((element, "missing") for element in asked if element not in touched)
    return chosen, outcomes


def _wish(richness: float, random: Random) -> str:
    if random.random() < richness:
        return _MET
    return _PARTIAL if random.random() < 0.4 else "missing"


def _measures(chosen: list[_Chosen], random: Random) -> list[Block]:
    """Sentences by theme, each theme under its heading, in an order of its own."""
    themes: dict[str, list[str]] = {}
    for one in chosen:
        themes.setdefault(one.element.partition("/")[0], []).append(one.sentence.varied(random))
    names = list(themes)
    random.shuffle(names)
    blocks = []
    for number, name in enumerate(names):
        blocks.append(Block(2, f"（{_NUMERALS[number % 10]}）{_THEMES.get(name, '其他工作')}"))
        blocks += [Block(3, text) for text in themes[name]]
    return blocks or [Block(3, "各项工作有序开展。")]


def _items(pairs: list[tuple[str, str]]) -> list[Block]:
    return [Block(3, f"（{_NUMERALS[number]}）{head}{text}") for number, (head, text) in enumerate(pairs)]


def _assembled(
    issuer: Issuer, year: int, parts: list[tuple[str, list[Block]]], random: Random
) -> list[Block]:
    title = random.choice(
        ("{name}{year}年法治政府建设年度报告", "{name}关于{year}年度法治政府建设情况的报告")
    )
    opening = f"{year}年，{_OPENING}："
    blocks = [Block(0, title.format(name=issuer.name, year=year)), Block(3, opening)]
    for number, (heading, body) in enumerate(parts):
        blocks += [Block(1, f"{_NUMERALS[number]}、{heading}"), *body]
    if random.random() < 0.6:
        blocks += [
            Block(4, issuer.name),
            Block(4, f"{year + 1}年{random.randint(1, 3)}月{random.randint(1, 28)}日"),
        ]
    return blocks
