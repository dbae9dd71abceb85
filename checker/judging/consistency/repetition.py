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
_LABEL = re.compile(r"(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[是、])")
_MAX_QUOTE = 110


@dataclass(frozen=True)
class _Clause:
    """words: without number and last mark; opens, closes: it begins or ends its sentence."""

    words: str
    start: int
    end: int
    opens: bool
    closes: bool


def repetition(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Every run of clauses that stands at two places, in the order of the second place."""
    clauses = _clauses(draft)
    counts = Counter(clause.words for clause in clauses)
    total = sum(len(clause.words) for clause in clauses)
    earlier: dict[str, list[int]] = {}
    index = 0
    while index < len(clauses):
        words = clauses[index].words
        step = 1
        if counts[words] > 1 and len(words) >= _MIN_CLAUSE:
            length, first = max(
                ((_run(clauses, at, index), at) for at in earlier.get(words, ())), default=(0, 0)
            )
            found = _found(draft, clauses, first, index, length, total) if length else None
            if found is not None:
                yield found
                if found.certainty is Certainty.HINT:
                    return
            step = max(1, length if found is not None else _next_sentence(clauses, index, length))
        for passed in range(index, index + step):
            places = earlier.setdefault(clauses[passed].words, [])
            if len(places) < _CANDIDATES:
                places.append(passed)
        index += step


def _next_sentence(clauses: Sequence[_Clause], index: int, length: int) -> int:
    """Clauses to the next sentence inside a run that is no finding as a whole; all of a long one."""
    if length > _LONG_RUN:
        return length
    return next((step for step in range(1, length) if clauses[index + step].opens), length)


def _clauses(draft: Draft) -> list[_Clause]:
    clauses = []
    for index, span in enumerate(draft.page.spans):
        if span.sentence.is_heading:
            continue
        pieces = draft.page.clauses(index)
        for number, (start, end) in enumerate(pieces):
            label = _LABEL.match(draft.text, start, end)
            first = label.end() if label else start
            words = draft.text[first:end].rstrip(",;:。!?|)")
            if words:
                last = number == len(pieces) - 1
                clauses.append(_Clause(words, first, first + len(words), number == 0, last))
    return clauses


def _run(clauses: Sequence[_Clause], first: int, second: int) -> int:
    """How many clauses from `first` on stand again from `second` on; the two runs do not overlap."""
    length = 0
    while (
        second + length < len(clauses)
        and first + length < second
        and clauses[first + length].words == clauses[second + length].words
    ):
        length += 1
    return length


def _found(
    draft: Draft, clauses: Sequence[_Clause], first: int, second: int, length: int, total: int
) -> ConsistencyFinding | None:
    run = clauses[second : second + length]
    size = sum(len(clause.words) for clause in run)
    if size > _WHOLE_PAGE * total:
        certainty, message = Certainty.HINT, "报告大部分内容出现两遍，疑为网页重复显示，请核对。"
    elif _tells_a_fact(draft, run) and size >= _MIN_WITH_FIGURE:
        certainty = Certainty.SURE if size >= _CERTAIN else Certainty.LIKELY
        message = f"这段话（{size}字）在文中出现两次。请核对：是否重复粘贴，或者有一处应换成别的内容？"
    elif size >= _MIN_WITHOUT and _whole_sentences(run) and not _is_formula(run):
        certainty = Certainty.LIKELY
        message = f"这句话（{size}字）在文中出现两次。请核对：是否重复粘贴？"
    else:
        return None
    places = []
    for at in (first, second):
        start = clauses[at].start
        places.append((start, min(clauses[at + length - 1].end, start + _MAX_QUOTE)))
    return draft.finding(CHECK, TITLE, certainty, message, places)


def _tells_a_fact(draft: Draft, run: Sequence[_Clause]) -> bool:
    """Whether a figure stands in the run outside the titles of documents; a date alone is none."""
    plain = draft.plain[run[0].start : run[-1].end]
    return _FIGURE.search(_DATE.sub("", plain)) is not None


def _whole_sentences(run: Sequence[_Clause]) -> bool:
    return run[0].opens and run[-1].closes


def _is_formula(run: Sequence[_Clause]) -> bool:
    """Whether what is left without formulas is too short to be a passage of its own."""
    return sum(len(clause.words) for clause in run if not _FORMULA.search(clause.words)) < _MIN_WITHOUT
