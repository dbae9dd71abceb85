"""Passages that stand twice in one report: consistency/repetition.

Compared clause by clause, so that a paragraph is found again under another heading and with another first word. What carries no
figure is often a formula that may stand twice; only whole sentences of it count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.values import dataclass

CHECK, TITLE = "consistency/repetition", "重复段落"
_MIN_CLAUSE = 4  # characters; shorter clauses begin no repetition
_MIN_WITH_FIGURE, _MIN_WITHOUT = 26, 32  # characters of a repeated run
_CERTAIN = 60  # characters from which on a repeated run with a figure is no coincidence
_WHOLE_PAGE = 0.4  # share of the report: the page was printed twice, the drafter repeated nothing
_LONG_RUN = 8  # clauses
_CANDIDATES = 6  # earlier places of a clause that are tried
_FORMULA = re.compile(
    r"责任单位|牵头单位|配合单位|责任领导|完成时[限间]|习近平|党的.{1,8}(?:大|全会)|为指导|为引领|坚持以|深入学习贯彻|全面贯彻|四个意识|四个自信|两个确立|两个维护|职能科学|进一步|切实|不断|现将|报告如下"
)
_FIGURE = re.compile(r"\d")
_DATE = re.compile(r"20\d\d年|\d{1,2}月|\d{1,2}日")
_OPENS_LABEL = frozenset("(一二三四五六七八九十")  # or a digit: what else begins a clause is no number
_LABEL = re.compile(r"(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[是、])")
_MAX_QUOTE = 110


@dataclass(frozen=True)
class _Clauses:
    """The clauses of a report, one entry each. words: without number and last mark; opens, closes: it begins or ends its sentence."""

    words: list[str]
    starts: list[int]
    opens: list[bool]
    closes: list[bool]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])


def repetition(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Every run of clauses that stands at two places, in the order of the second place."""
    clauses = _clauses(draft)
    counts = Counter(clauses.words)
    places: dict[str, list[int]] = {w: [] for w, n in counts.items() if n > 1 and len(w) >= _MIN_CLAUSE}
    total = sum(map(len, clauses.words))
    following = 0
    for index, words in enumerate(clauses.words):
        known = places.get(words)
        if known is None:
            continue
        if index >= following and known:
            length, first = max((_run(clauses, at, index), at) for at in known)
            found = _found(draft, clauses, first, index, length, total)
            if found is not None:
                yield found
                if found.certainty is Certainty.HINT:
                    return
            following = index + max(
                1, length if found is not None else _next_sentence(clauses, index, length)
            )
        if len(known) < _CANDIDATES:
            known.append(index)


def _next_sentence(clauses: _Clauses, index: int, length: int) -> int:
    """Clauses to the next sentence inside a run that is no finding as a whole; all of a long one."""
    if length > _LONG_RUN:
        return length
    return next((step for step in range(1, length) if clauses.opens[index + step]), length)


def _clauses(draft: Draft) -> _Clauses:
    text = draft.text
    clauses = _Clauses([], [], [], [])
    for index, span in enumerate(draft.page.spans):
        if span.sentence.is_heading:
            continue
        for start, end in draft.page.clauses(index):
            first = start
            if text[start] in _OPENS_LABEL or text[start].isdecimal():
                label = _LABEL.match(text, start, end)
                first = label.end() if label else start
            words = text[first:end].rstrip(",;:。!?|)")
            if words:
                clauses.words.append(words)
                clauses.starts.append(first)
                clauses.opens.append(start == span.start)
                clauses.closes.append(end == span.end)
    return clauses


def _run(clauses: _Clauses, first: int, second: int) -> int:
    """How many clauses from `first` on stand again from `second` on; the two runs do not overlap."""
    words = clauses.words
    most = min(second - first, len(words) - second)
    return next((n for n in range(most) if words[first + n] != words[second + n]), most)


def _found(
    draft: Draft, clauses: _Clauses, first: int, second: int, length: int, total: int
) -> ConsistencyFinding | None:
    run = clauses.words[second : second + length]
    size = sum(map(len, run))
    if size > _WHOLE_PAGE * total:
        certainty, message = Certainty.HINT, "报告大部分内容出现两遍，疑为网页重复显示，请核对。"
    elif size >= _MIN_WITH_FIGURE and _tells_a_fact(draft, clauses, second, length):
        certainty = Certainty.SURE if size >= _CERTAIN else Certainty.LIKELY
        message = f"这段话（{size}字）在文中出现两次。请核对：是否重复粘贴，或者有一处应换成别的内容？"
    elif size >= _MIN_WITHOUT and _whole_sentences(clauses, second, length) and not _is_formula(run):
        certainty = Certainty.LIKELY
        message = f"这句话（{size}字）在文中出现两次。请核对：是否重复粘贴？"
    else:
        return None
    places = []
    for at in (first, second):
        start = clauses.starts[at]
        places.append((start, min(clauses.end(at + length - 1), start + _MAX_QUOTE)))
    return draft.finding(CHECK, TITLE, certainty, message, places)


def _tells_a_fact(draft: Draft, clauses: _Clauses, first: int, length: int) -> bool:
    """Whether a figure stands in the run outside the titles of documents; a date alone is none."""
    plain = draft.plain[clauses.starts[first] : clauses.end(first + length - 1)]
    return _FIGURE.search(_DATE.sub("", plain)) is not None


def _whole_sentences(clauses: _Clauses, first: int, length: int) -> bool:
    return clauses.opens[first] and clauses.closes[first + length - 1]


def _is_formula(run: Sequence[str]) -> bool:
    """Whether what is left without formulas is too short to be a passage of its own."""
    return sum(len(words) for words in run if not _FORMULA.search(words)) < _MIN_WITHOUT
