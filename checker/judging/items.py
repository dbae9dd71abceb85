"""The single shortcomings of a report. Knows no verdict; `concrete.py` and `answers.py` judge them.

An item is the lowest numbered entry of the shortcomings part; without numbers a 一是/二是 clause or a paragraph (catalogue,
plan/answers-shortcomings).
"""

from __future__ import annotations

import re
from itertools import pairwise

from checker.judging.case import Case
from checker.structure.outline import PartName
from checker.values import dataclass

_LACK = re.compile(
    r"不足|不够|不到位|不高|不强|不力|不严|不实|不深|不广|不畅|不平衡|不均衡|不充分|不完善|不健全|不规范|不统一|不及时|不匹配|不适应|不相适应|不全|不多|不大|不熟|不精|不了解|不少|不一|不会|不愿|不敢|有待|亟待|亟需|仍需|还需|尚需|欠缺|缺乏|缺少|缺失|薄弱|滞后|弱|较低|偏低|较少|偏少|较慢|单一|脱节|短缺|短板|差距|偏高|居高|高发|频发|盲区|空白|缺口|不清|不顺|被动|打折扣|难以|困难|问题|瓶颈|压力|参差|流于形式|存在|现象"
)
_SERIES = re.compile(r"[一二三四五六七八九]是|第[一二三四五六七八九],|其[一二三四五六七八九],|[①-⑨]")
_BLAME = re.compile(
    r"(?:主要)?(?:原因|根源|成因)(?:是|在于|:|,)|究其原因|分析原因|(?:产生|存在|出现)(?:上述|以上|这些)(?:问题|不足)的|产生(?:问题|不足)的"
)
_ORDINAL_ONE = re.compile(r"一是|第一,|其一,|①")
_REMEDY = re.compile(
    r"(?:对此|为此|对于(?:上述|以上|这些)|针对(?:上述|以上|这些))[^。;]{0,12}(?:我们?|将|要)"
)
# The only lack told is that there are some, and no digit counts them.
_LEADS_OVER = re.compile(
    r"^(?!\(?[一二三四五六七八九\d]+[)、.])"
    r"(?=.*(?:成绩|成效|相比|对照|要求|期[盼待]|看到|法治(?:政府)?建设|(?:一些|不少|诸多|[以如]下)[^,。;]{0,3}(?:问题|不足|短板|差距|薄弱)))"
    r"[^。;\d]*"
    r"(?:仍然?|还|尚|依然|也|但|同时)[^,。;\d]{0,6}(?:存在|有|面临)[^,。;\d]{0,12}"
    r"(?:不足|差距|问题|短板|薄弱环节|弱项|困难|欠缺)(?:和(?:不足|差距|问题|短板|薄弱环节))?(?:,[^,。;\d]{0,16}(?:表现|体现|反映)[^。;]{0,8})?[。;]?$"
)


@dataclass(frozen=True)
class Item:
    """One shortcoming. start, end: squeezed. dedicated: it stands in a part or paragraph of its own. count: shortcomings it
    holds when the text does not number them."""

    start: int
    end: int
    dedicated: bool
    count: int = 1


def shortcoming_items(case: Case) -> list[Item]:
    """The shortcomings in the order of the text. Several kinds of rules ask for them: `case.once(shortcoming_items)`."""
    page = case.page
    spans = case.sentences.of_part[PartName.SHORTCOMINGS]
    groups: dict[tuple[int | None, int], list[int]] = {}
    key: tuple[int | None, int]
    for i in spans:
        sentence = page.spans[i].sentence
        section = sentence.section
        if section is None or page.outline.sections[section].part is not PartName.SHORTCOMINGS:
            key = (None, section if section is not None else -1)
        else:
            deepest = page.outline.sections[section]
            paragraph = (
                0
                if deepest.heading.number is not None and deepest.heading.level > 1
                else _paragraph(case, sentence.start)
            )
            key = (section, paragraph)
        groups.setdefault(key, []).append(i)
    items: list[Item] = []
    for (section, _), members in groups.items():
        items += _items(case, members, section is not None, len(groups) == 1)
    # 但仍存在一些不足： or …相比仍有差距。 leads over to the list and is no item of it.
    listed = [item for item in items if not page.text[item.start : item.end].endswith(":")]
    first = page.text[listed[0].start : listed[0].end] if len(listed) > 1 else ""
    if _LEADS_OVER.search(first) and not _SERIES.match(first):
        listed = listed[1:]
    return listed or items


def _paragraph(case: Case, offset: int) -> int:
    for number, paragraph in enumerate(case.page.document.paragraphs):
        if paragraph.start <= offset < paragraph.end:
            return number
    return -1


def _items(case: Case, members: list[int], under_heading: bool, alone: bool) -> list[Item]:
    """alone: the members are all there is, so that a number before them counts no shortcomings."""
    page = case.page
    headings = [i for i in members if case.sentences.is_heading[i]]
    text_members = [i for i in members if i not in headings]
    numbered = [
        i
        for i in headings
        if (s := page.spans[i].sentence.section) is not None and page.outline.sections[s].heading.level > 1
    ]
    if not text_members and not numbered:
        return []
    # The issuer's name behind the plan's last line is no shortcoming.
    while len(members) > 1 and members[-1] - members[-2] > 1 and not _says_lack(case, members[-1]):
        members = members[:-1]
        text_members = [i for i in text_members if i in members]
    start, end = page.spans[members[0]].start, page.spans[members[-1]].end
    # 对此，我们将高度重视: what will be done belongs to no shortcoming.
    remedy = next((i for i in text_members[1:] if _REMEDY.match(page.text, page.spans[i].start)), None)
    end = page.spans[remedy].start if remedy is not None else end
    text_members = [i for i in text_members if page.spans[i].start < end]
    if numbered and not (alone and text_members):
        # In a merged part the plan's own headings (（二）规范执法行为) stand among the shortcomings.
        lacks = text_members or any(_says_lack(case, i) for i in numbered)
        return [Item(start, end, True)] if lacks else []
    if not text_members:
        return []
    start = page.spans[text_members[0]].start
    text = page.text[start:end]
    # 二是…纠纷增多: a numbered entry of the part is a shortcoming whatever its words.
    if _BLAME.match(text) or not (_LACK.search(text) or (under_heading and _SERIES.match(text))):
        return []
    dedicated = under_heading or own_paragraph(case, text_members)
    series = [m.start() for m in _SERIES.finditer(text)]
    # …三是…。究其原因，一是…: a second list that begins behind the blame is of causes.
    blame = next((m.start() for m in _BLAME.finditer(text) if text[m.start() - 1] in "。;"), len(text))
    again = next((n for n, at in enumerate(series) if at > blame), None)
    if again is not None and _ORDINAL_ONE.match(text, series[again]):
        text, series = text[:blame], series[:again]
    if len(series) >= 2:
        # Causes told together stand behind the list; a cause inside an item belongs to it.
        after = next(
            (m.start() for m in _BLAME.finditer(text, series[-1]) if text[m.start() - 1] in "。;"), None
        )
        bounds = [*series, after if after is not None else len(text)]
        return [Item(start + a, start + b, dedicated) for a, b in pairwise(bounds)]
    if len(series) == 1 and text[max(0, series[0] - 1) : series[0]] in ("", ":"):
        return [Item(start, start + len(text), dedicated)]
    lacking = [
        clause
        for i in text_members
        for clause in page.clauses(i)
        if _LACK.search(page.text[clause[0] : clause[1]])
    ]
    return [Item(start, end, dedicated, max(1, len(lacking)))]


def _says_lack(case: Case, index: int) -> bool:
    span = case.page.spans[index]
    return _LACK.search(case.page.text, span.start, span.end) is not None


def own_paragraph(case: Case, members: list[int]) -> bool:
    """Whether the sentences, two at least, make up most of their paragraph."""
    page = case.page
    first = page.spans[members[0]].sentence
    for paragraph in page.document.paragraphs:
        if paragraph.start <= first.start < paragraph.end:
            written = sum(page.spans[i].sentence.end - page.spans[i].sentence.start for i in members)
            return written >= 0.6 * (paragraph.end - paragraph.start) and len(members) >= 2
    return False
