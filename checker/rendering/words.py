"""The Chinese words for what machines call by id. One word per idea in every output."""

from __future__ import annotations

from checker.finding import Certainty, Importance, Nearest, Outcome
from checker.lang import is_chinese, listed, say
from checker.structure.outline import PART_TITLES, Genre, PartName

LEVEL_WORDS = {"P": "省级", "C": "设区的市", "X": "县（市、区）", "T": "乡镇（街道）", "D": "部门"}

OUTCOME_WORDS = {
    Outcome.MET: "充分",
    Outcome.PARTIAL: "仅提及",
    Outcome.MISSING: "缺失",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.WAIVED: "豁免",
    Outcome.NOT_ASSESSED: "未评估",
}

IMPORTANCE_WORDS = {
    Importance.MANDATORY: "必备",
    Importance.EXPECTED: "应有",
    Importance.ADVISED: "倡导",
}

CERTAINTY_WORDS = {Certainty.SURE: "大", Certainty.LIKELY: "较大", Certainty.HINT: "较小，请人工核对"}

GENRE_WORDS = {
    Genre.ANNUAL_REPORT: "法治政府建设年度报告",
    Genre.PERSONAL_ACCOUNT: "述法报告",
    Genre.WORK_PLAN: "工作要点、工作计划",
    Genre.GOVERNMENT_REPORT: "政府工作报告",
    Genre.INTERPRETATION: "解读",
    Genre.OPENNESS_REPORT: "政府信息公开工作年度报告",
    Genre.NEWS: "新闻报道",
    Genre.NOTICE: "通知、方案",
    Genre.OTHER_PERIOD: "非年度报告（半年、五年等）",
    Genre.OTHER: "其他文件",
}

EXAMPLE_WORDS = {
    "met": "充分",
    "partial": "仅提及",
    "missing": "缺失",
    "near-miss": "相近而不算",
}


def near_word(near: Nearest) -> str:
    """The label of the passage beside a verdict: what came nearest, the heading under which a report would say it, or the sentence behind which."""
    if not near.home:
        return "最近"
    return "接在" if near.quote.endswith(tuple("。；！？")) else "写在"


def level_word(level: str | None) -> str:
    return LEVEL_WORDS.get(level or "", "层级不详")


def levels_text(levels: str) -> str:
    """Level letters as words: "XT" is 县（市、区）、乡镇（街道）; all five are 各级."""
    if set(levels) >= set(LEVEL_WORDS):
        return "各级、各部门"
    return "、".join(LEVEL_WORDS.get(letter, letter) for letter in levels)


def year_text(year: int | None) -> str:
    return f"{year}年度" if year else "年度不详"


def years_text(first: int | None, last: int | None) -> str:
    """Report years, both ends included; an open end is None."""
    if first is None and last is None:
        return "各年度"
    if last is None:
        return f"{first}年度起"
    return f"{last}年度止" if first is None else f"{first}年度" if first == last else f"{first}—{last}年度"


def part_word(part: str) -> str:
    """The Chinese name of a part. `document` and `anywhere` are places of rules, not parts of a report."""
    if part == "document":
        return "标题和引言"
    if part == "anywhere":
        return "全文"
    try:
        return PART_TITLES[PartName(part)]
    except ValueError:
        return part


def parts_text(parts: tuple[str, ...]) -> str:
    """Names of the parts looked through, each once, in the given order."""
    return listed(dict.fromkeys(say(part_word(part)) for part in parts))


def in_brackets(*words: str) -> str:
    """What is known of several remarks, in one pair of brackets; nothing when none is."""
    known = ("，" if is_chinese() else ", ").join(word for word in words if word)
    if not known:
        return ""
    return f"（{known}）" if is_chinese() else f" ({known})"


def named(name: str, remark: str) -> str:
    """A name and what is said of it, if anything."""
    return f"{name}{'：' if is_chinese() else ': '}{remark}" if remark else name


def apart(*words: str) -> str:
    """Remarks beside each other on one line, those there are."""
    return ("　" if is_chinese() else " · ").join(word for word in words if word)


FACT_WORDS = {
    "figure": "数字",
    "document": "文件",
    "meeting": "会议",
    "body": "机构",
    "mechanism": "机制或平台",
    "date": "日期",
    "result": "结果",
}

# How an element is judged that no list of wordings can tell.
KIND_WORDS = {
    "title": "看标题是否写明制发单位、年份和“法治政府建设……报告”。",
    "opening": "看引言是否点明依据或指导思想，并有“现将……报告如下”一类领起语。",
    "measures": "看有没有专门部分写举措和成效，成效有没有数据或事例。",
    "shortcomings": "看有没有专门部分或段落列出不足，至少两项。",
    "causes": "看有没有写明产生不足的原因，只在标题里提“原因”不算写明。",
    "duties": "看有没有专门部分、小节或独立段落，以党政（部门）主要负责人或领导班子为主语写明做了什么。",
    "plan": "看有没有专门部分列出下一年度的具体任务，至少三项。",
    "concrete": "看各项不足是否指明领域、环节、单位类型或事实，至少两项具体。",
    "names-next-year": "看安排的标题或正文是否写明报告年度的下一年。",
    "answers-shortcomings": "看每一项不足在安排里有没有对应的具体措施。",
}


def importance_text(importance: Importance, advised_for: str, mandatory_from: int | None) -> str:
    """Importance with its exceptions: 必备；乡镇（街道）为倡导."""
    texts = [IMPORTANCE_WORDS[importance]]
    if advised_for:
        texts.append(f"{levels_text(advised_for)}为倡导")
    if mandatory_from is not None:
        texts.append(f"{mandatory_from}年度起为必备")
    return "；".join(texts)
