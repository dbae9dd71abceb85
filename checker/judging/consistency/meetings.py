"""Congresses and plenums named before they were held, or greeted after they were. Part of consistency/wording.

A report on a year is written in the first months of the next, so what was held by then may be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.finding import Certainty
from checker.judging.consistency.draft import Draft
from checker.rulebook.terms import Terms
from checker.structure.numerals import chinese_number
from checker.structure.outline import PartName

_CN = "一二三四五六七八九"
_NUMBER = rf"(?:二十[{_CN}]?|十[{_CN}])"
_PLENUM = re.compile(rf"({_NUMBER})届((?:[{_CN}]中?[、和])*[{_CN}])中全会")
_PLENUMS_NAME = "中全会"
_CONGRESS = re.compile(rf"(?:党的|[、和])({_NUMBER})大(?![{_CN}\d量批部会力家户小型])")
_AHEAD = re.compile(r"迎接|喜迎|即将召开|筹备")
_GREETING = re.compile(rf"(?:迎接|喜迎)党的({_NUMBER})大")
_LAST_MONTH = 4  # reports on a year are public by 1 April of the next


def meetings_out_of_time(draft: Draft, terms: Terms) -> Iterator[tuple[int, int, Certainty, str]]:
    """(start, end, certainty, message), squeezed places; nothing for a report without a year or newer than the list of meetings."""
    year = draft.year
    if year is None or (year + 1, _LAST_MONTH) > terms.known_until:
        return
    plenums = list(_PLENUM.finditer(draft.text)) if _PLENUMS_NAME in draft.text else []
    for match in plenums:
        congress = chinese_number(match.group(1)) or 0
        for session in (chinese_number(char) or 0 for char in match.group(2) if char in _CN):
            held = terms.plenums.get((congress, session))
            late = held is None or held > (year + 1, _LAST_MONTH)
            if late and congress >= min(terms.congresses) and not _looks_ahead(draft, match.start()):
                name = f"{match.group(1)}届{_CN[session - 1]}中全会"
                when = f"{held[0]}年{held[1]}月才召开" if held else "尚未召开"
                message = f"{year}年度的报告写了“{name}”，而这次会议{when}。请核对届次。"
                yield match.start(), match.end(), Certainty.LIKELY, message
    for match in _GREETING.finditer(draft.text):
        held = terms.congresses.get(chinese_number(match.group(1)) or 0)
        if held is not None and held[0] < year and not _is_past(draft, match.start(), year):
            message = f"党的{match.group(1)}大已于{held[0]}年{held[1]}月召开，{year}年度的报告仍写“迎接”。请核对：是否沿用了旧稿？"
            yield match.start(), match.end(), Certainty.LIKELY, message
    yield from _stale(draft, terms, year, plenums)


def _stale(
    draft: Draft, terms: Terms, year: int, plenums: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int, Certainty, str]]:
    """A whole report that names a congress, but only the one before the last."""
    latest = max((number for number, held in terms.congresses.items() if held[0] < year), default=None)
    if latest is None:
        return
    named: list[tuple[int, re.Match[str]]] = []
    for match in chain(_CONGRESS.finditer(draft.text), plenums):
        number = chinese_number(match.group(1)) or 0
        if number >= latest:
            return  # as nearly every report has it, and soon
        named.append((number, match))
    if not named:
        return
    word = {number: match.group(1) for number, match in named}
    number, match = max(named, key=lambda one: (one[0], -one[1].start()))
    if draft.page.part_at(match.start()) is not PartName.PREAMBLE:
        return
    message = f"{year}年度的报告只提到党的{word[number]}大或{word[number]}届全会，没有提到此后召开的党的代表大会。请核对：是否沿用了旧稿？"
    yield match.start(), match.end(), Certainty.LIKELY, message


def _looks_ahead(draft: Draft, start: int) -> bool:
    return bool(_AHEAD.search(draft.text, max(0, start - 12), start))


def _is_past(draft: Draft, start: int, year: int) -> bool:
    """Whether the sentence tells of an earlier year."""
    index = draft.page.span_at(start)
    begin = max(0, start - 40) if index is None else draft.page.spans[index].start
    return any(int(found) < year for found in re.findall(r"(20\d\d)年", draft.text[begin:start]))
