"""Rules + page -> one finding per element, in the order of the rulebook."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from checker.finding import Certainty, Finding, Outcome, Pair, Quote
from checker.judging.answers import judge_answers
from checker.judging.case import Case, Doubt, Verdict
from checker.judging.concrete import judge_concrete
from checker.judging.contents import (
    judge_causes,
    judge_measures,
    judge_next_year,
    judge_plan,
    judge_shortcomings,
)
from checker.judging.duties import judge_duties
from checker.judging.matter import judge_matter
from checker.judging.nearest import why_not
from checker.judging.opening import judge_opening, judge_title
from checker.judging.review import structural_doubt, with_reviews
from checker.matching import Page
from checker.rulebook import Rule, Rulebook
from checker.structure.outline import PartName
from checker.timings import MATCHING, stage

Judge = Callable[[Rule, Case], Verdict]
Place = tuple[int, int]

# The closed table of kinds (docs/rule-language.md). A new kind of evidence is one function and one line here.
KINDS: dict[str, Judge] = {
    "matter": judge_matter,
    "title": judge_title,
    "opening": judge_opening,
    "measures": judge_measures,
    "shortcomings": judge_shortcomings,
    "causes": judge_causes,
    "duties": judge_duties,
    "plan": judge_plan,
    "concrete": judge_concrete,
    "names-next-year": judge_next_year,
    "answers-shortcomings": judge_answers,
}
_SEARCHED = {
    "document": (PartName.PREAMBLE.value,),
    "plan": (PartName.PLAN.value,),
    "shortcomings": (PartName.SHORTCOMINGS.value,),
}
_MAX_QUOTE = 160  # characters; a longer passage is cut at the end, never rebuilt


def judge_report(page: Page, rulebook: Rulebook, year: int | None, level: str | None) -> tuple[Finding, ...]:
    """One finding for every rule of the rulebook; the few that a person should read carry the reason."""
    with stage(MATCHING):
        case = Case(page, rulebook, year, level)
    judged = [judge_with_doubt(rule, case) for rule in rulebook.rules.values()]
    doubts = {finding.id: doubt for finding, doubt in judged if doubt is not None}
    return with_reviews([finding for finding, _ in judged], doubts)


def judge_rule(rule: Rule, case: Case) -> Finding:
    """The finding of one rule: applicability first, then its kind."""
    return judge_with_doubt(rule, case)[0]


def judge_with_doubt(rule: Rule, case: Case) -> tuple[Finding, Doubt | None]:
    """The finding of one rule, and how one clause read otherwise would turn it over; None when nothing would."""
    asked = case.asked[rule.id]
    verdict = (
        Verdict(Outcome.NOT_APPLICABLE, Certainty.SURE, asked.excluded)
        if asked.excluded
        else KINDS[rule.kind](rule, case)
    )
    outcome = verdict.outcome
    short = outcome in _SHORT
    finding = Finding(
        rule.id,
        rule.title,
        asked.group,
        asked.importance,
        outcome,
        verdict.certainty,
        rule.part,
        asked.basis,
        evidence=_quotes(case, verdict.evidence) if outcome in _SHOWN else (),
        searched=_SEARCHED.get(rule.part) or case.parts,
        nearest=why_not(rule, case, verdict) if short else None,
        reason=verdict.reason,
        advice=rule.advice if short else "",
        tier=rule.tier,
        pairs=_pairs(case, verdict.pairs) if verdict.pairs else (),
    )
    return finding, verdict.doubt if rule.kind == "matter" else structural_doubt(finding)


_SHOWN = frozenset({Outcome.MET, Outcome.PARTIAL})
_SHORT = frozenset({Outcome.PARTIAL, Outcome.MISSING})


def _quotes(case: Case, places: Iterable[Place]) -> tuple[Quote, ...]:
    return tuple(quote_of(case, start, end) for start, end in places)


def _pairs(case: Case, places: Iterable[tuple[Place, Place | None]]) -> tuple[Pair, ...]:
    return tuple(
        Pair(quote_of(case, *shortcoming), None if response is None else quote_of(case, *response))
        for shortcoming, response in places
    )


def quote_of(case: Case, start: int, end: int) -> Quote:
    document = case.page.document
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    end = min(end, start + _MAX_QUOTE)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(text[start:end], start, end, case.once(_headings).above(start), document.place_at(start))


class _Headings:
    """The headings of a report, as written."""

    def __init__(self, case: Case) -> None:
        text, self._sections = case.page.document.text, case.page.outline.sections
        headings = [section.heading for section in self._sections]
        self._titles = [text[heading.start : heading.end].strip() or heading.title for heading in headings]
        self._starts = [section.start for section in self._sections]

    def above(self, offset: int) -> str:
        """That of the deepest section around a place; empty where there is none."""
        # They stand in the order of the text, so that the deepest one is the last that begins before.
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._sections[at].end:
                return self._titles[at]
        return ""


def _headings(case: Case) -> _Headings:
    return _Headings(case)
