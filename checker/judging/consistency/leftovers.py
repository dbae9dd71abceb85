"""What a draft leaves behind: XX件, ____, （此处待补）, {{单位名称}}: consistency/leftovers.

Not left over: stars that a web page puts over names, 张XX and XX号 as legal documents write them, “1+X” and other names in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.places import Place, finding_at, sentence_at

CHECK, TITLE = "consistency/leftovers", "残留占位"
_UNIT = r"(?:个|件|人次|人|次|场次|场|期|项|份|条|名|处|家|户|起|篇|部|批次|批|卷|万|亿|元|%|余|多|分|天|小时|台|套|本|册|支|宗|所|座|例|月|日)"
_OFFICE = r"(?:省|市|区|县|旗|镇|乡|街道|局|厅)"
_CROSSES = r"(?<![A-Za-z0-9.×+/_-])(?:X{2,}|x{2,}|×{2,})(?![A-Za-z0-9])"
# Folded text. Each is a placeholder wherever it stands; what depends on the sentence is looked at behind.
_FORMS = re.compile(
    rf"""(?=[Xx×12\x20_{{$(?数此T])(?:  # what one can begin with: the rest of the text costs nothing
    (?P<counted>{_CROSSES}\s?{_UNIT})
    |(?P<office>{_CROSSES}(?:{_OFFICE}|大学|单位|部门))
    |(?P<single>(?<![A-Za-z0-9.×+/"'_-])[X×](?:个|件|项|次|场|名|家|份|条|期|人次|起|批))
    |(?P<year>(?:19|20)(?:X{{2}}|x{{2}}|×{{2}})年|20[0-9][Xx×]年)
    |(?P<line>(?<=[\u4e00-\u9fff,、:;(])\x20?_{{2,}}\x20?(?=[\u4e00-\u9fff%])(?:{_UNIT})?)
    |(?P<field>\{{\{{[^{{}}\n]{{1,20}}\}}\}}|\$\{{[^{{}}\n]{{1,20}}\}})
    |(?P<gap>\([\x20_]{{1,12}}\){_UNIT})
    |(?P<blank>(?<=[为是计达到共])\x20{{3,12}}{_UNIT})
    |(?P<doubt>\?{{2,6}}\s?(?:个|件|人次|人|次|场|期|项|份|条|名|处|家|万元|%))
    |(?P<note>\((?=[^()\n]{{0,60}}\))[^()\n]*?(?:
        此处|待补(?![办正偿缴贴助种])|待填|待核实|待核对|待更新|待完善|待定(?=[,;)。])|年底更新|年底前?补充
        |请(?:在此|补充|填写|核实|核对|各|\w{{2,8}}(?:提供|补充|填写|核实))|\w{{1,8}}待(?:提供|补充|反馈|确认)
        |自行(?:补充|填写)|\d{1, 4}字以内|填写说明|单位名称|年份待|数据待|示例文字|删除此)[^()\n]*\))
    |(?P<bare>(?:数据|数字)待(?:补|核|填)(?![办正])|此处(?:插入|填写|补充)|TODO))""",
    re.VERBOSE,
)
_SHOWN = 8  # places quoted from one sentence
_AROUND = 20  # characters quoted before and behind a placeholder
_MARK = re.compile(r"[,;:。\n]")
_MERGED = 6  # characters between two placeholders that are one
_CASE = re.compile(r"案|诉|某|例如|例|如[X×]|匿名|化名|字母|举报|反映")
_QUOTED_BEFORE = re.compile(r"[\"'《][^\"'《》\n。;]{0,20}$")


def leftovers(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each sentence that holds placeholders."""
    gathered: dict[Place, list[tuple[str, Place]]] = {}
    for match in _FORMS.finditer(draft.document.folded):
        sentence = sentence_at(draft, match.start())
        if _meant(draft, match, sentence):
            continue
        gathered.setdefault(sentence, []).append((match.lastgroup or "", match.span()))
    for sentence, found in gathered.items():
        places = _merged([place for _, place in found])[:_SHOWN]
        words = "、".join(
            dict.fromkeys(f"“{draft.document.text[start:end].strip()}”" for start, end in places)
        )
        certainty = Certainty.LIKELY if {kind for kind, _ in found} <= {"office", "year"} else Certainty.SURE
        message = f"此处有{words}，疑为没有填写或没有删去的内容，请补全或删除。"
        around = _merged([_clause(draft.document.folded, place, sentence) for place in places])
        yield finding_at(draft, CHECK, TITLE, certainty, message, around)


def _meant(draft: Draft, match: re.Match[str], sentence: Place) -> bool:
    """Whether the report means what looks like a placeholder: a name in quotes, a case told without names, a ruler."""
    kind, folded = match.lastgroup, draft.document.folded
    if kind in ("counted", "single", "office") and _QUOTED_BEFORE.search(
        folded, max(sentence[0], match.start() - 22), match.start()
    ):
        return _closes(folded, match.end(), sentence[1])
    if kind == "office":
        return _CASE.search(folded, *sentence) is not None
    if kind == "note":
        return "此处略" in match.group()
    if kind == "line":
        return len(match.group().strip()) == 2 and match.group().strip() == "__"  # __强调__ of Markdown
    return False


def _closes(folded: str, start: int, end: int) -> bool:
    return re.search(r"[\"'》]", folded[start : min(end, start + 24)]) is not None


def _clause(folded: str, place: Place, sentence: Place) -> Place:
    """The placeholder with the words around it, so that it can be found: at most a clause."""
    left, right = max(sentence[0], place[0] - _AROUND), min(sentence[1], place[1] + _AROUND)
    before, after = _MARK.split(folded[left : place[0]]), _MARK.split(folded[place[1] : right])
    return place[0] - len(before[-1]), place[1] + len(after[0])


def _merged(places: list[Place]) -> list[Place]:
    merged = [places[0]]
    for start, end in places[1:]:
        if start - merged[-1][1] <= _MERGED and end > merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
