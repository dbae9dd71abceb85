"""Marks, widths, titles and numbers as the standards for official writing have them: consistency/format. Hints only, when asked for.

Works on the text as it was typed, never on the folded one. Half-width marks are told only in a report that mostly uses full-width
ones: a page whose marks the web made half-width is left alone. Sources: GB/T 15834 (marks), GB/T 15835 (numbers), GB/T 9704 (levels,
dates); what they say is given in our words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.places import Place, finding_at
from checker.values import dataclass

CHECK, TITLE = "consistency/format", "格式提示"
_SHOWN = 3  # places quoted for one kind of slip
_FULL_WIDTH_SHARE = 0.7  # of the commas: below, the page has no full width of its own
_CN, _HAN = "一二三四五六七八九十", r"\u4e00-\u9fff"
_DASHES = "-–—－―~～"


@dataclass(frozen=True)
class _Slip:
    """pattern: on the text as typed; full_width: only where the report uses full-width marks."""

    message: str
    pattern: re.Pattern[str]
    full_width: bool = False


_SLIPS = (
    _Slip("带括号的序号后面不加顿号，写作“（一）”", re.compile(rf"[（(][{_CN}]{{1,3}}[）)]、")),
    _Slip(
        "一级序号后面用顿号，写作“一、”",
        re.compile(rf"^[ \t\u3000]*[{_CN}]{{1,3}}[.．,，](?=[{_HAN}])", re.MULTILINE),
    ),
    _Slip(
        "阿拉伯数字序号后面用下脚点，写作“1.”",
        re.compile(rf"^[ \t\u3000]*\d{{1,2}}、(?=[{_HAN}])", re.MULTILINE),
    ),
    _Slip(
        "中文后面的标点应为全角",
        re.compile(rf"[{_HAN}\d][,;:?!](?=[{_HAN}])|[{_HAN}]\([^()\n]{{1,40}}\)"),
        True,
    ),
    _Slip("引号应成对使用“”", re.compile(r"“[^“”\n]{0,40}“|”[^“”\n]{0,40}”(?![^“”\n]{0,40}“)"), True),
    _Slip("中文里的引号应为“”", re.compile(rf"\"[{_HAN}][^\"\n]{{0,30}}\""), True),
    _Slip("书名号里再用书名号时，里面用〈〉", re.compile(r"(?<=《)[^《》〈〉\n]{0,40}(《[^《》\n]{1,60}》)")),
    _Slip("书名号应为《》", re.compile(rf"<[{_HAN}][^<>\n]{{2,60}}>")),
    _Slip("并列的书名号、引号之间不加顿号", re.compile(r"》、(?=《)|”、(?=“)")),
    _Slip("标点重复", re.compile(r"[，。；：、]{2,}|,,+|;;+")),
    _Slip("省略号写作“……”", re.compile(rf"(?<=[{_HAN}])(?:\.{{3,}}|。{{3,}})")),
    _Slip("用了“等”就不再用省略号", re.compile(r"等(?:……|\.\.\.)")),
    _Slip(
        "百分数的范围，前后都要写百分号，如60%—70%",
        re.compile(rf"(?<!\d)\d{{1,4}}(?:\.\d{{1,4}})?[{_DASHES}]\d{{1,4}}(?:\.\d{{1,4}})?[%％]"),
    ),
    _Slip(
        "“近”“约”和“余”“左右”“以上”不同时用",
        re.compile(
            r"[近约](?:\d[\d,]{0,12}(?:\.\d{1,4})?[万亿]?余|\d[\d,]{0,12}(?:\.\d{1,4})?[万亿]?[个件次人家户项元份]{1,2}(?:左右|以上))"
        ),
    ),
    _Slip("概数不用“阿拉伯数字加几”", re.compile(r"(?<!\d)\d{1,4}几(?=[个件次人家户项年天名万])")),
    _Slip("规划名称写作“十四五”", re.compile(r"[“\"]?1[1-5]五[”\"]?规划")),
    _Slip("年份用汉字时，零写作“〇”", re.compile(rf"[一二]零[{_CN}零〇]{{2}}年")),
    _Slip("年份写全四位", re.compile(r"(?<![\d年月.])[12]\d年度(?=[^\d])")),
    _Slip(
        "月、日不写虚位零，如2025年3月8日", re.compile(r"(?:19|20)\d{2}年(?:0\d月\d{1,2}日|\d{1,2}月0\d日)")
    ),
    _Slip(
        "文件名称里的起止年份用一字线，如（2021—2025年）",
        re.compile(r"《[^《》\n]{2,40}[（(]((?:19|20)\d{2}(?:[~～\-]|--|——)(?:19|20)\d{2}年?)[）)]"),
    ),
    _Slip(
        "文件名称里的起止年份后面有“年”，如（2021—2025年）",
        re.compile(rf"《[^《》\n]{{2,40}}[（(]((?:19|20)\d{{2}}[{_DASHES}]+(?:19|20)\d{{2}})[）)]"),
    ),
)


def layout(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One hint for each kind of slip, with its first places and their number."""
    text = draft.document.text
    start, end = _whole_page(draft)
    full_width = _uses_full_width(text[start:end])
    for slip in _SLIPS:
        if slip.full_width and not full_width:
            continue
        places = [
            match.span(1) if match.re.groups and match.group(1) else match.span()
            for match in slip.pattern.finditer(text, start, end)
        ]
        if places:
            yield _hint(draft, slip.message, places)
    yield from _alone(draft)


def _whole_page(draft: Draft) -> Place:
    """From the title to the last character: the date of signing stands behind the body."""
    title = draft.outline.title
    return (title.start if title.end > title.start else draft.outline.body[0]), len(draft.document.text)


def _uses_full_width(text: str) -> bool:
    full, half = text.count("，"), len(re.findall(rf"[{_HAN}\d],(?=[{_HAN}])", text))
    return full > 0 and full >= _FULL_WIDTH_SHARE * (full + half)


def _hint(draft: Draft, message: str, places: list[Place]) -> ConsistencyFinding:
    more = f"（共{len(places)}处）" if len(places) > 1 else ""
    return finding_at(draft, CHECK, TITLE, Certainty.HINT, f"{message}。{more}", places[:_SHOWN])


def _alone(draft: Draft) -> Iterator[ConsistencyFinding]:
    """（一） without （二） under a heading that has no other."""
    sections = draft.outline.sections
    children: dict[int | None, list[int]] = {}
    for index, section in enumerate(sections):
        if section.parent is not None and section.heading.number is not None:
            children.setdefault(section.parent, []).append(index)
    places = []
    for inner in children.values():
        heading = sections[inner[0]].heading
        if len(inner) == 1 and heading.number == 1:
            places.append((heading.start, max(heading.end, heading.start + 3)))
    if places:
        yield _hint(draft, "只有一项时不编序号", places)
