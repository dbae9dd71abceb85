"""The kind `matter`: an element that the report must say something about, as done (in the plan: planned) and with a checkable fact.

From hits to a verdict: each hit earns a credit (`credits.py`); the best credit decides. Several weak mentions are not one strong one.
"""

from __future__ import annotations

from checker.finding import Certainty, Outcome
from checker.judging.case import NO_HITS, Case, RuleHits, Verdict
from checker.judging.credits import (
    SHOWN,
    Credit,
    credits_of,
    met_credits_of,
    quotes_of,
)
from checker.judging.nearest import nearest_passage
from checker.judging.review import certainty_of, met_doubt, missing_doubt, partial_doubt
from checker.rulebook import Rule

_SURE = Certainty.SURE
_NOT_MENTIONED = Verdict(Outcome.MISSING, Certainty.SURE, "全文没有提到")


def judge_matter(rule: Rule, case: Case) -> Verdict:
    """Verdict on one `matter` rule."""
    hits = case.hits[rule.id]
    credits: list[Credit] = []
    if hits is not NO_HITS:
        met = met_credits_of(rule, case, hits)
        if met:
            return _met(rule, case, met)
        credits = credits_of(rule, case, hits)
    elif case.says_nothing_of(rule):
        return _NOT_MENTIONED
    if not any(credit.rank for credit in credits):
        with_typos = case.typo_hits(rule)
        if with_typos:
            credits += credits_of(rule, case, RuleHits(said=with_typos))
        elif hits is NO_HITS and case.lacks_all_words(rule):
            return _NOT_MENTIONED
    if not credits:
        return _missing(rule, case, hits, credits, None)
    best = max(credits, key=lambda credit: (credit.rank, -credit.hit.edits, -credit.hit.start))
    if best.rank == 0:
        return _missing(rule, case, hits, credits, best)
    if best.rank == SHOWN:
        return _met(rule, case, [credit for credit in credits if credit.rank == SHOWN])
    ranked = sorted((c for c in credits if c.rank == best.rank), key=_weight)
    doubt = partial_doubt(case, hits, ranked)
    return Verdict(Outcome.PARTIAL, certainty_of(doubt), ranked[0].why, quotes_of(case, ranked), doubt=doubt)


def _met(rule: Rule, case: Case, credits: list[Credit]) -> Verdict:
    ranked = sorted(credits, key=_weight)
    doubt = met_doubt(rule, case, ranked)
    return Verdict(Outcome.MET, certainty_of(doubt), ranked[0].why, quotes_of(case, ranked), doubt=doubt)


def _weight(credit: Credit) -> tuple[bool, int, bool, int]:
    """Order of evidence of one rank: sure before likely, exact before typo, figures before other facts, then by place."""
    return (
        credit.certainty is not _SURE,
        credit.hit.edits,
        "数据" not in credit.why,
        credit.hit.start,
    )


def _missing(rule: Rule, case: Case, hits: RuleHits, credits: list[Credit], best: Credit | None) -> Verdict:
    nearest = nearest_passage(rule, case, hits, best.hit if best else None, best.why if best else "")
    if best is not None:
        reason = best.why
    elif hits.masked:
        reason = "只有相近但不能代替的表述"
    else:
        reason = _NOT_MENTIONED.reason
    doubt = missing_doubt(case, hits, credits, nearest.lacks if nearest else "")
    return Verdict(Outcome.MISSING, certainty_of(doubt), reason, (), nearest, doubt=doubt)
