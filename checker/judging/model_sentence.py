"""What a report of this level could have written instead: a sentence of a rule's own `met` examples, which run as tests, or of a structure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from checker.rulebook import Rule

# Level -> a body of it as a title names it, and its first responsible persons.
_BODIES = {
    "P": ("××省人民政府", "省委书记、省长"),
    "C": ("××市人民政府", "市委书记、市长"),
    "X": ("××县人民政府", "县委书记、县长"),
    "T": ("××镇人民政府", "镇党委书记、镇长"),
    "D": ("××局", "局党组书记、局长"),
}
_LONGEST = 60  # characters shown
_HEADING_LINE = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])[^。]*$")
# What a body of each level calls itself and its leaders: a county does not write 镇长带头出庭, a town does not write 县政府常务会议.
_SELF = {
    "P": re.compile(r"[我本全]省|(?<!部)省(?:长|委|政府|人民政府)"),
    "C": re.compile(r"[我本全]市|(?<![县各])市(?:长|委|政府|人民政府)"),
    "X": re.compile(r"[我本全][县区旗]|(?<![市各])[县区旗](?:长|委|政府|人民政府|司法局)"),
    "T": re.compile(
        r"[我本全](?:镇|乡|街道)|(?<![乡各个\d])(?:镇|乡(?!镇))(?:长|政府|党委|综合|法治)|街道(?:办事处|党工委|综合)"
    ),
    "D": re.compile(r"[我本全]局|局(?:长|党组|党委|机关|务会)|党组"),
}


def model_structure(kind: str, level: str | None, year: int | None) -> str:
    """What makes a structural kind met, as a report of the level (None: a county) on the year would write it; "" for other kinds."""
    body, leaders = _BODIES.get(level or "", _BODIES["X"])
    match kind:
        case "title":
            return f"“{body}{year or '××××'}年度法治政府建设情况报告”"
        case "opening":
            return "“根据《法治政府建设与责任落实督察工作规定》要求，现将……情况报告如下：”"
        case "measures":
            return "做了什么加做成什么，如“开展……检查×次，查处案件×件”"
        case "shortcomings":
            return "“存在的不足：一是……；二是……”"
        case "causes":
            return "“主要原因是……”“根源在于……”"
        case "duties":
            return f"“{leaders}主持召开……会议×次，研究法治建设议题×个，作出批示×次”"
        case "plan":
            return "“一是……；二是……；三是……”，每项写明做什么、由谁做、何时完成"
        case "concrete":
            return "“个别乡镇执法人员不足×人，案卷……不规范”：写明领域、环节、单位或数据"
        case "names-next-year":
            return f"标题或正文写明年份，如“{year + 1 if year else '××××'}年工作安排”"
        case "answers-shortcomings":
            return "每项不足在安排里各有一项措施，如不足写“执法力量薄弱”，安排写“为……配备执法人员×名”"
    return ""


def model_sentence(rule: Rule, level: str | None, near: str = "") -> str:
    """The example that fits a report of the level (None: any) and is most like `near`, else the first that fits; "" without examples.

    Where every example speaks as another level, the level does not count.
    """
    sentences = _sentences_of(tuple(rule.examples.get("met", ())))
    if not sentences:
        return ""
    pairs = {a + b for a, b in pairwise(near)}
    if pairs:
        sentences = sorted(sentences, key=lambda sentence: -sum(map(pairs.__contains__, sentence[1])))
    best = next((sentence for sentence, _ in sentences if _fits(sentence, level)), sentences[0][0])
    if len(best) > _LONGEST:
        cut = best.rfind("，", 0, _LONGEST)
        best = f"{best[: cut if cut > 0 else _LONGEST]}……"
    return f"如“{best}”"


def _fits(sentence: str, level: str | None) -> bool:
    own = _SELF.get(level or "")
    if own is None or own.search(sentence):
        return True
    return not any(other.search(sentence) for other in _SELF.values())


@lru_cache(maxsize=1024)
def _sentences_of(examples: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """A sentence of each example, beside its pairs of neighbouring characters."""
    sentences = [_sentence_of(text) for text in examples]
    return [(sentence, [a + b for a, b in pairwise(sentence)]) for sentence in sentences]


def _sentence_of(example: str) -> str:
    """The first line of an example that is no heading."""
    lines = [line.strip() for line in example.splitlines() if line.strip()]
    said = [line for line in lines if not _HEADING_LINE.match(line)]
    return (said or lines or [""])[0].rstrip("。；")
