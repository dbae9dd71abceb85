"""The whole way from the report's words to one verdict: every hit, how it is said, which facts stand beside it and which counted.

Nothing here decides; the credits are those of `credits.py`, told in full instead of the best alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.finding import Certainty, Finding, Quote
from checker.judging.case import Case, RuleHits
from checker.judging.credits import MENTIONED, SHOWN, Credit, credits_of
from checker.judging.facts import KIND_NAMES, Fact
from checker.judging.judge import judge_with_doubt, quote_of
from checker.judging.review import certainty_of
from checker.matching import Hit
from checker.rulebook import Rule
from checker.structure.outline import PART_TITLES


@dataclass(frozen=True)
class FactSeen:
    """A fact in a hit's sentence. kind: its Chinese name; note: whether it counted, empty where the question did not arise."""

    kind: str
    words: str
    note: str


@dataclass(frozen=True)
class HitSeen:
    """One hit. role: the rule's key; wording: as the rule writes it; words: the pieces in the report; part, standing: in Chinese,
    empty where they do not apply; why: what it earned; counts: it makes the verdict met; edits: typos absorbed."""

    role: str
    wording: str
    words: tuple[str, ...]
    passage: Quote
    part: str
    standing: str
    why: str
    counts: bool
    edits: int = 0
    facts: tuple[FactSeen, ...] = ()


@dataclass(frozen=True)
class Trace:
    """finding: the verdict; hits: in the order of the text; masked: look-alikes that took hits away, in the same order."""

    rule: Rule
    finding: Finding
    hits: tuple[HitSeen, ...]
    masked: tuple[HitSeen, ...]


def trace_of(rule: Rule, case: Case) -> Trace:
    """Everything that was seen of one rule in one report. For structural kinds the hits are told without a credit."""
    hits = case.hits[rule.id]
    finding, doubt = judge_with_doubt(rule, case)
    if doubt is not None and certainty_of(doubt) is not Certainty.SURE:
        finding = replace(finding, review=doubt.reason)
    if rule.kind == "matter":
        seen = [_credited(rule, case, hits, credit) for credit in credits_of(rule, case, hits)]
        if not any(hit.counts for hit in seen):
            typos = credits_of(rule, case, RuleHits(said=case.typo_hits(rule)))
            seen += [_credited(rule, case, hits, credit) for credit in typos]
    else:
        seen = [_plain(case, hit, role) for role, found in _by_role(hits) for hit in found]
    masked = [_masked(rule, case, hit) for hit in hits.masked]
    return Trace(rule, finding, tuple(sorted(seen, key=_place)), tuple(sorted(masked, key=_place)))


def _place(hit: HitSeen) -> tuple[int, int]:
    return hit.passage.start, hit.passage.end


def _by_role(hits: RuleHits) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    return (
        ("shown-by", hits.shown),
        ("said-by", hits.said),
        ("hinted-by", hits.hinted),
        ("lead-in", hits.lead_in),
    )


def _role(hits: RuleHits, hit: Hit) -> str:
    found = (role for role, group in _by_role(hits) if any(hit.wording is other.wording for other in group))
    return next(found, "said-by")


def _credited(rule: Rule, case: Case, hits: RuleHits, credit: Credit) -> HitSeen:
    role = _role(hits, credit.hit)
    index = case.page.span_at(credit.hit.start)
    beside = case.sentences.facts[index] if index is not None and not case.sentences.is_heading[index] else ()
    facts = tuple(_fact(case, fact, "") for fact in beside if fact != credit.fact)
    if credit.fact is not None:
        facts = (_fact(case, credit.fact, "计入"), *facts)
    elif role == "said-by" and credit.rank == MENTIONED:
        facts = tuple(
            _fact(case, fact, "不认作本项的" if fact.kind in rule.met_with else "本项不看这类事实")
            for fact in beside
        )
    return HitSeen(
        role,
        credit.hit.wording.source,
        tuple(_words(case, start, end) for start, end in credit.hit.pieces),
        _passage(case, credit.hit),
        _part(case, credit.hit),
        case.standing(credit.hit).value,
        credit.why,
        credit.rank == SHOWN,
        credit.hit.edits,
        facts,
    )


def _plain(case: Case, hit: Hit, role: str) -> HitSeen:
    words = tuple(_words(case, start, end) for start, end in hit.pieces)
    return HitSeen(role, hit.wording.source, words, _passage(case, hit), _part(case, hit), "", "", False)


def _masked(rule: Rule, case: Case, hit: Hit) -> HitSeen:
    words = tuple(_words(case, start, end) for start, end in hit.pieces)
    look_alike = case.masks(rule).look_alike(hit)
    why = (
        f"属于“{_words(case, *look_alike)}”，不能代替"
        if look_alike is not None
        else f"同一分句有“{'、'.join(case.masks(rule).excluding_words(hit))}”，说的不是本项"
    )
    return HitSeen("masked", hit.wording.source, words, _passage(case, hit), _part(case, hit), "", why, False)


def _fact(case: Case, fact: Fact, note: str) -> FactSeen:
    return FactSeen(KIND_NAMES[fact.kind], _words(case, fact.start, fact.end), note)


def _passage(case: Case, hit: Hit) -> Quote:
    return quote_of(case, *case.page.original(*case.page.clause(hit.start, hit.end)))


def _part(case: Case, hit: Hit) -> str:
    part = case.page.part_at(hit.start)
    return PART_TITLES[part] if part is not None else "标题行或页面信息"


def _words(case: Case, start: int, end: int) -> str:
    first, last = case.page.original(start, end)
    return "".join(case.page.document.text[first:last].split())
