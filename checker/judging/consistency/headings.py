"""Numbers and headings that do not follow each other: consistency/headings.

Looks at the headings of the outline. A page that lost its numbers to the web is left alone: on a page flattened to one line a gap
proves nothing, and where many numbers are missing the page lost them, not the drafter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.enumerations import broken_enumerations
from checker.judging.consistency.places import Place, finding_at
from checker.structure.numerals import chinese_number
from checker.structure.outline import PartName, Section

CHECK, TITLE = "consistency/headings", "标题层次"
_CN = "一二三四五六七八九十"
_MAX_DAMAGE = 2  # groups of headings with gaps: more than these, and the page lost its numbers
_MAX_EMPTY_TITLE = {1: 45, 2: 26, 3: 18}  # characters by level; a longer line says something of its own
_DEEPEST_EMPTY = 3
_IS_SENTENCE = re.compile(r"[,、\d]|.{14}")
_BRACKET_OPENS = re.compile(rf"\(?\s*[{_CN}]{{1,3}}\s*\)")
_BRACKETED = re.compile(rf"\(([{_CN}]{{1,3}})\)(?=[\u4e00-\u9fff]{{4}})")
_STOPS = "。;"
_ARTICLE = re.compile(r"第[^。;]{0,12}$")
_SHOWN = 24  # characters of a heading in a message


def headings(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Gaps, repeats and reversals in the numbers of headings, headings without text, broken 一是…二是…."""
    sections = draft.outline.sections
    kinds = [_marker(draft, section) for section in sections]
    groups = [group for group in _sibling_groups(sections, kinds) if len(group) > 1]
    broken = [fault for group in groups if (fault := _broken(draft, group)) is not None]
    if sum(gap for gap, _ in broken) <= _MAX_DAMAGE:
        yield from (finding for _, finding in broken)
    else:
        yield from (finding for gap, finding in broken if not gap)
    yield from _repeats_inside_lines(draft, sections, kinds)
    yield from _reversed_levels(draft, sections, kinds)
    yield from _empty(draft, sections)
    for places, message in broken_enumerations(draft):
        yield draft.finding(CHECK, TITLE, Certainty.LIKELY, message, places)


def _marker(draft: Draft, section: Section) -> str:
    """The kind of number a heading opens with: cn 一、, bracket （一）, digit 1., deep （1）; empty for none."""
    if section.heading.number is None:
        return ""
    written = draft.document.folded[section.heading.start : section.heading.start + 8].lstrip()
    if written[:1] == "第":
        return "part"
    if _BRACKET_OPENS.match(written):
        return "bracket"
    if written.startswith(tuple(_CN)):
        return "cn"
    return "digit" if written[:1].isdigit() else "deep"


def _sibling_groups(sections: Sequence[Section], kinds: Sequence[str]) -> Iterator[list[Section]]:
    """Headings under one parent with one kind of number, split where the count starts again at 1."""
    keyed: dict[tuple[int | None, str], list[list[Section]]] = {}
    for section, kind in zip(sections, kinds, strict=True):
        if not kind:
            continue
        runs = keyed.setdefault((section.parent, kind), [])
        if not runs or section.heading.number == 1:
            runs.append([])
        runs[-1].append(section)
    for runs in keyed.values():
        yield from runs


def _opens_line(draft: Draft, section: Section) -> bool:
    start = section.heading.start
    before = draft.document.folded[max(0, start - 12) : start].rstrip(" \t|#*")
    return start == 0 or not before or before.endswith("\n")


def _broken(draft: Draft, group: Sequence[Section]) -> tuple[bool, ConsistencyFinding] | None:
    """(is a gap, finding) for the first fault of a group; None when its numbers follow each other."""
    numbers = [section.heading.number or 0 for section in group]
    expected = set(range(numbers[0], max(numbers) + 1))
    missing = sorted(expected - set(numbers))
    repeated = [b for a, b in pairwise(group) if a.heading.number == b.heading.number]
    backwards = next(
        ((a, b) for a, b in pairwise(group) if (a.heading.number or 0) > (b.heading.number or 0)), None
    )
    if repeated:
        return False, _repeat(draft, group, repeated[0])
    if backwards is not None:
        if len(set(numbers)) < len(numbers):
            return None  # a count that starts again somewhere behind 1: two lists, not one
        return False, _say(
            draft,
            f"标题的顺序是{'、'.join(_number(draft, s) for s in group)}，请核对：是否排错了次序？",
            backwards,
        )
    if not missing or not all(_opens_line(draft, section) for section in group):
        return None
    before, after = next((a, b) for a, b in pairwise(group) if (b.heading.number or 0) > missing[0])
    if _unnumbered_between(draft, before, after):
        return None
    lacking = "、".join(_like(_number(draft, after), number) for number in missing)
    return True, _say(
        draft,
        f"{_number(draft, before)}之后是{_number(draft, after)}，没有{lacking}。请核对：是漏了一项，还是序号没有顺改？",
        (before, after),
    )


def _repeat(draft: Draft, group: Sequence[Section], second: Section) -> ConsistencyFinding:
    first = next(s for s in group if s.heading.number == second.heading.number)
    return _say(
        draft,
        f"同一层里有两个{_number(draft, second)}。请核对：后一个是否应为{_like(_number(draft, second), (second.heading.number or 0) + 1)}？",
        (first, second),
    )


def _unnumbered_between(draft: Draft, before: Section, after: Section) -> bool:
    """Whether a heading without a number stands where the missing one would: its number was lost, not its text."""
    return any(
        section.heading.number is None
        and before.start < section.start < after.start
        and section.heading.level <= before.heading.level + 1
        for section in draft.outline.sections
    )


def _say(draft: Draft, message: str, sections: Sequence[Section]) -> ConsistencyFinding:
    places = [_place(draft, section) for section in sections]
    return finding_at(draft, CHECK, TITLE, Certainty.LIKELY, message, places)


def _place(draft: Draft, section: Section) -> Place:
    """The heading, and where its words could not be told from the text the first words behind its number."""
    start, end = section.heading.start, section.heading.end
    if end - start < _SHOWN // 2:
        line = re.search(r"[。;,\n]", draft.document.folded[end : end + _SHOWN])
        end = min(section.end, end + (line.start() if line else _SHOWN))
    return start, end


def _number(draft: Draft, section: Section) -> str:
    """The number of a heading as the report writes it, without what separates it from the words."""
    written = draft.document.text[section.heading.start : section.heading.start + 10].strip()
    found = re.match(
        rf"第[{_CN}]+(?:部分|章)|[(（]\s*[{_CN}\d]+\s*[)）]|[{_CN}]+[)）、]?|\d+[.、．]?|[①-⑳]", written
    )
    return f"“{found.group()}”" if found else f"“{written}”"


def _like(written: str, number: int) -> str:
    """`number` in the dress of a written one: （四） and 3 give （三）."""
    if any(char in _CN for char in written):
        tens, ones = divmod(number, 10)
        value = (("" if tens == 1 else _CN[tens - 1]) + "十" if tens else "") + (
            _CN[ones - 1] if ones else ""
        )
        return re.sub(rf"[{_CN}]+", value, written)
    return re.sub(r"\d+|[①-⑳]", str(number), written)


def _repeats_inside_lines(
    draft: Draft, sections: Sequence[Section], kinds: Sequence[str]
) -> Iterator[ConsistencyFinding]:
    """（二）…。（二）…。 inside one line: the outline takes such a second （二） for text."""
    folded = draft.document.folded
    known = {section.heading.start: section for section in sections}
    bracketed = [section for section, kind in zip(sections, kinds, strict=True) if kind == "bracket"]
    for index, section in enumerate(bracketed):
        following = bracketed[index + 1].start if index + 1 < len(bracketed) else section.end
        limit = min(section.end, following)
        for match in _BRACKETED.finditer(folded, section.heading.end, limit):
            start = match.start()
            same = chinese_number(match.group(1)) == section.heading.number
            stopped = folded[section.heading.end - 1 : start].rstrip().endswith(tuple(_STOPS))
            if (
                same
                and stopped
                and start not in known
                and not _ARTICLE.search(folded, max(0, start - 14), start)
            ):
                end = min(limit, start + _SHOWN)
                message = f"同一层里有两个{_number(draft, section)}。请核对：后一个是否应为{_like(_number(draft, section), (section.heading.number or 0) + 1)}？"
                yield finding_at(
                    draft, CHECK, TITLE, Certainty.LIKELY, message, [_place(draft, section), (start, end)]
                )
                break


def _reversed_levels(
    draft: Draft, sections: Sequence[Section], kinds: Sequence[str]
) -> Iterator[ConsistencyFinding]:
    """1. above （一）, more than once under one heading: the order of levels is 一、（一）1.（1）."""
    marked = zip(sections, kinds, strict=True)
    for parent, run in groupby(marked, key=lambda one: one[0].parent if one[0].heading.level > 1 else -1):
        if parent in (None, -1):
            continue
        inner = list(run)
        turns = [
            section
            for (_, before), (section, kind) in pairwise(inner)
            if before == "digit" and kind == "bracket" and section.heading.number == 1
        ]
        if len(turns) > 1 and inner[0][1] == "digit":
            yield _say(
                draft,
                "“1.”之下又用“（一）”，层级颠倒。公文的层次序号依次为“一、”“（一）”“1.”“（1）”，请核对。",
                (inner[0][0], turns[0]),
            )


def _empty(draft: Draft, sections: Sequence[Section]) -> Iterator[ConsistencyFinding]:
    """Headings with nothing under them, among siblings that have text."""
    filled = {s.sentence.section for s in draft.page.spans if not s.sentence.is_heading}
    parents = {section.parent for section in sections}
    siblings: dict[tuple[int | None, int], list[int]] = {}
    for index, section in enumerate(sections):
        siblings.setdefault((section.parent, section.heading.level), []).append(index)
    for members in siblings.values():
        bare = [i for i in members if i not in filled and i not in parents]
        # A list of tasks without text is a thin plan, not a lost paragraph: the siblings must have text.
        least = 2 if sections[members[0]].heading.level == 1 else 3
        if len(bare) > max(1, len(members) // 4) or len(members) < least:
            continue
        for index in filter(partial(_is_heading, draft), bare):
            yield _say(draft, "这个标题下面没有内容。请核对：是正文漏了，还是标题多余？", (sections[index],))


def _is_heading(draft: Draft, index: int) -> bool:
    """Whether a heading is only that: short, no sentence with a comma, and no line without a number right under it."""
    heading = draft.outline.sections[index].heading
    following = draft.outline.sections[index + 1 : index + 2]
    if heading.number is None or heading.level > _DEEPEST_EMPTY or heading.end - heading.start <= 4:
        return False
    if following and following[0].heading.number is None:
        return False
    stopped = draft.document.folded[heading.start : heading.end + 1].rstrip().endswith("。")
    is_item = draft.outline.sections[index].part is PartName.SHORTCOMINGS
    if stopped and (is_item or heading.level == _DEEPEST_EMPTY or _IS_SENTENCE.search(heading.title)):
        return False  # 3.坚持法治建设与各项工作同部署、同落实。 and （三）涉企服务意识有待提升。 are items of one sentence
    return len(heading.title) <= _MAX_EMPTY_TITLE[heading.level] and heading.title.count(",") <= 1
