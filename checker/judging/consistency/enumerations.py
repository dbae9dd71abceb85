"""一是…二是…三是 inside paragraphs: series that skip or repeat a number. Part of consistency/headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.consistency.draft import Draft
from checker.structure.numerals import chinese_number
from checker.values import dataclass, field

_CN = "一二三四五六七八九十"
_ITEM = re.compile(rf"([{_CN}]{{1,2}})([是要])(?![{_CN}否])")
_MARKS = frozenset("。;:,、)!?|")
_DEEPEST = 6  # series open inside each other
_BEHIND = 24  # characters quoted from an item


Place = tuple[int, int]  # squeezed


@dataclass
class _Series:
    """One running series: the last number and where it stands."""

    verb: str
    number: int
    place: Place
    told: bool = field(default=False)


def broken_enumerations(draft: Draft) -> Iterator[tuple[list[Place], str]]:
    """(squeezed places, message) of every series that skips or repeats a number."""
    text = draft.text
    open_series: list[_Series] = []
    above: int | None = None
    for match in _ITEM.finditer(text):
        index = draft.page.span_at(match.start())
        number = chinese_number(match.group(1))
        if index is None or number is None:
            continue
        span = draft.page.spans[index]
        # 周三是, 之二是 and “一是一” are no items: an item opens a sentence or a clause.
        if match.start() != span.start and text[match.start() - 1] not in _MARKS:
            continue
        if span.sentence.section != above:
            above, open_series = span.sentence.section, []
        end = min(match.end() + _BEHIND, span.end)
        cut = re.search(r"[,;。:]", text[match.end() : end])
        place = (match.start(), match.end() + cut.start() if cut else end)
        fault = _step(open_series, match.group(2), number, place, text)
        if fault is not None:
            yield fault


def _step(
    open_series: list[_Series], verb: str, number: int, place: Place, text: str
) -> tuple[list[Place], str] | None:
    """Put an item into the series it continues; what is wrong when it continues none."""
    if number == 1:
        open_series.append(_Series(verb, 1, place))
        del open_series[:-_DEEPEST]
        return None
    for depth in range(len(open_series) - 1, -1, -1):
        series = open_series[depth]
        if series.verb == verb and series.number == number - 1:
            del open_series[depth + 1 :]
            series.number, series.place = number, place
            return None
    current = next((s for s in reversed(open_series) if s.verb == verb), None)
    if current is None or current.told:
        return None
    before, between = current.place, text[current.place[0] : place[0]]
    previous, written = f"{_word(current.number)}{verb}", f"{_word(number)}{verb}"
    fault = None
    if number == current.number:
        fault = f"“{previous}”出现两次。请核对：后一处是否应为“{_word(number + 1)}{verb}”？"
    elif number > current.number + 1 and not any(
        _said_otherwise(between, missing) for missing in range(current.number + 1, number)
    ):
        lacking = "、".join(f"“{_word(missing)}{verb}”" for missing in range(current.number + 1, number))
        fault = f"“{previous}”之后是“{written}”，没有{lacking}。请核对：是漏了一项，还是序号没有顺改？"
    current.number, current.place = number, place
    if fault is None:
        return None
    current.told = True
    return [before, place], fault


def _said_otherwise(between: str, number: int) -> bool:
    """The missing item may stand there without a mark before it, or in another dress."""
    word = _word(number)
    return any(
        form in between
        for form in (f"{word}是", f"{word}要", f"{word}则", f"其{word}", f"第{word}", f"({word})")
    )


def _word(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("十" if tens == 1 else f"{_CN[tens - 1]}十" if tens else "") + (_CN[ones - 1] if ones else "")
