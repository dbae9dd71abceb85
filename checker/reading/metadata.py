"""What a government web page says about itself beside its body: title, issuer, day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checker.document import Hints
from checker.reading.language import chinese_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

# Names of the meta elements that government pages carry, the most trustworthy first; compared without regard
# to case.
_TITLE_NAMES = ("articletitle", "og:title")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time")
_SOURCE_NAME = "contentsource"
_SITE_NAME = "sitename"

_SITE_SUFFIX = re.compile(r"(?:政务)?(?:门户)?网站?$")
_SITE_NAME_ENDING = re.compile(r"(?:网|网站|政府)$")  # an h1 that is the banner of the site
_ORGAN = re.compile(r"(?:政府|委员会|委|局|厅|部|办|办公室|办事处|院|署|街道|镇|乡|中心|管委会)$")
_REPORT_ENDING = re.compile(r"(?:报告|总结|情况)$")
_LINES_ABOVE = 10  # room for date, source and buttons between a title and its text
_TITLE_CUT = re.compile(r"[_|｜]| [-–—] ")
_SHORTEST_TITLE = 6

_DATE = r"((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_ISO_LIKE = re.compile(_DATE)
_LABELLED = re.compile(rf"(发布|公开|公布|成文|发文|印发)\s*(?:日期|时间|于)\s*[：:]?\s*{_DATE}")
# In the box of keys above an article: 发布机构：甲县司法局. Lists of other articles have many, and then none is taken.
_LABELLED_ISSUER = re.compile(
    r"(?:发布机构|发布单位|发文机关|发文单位|制发机关|公开主体)[】\]]?[ \t]*[：:\t][ \t]*([\u4e00-\u9fff]{2,30})"
)

# A page with both dates in its head shows the day of signing first; only the day of publication counts for
# the deadline.
_SIGNING_WORDS = frozenset({"成文", "发文", "印发"})
_SIGNING_HANDICAP = 500  # characters


def page_hints(root: _Element, lines: Sequence[str], first_line: str) -> Hints:
    """Hints of a page.

    lines: all its visible text, menus and sidebars included, for the labelled dates and for a title outside of the body.
    first_line: the line with which the body begins.
    """
    named = _named(root)
    above = lines[: lines.index(first_line)] if first_line in lines else ()
    title = _title(root, named, above)
    text = "\n".join(lines)
    published, source = _published(named, title, text) or (None, "")
    return Hints(title, _issuer(named, text), published, source)


def _named(root: _Element) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join(meta.get("content", "").split())
        if content:
            named.setdefault((meta.get("name") or meta.get("property") or "").lower(), content)
    return named


def _title(root: _Element, named: dict[str, str], above: Sequence[str]) -> str | None:
    """Meta element, else the first h1, else the page title without the site, else a line close above the body."""
    candidates = [named.get(name, "") for name in _TITLE_NAMES]
    headings = ["".join(_words(h1).split()) for h1 in root.iter("h1")]
    headings += [_TITLE_CUT.split(_words(title))[0].strip() for title in root.iter("title")]
    candidates += [heading for heading in headings if not _SITE_NAME_ENDING.search(heading)]
    candidates += [line for line in reversed(above[-_LINES_ABOVE:]) if _REPORT_ENDING.search(line)]
    return next((title for title in candidates if chinese_count(title) >= _SHORTEST_TITLE), None)


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _issuer(named: dict[str, str], page_text: str) -> str | None:
    """The named source if it is an organ (not “本站”, not a newspaper), else the labelled one, else whose site it is."""
    source = named.get(_SOURCE_NAME, "")
    if _ORGAN.search(source):
        return source
    labelled = {match[1] for match in _LABELLED_ISSUER.finditer(page_text) if _ORGAN.search(match[1])}
    if len(labelled) == 1:
        return labelled.pop()
    return _SITE_SUFFIX.sub("", named.get(_SITE_NAME, "")) or None


def _published(named: dict[str, str], title: str | None, page_text: str) -> tuple[str, str] | None:
    """The day a meta element states, else the labelled date nearest to the title, else None; with where it stands.

    Never just the first date: sidebars are full of them.
    """
    for name in _DATE_NAMES:
        if (match := _ISO_LIKE.search(named.get(name, ""))) and (day := _iso(*match.groups())):
            return day, f"网页元数据 {name}"
    anchor = max(page_text.find(title), 0) if title else 0
    labelled = [
        (
            abs(match.start() - anchor) + _SIGNING_HANDICAP * (match[1] in _SIGNING_WORDS),
            day,
            f"网页上的“{match[1]}日期”",
        )
        for match in _LABELLED.finditer(page_text)
        if (day := _iso(*match.groups()[1:]))
    ]
    return min(labelled)[1:] if labelled else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
