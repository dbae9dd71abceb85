"""Which verdicts a person should read: those that one clause, read otherwise, would turn over (docs/scoring.md, "Review").

A doubt names the clause and says how it could be read. Its risk is the share of such verdicts that were wrong on reports the rules
had not seen (docs/scoring.md has the table); it orders the list and sets the certainty, and never touches the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.finding import Certainty, Finding, Importance, Outcome
from checker.judging.case import Case, Doubt, RuleHits
from checker.judging.credits import MENTIONED, Credit
from checker.judging.facts import KIND_NAMES, Fact
from checker.rulebook import Rule
from checker.values import replace

MAX_REVIEWED = 8  # more would not be read
_LIKELY, _HINT = 0.08, 0.3  # risks from which a verdict is no longer sure, no longer likely
_MENDED = 0.1
_INNER = str.maketrans("“”", "‘’")
_MAX_WORDS = 16
# A mandatory verdict is worth an earlier look, but a sure one is worth none.
_WEIGHT = {Importance.MANDATORY: 1.3, Importance.EXPECTED: 1.0, Importance.ADVISED: 0.8}


def met_doubt(rule: Rule, case: Case, credits: Sequence[Credit]) -> Doubt | None:
    """credits: those that make the verdict met. Two sentences that show a matter leave no doubt worth a look."""
    if any(credit.hit.edits for credit in credits):
        return Doubt(0.5, f"提法有错漏字，按“{_words(case, credits[0].hit.start, credits[0].hit.end)}”认定")
    if all(case.is_mended(credit.hit) for credit in credits):
        return Doubt(_MENDED, _slip_text(case, credits[0]))
    if len({case.page.sentence_of[credit.hit.start] for credit in credits}) > 1:
        return None
    return min((_single(rule, case, credit) for credit in credits), key=lambda doubt: doubt.risk)


def _slip_text(case: Case, credit: Credit) -> str:
    return f"“{_words(case, credit.hit.start, credit.hit.end)}”有一个字疑为误字，按规范用语认定"


def _single(rule: Rule, case: Case, credit: Credit) -> Doubt:
    fact = credit.fact
    if fact is None:
        words = _words(case, credit.hit.start, credit.hit.end)
        return Doubt(0.2, f"只凭一处提法“{words}”认定，没有另外的数据或文件")
    shown = _words(case, fact.start, fact.end)
    if credit.certainty is not Certainty.SURE:
        return Doubt(0.4, f"只凭一处认定，“{shown}”在标题下，请核对是不是本项的")
    if fact.kind != "figure":
        return Doubt(0.24, f"只凭一处认定，{KIND_NAMES[fact.kind]}“{shown}”是不是本项的事实")
    clause = case.page.clause(fact.start, fact.end)
    if not any(clause[0] <= start < clause[1] for start, _ in credit.hit.pieces):
        return Doubt(0.08, f"只凭一处认定，数据“{shown}”在相邻的分句里")
    # Only of the clause that ends its sentence: of such verdicts 7 of 67 were wrong on 106 labelled reports, of those with another matter in
    # an earlier clause 6 of 301, no more than of the undoubted ones.
    index = case.page.span_at(fact.start)
    closes = index is not None and clause == case.page.clauses(index)[-1]
    if closes and case.owners(clause) - {rule.id}:
        return Doubt(0.2, f"只凭一处认定，数据“{shown}”所在分句还写了别的事项")
    return Doubt(0.03, "")


def partial_doubt(case: Case, hits: RuleHits, credits: Sequence[Credit]) -> Doubt | None:
    """credits: those that make the verdict partial, all of one rank."""
    if any(credit.hit.edits for credit in credits):
        return Doubt(0.5, f"提法有错漏字，按“{_words(case, credits[0].hit.start, credits[0].hit.end)}”认定")
    if all(case.is_mended(credit.hit) for credit in credits):
        return Doubt(_MENDED, _slip_text(case, credits[0]))
    beside = [(credit, fact) for credit in credits if (fact := _figure(case, credit, own=True))]
    near = [(credit, fact) for credit in credits if (fact := _figure(case, credit, own=False))]
    if credits[0].rank < MENTIONED:
        elsewhere = [pair for pair in near if pair[0].why.startswith("只在")]
        if elsewhere:
            return Doubt(0.2, f"有数据“{_fact(case, elsewhere[0][1])}”，但{elsewhere[0][0].why}")
        return None
    wide = [credit for credit in credits if credit.hit in hits.hinted]
    if len(wide) == len(credits):
        words = _words(case, wide[0].hit.start, wide[0].hit.end)
        if beside:
            words = _words(case, beside[0][0].hit.start, beside[0][0].hit.end)
            return Doubt(0.33, f"“{words}”写得较宽，同处有数据“{_fact(case, beside[0][1])}”，是不是本项的")
        return Doubt(0.1 if near else 0.16, f"只有“{words}”一类较宽的提法，请核对说的是不是本项")
    if beside or near:
        return Doubt(0.11, f"同一句有数据“{_fact(case, (beside or near)[0][1])}”，没有认作本项的")
    return None


def missing_doubt(case: Case, hits: RuleHits, credits: Sequence[Credit], lacks: str) -> Doubt | None:
    """lacks: what the nearest passage lacks, empty when none came near."""
    if credits:
        return None
    if hits.masked:
        hit = hits.masked[0]
        return Doubt(0.18, f"“{_words(case, hit.start, hit.end)}”按相近而不能代替处理")
    return Doubt(0.11, f"最近的一句只差一步：{lacks}") if lacks else None


def structural_doubt(finding: Finding) -> Doubt | None:
    """Of the kinds that judge the report's shape."""
    if finding.certainty is Certainty.HINT:
        return Doubt(0.4, f"{finding.reason}，请核对")
    open_pairs = sum(pair.response is None for pair in finding.pairs)
    if finding.outcome is Outcome.PARTIAL and open_pairs:
        return Doubt(0.1, f"{open_pairs} 项不足没有找到对应措施，请对照安排核对")
    if finding.certainty is Certainty.LIKELY and finding.outcome is Outcome.PARTIAL:
        return Doubt(0.08, f"{finding.reason}，请核对")
    return None


def certainty_of(doubt: Doubt | None) -> Certainty:
    """sure, unless one clause read otherwise would turn the verdict over."""
    if doubt is None or doubt.risk < _LIKELY:
        return Certainty.SURE
    return Certainty.LIKELY if doubt.risk < _HINT else Certainty.HINT


def with_reviews(findings: Sequence[Finding], doubts: Mapping[str, Doubt]) -> tuple[Finding, ...]:
    """The findings, the few most worth a look with the reason. doubts: id -> doubt."""

    def worth(finding: Finding) -> float:
        return doubts[finding.id].risk * _WEIGHT[finding.importance]

    doubtful = [f for f in findings if f.id in doubts and doubts[f.id].risk >= _LIKELY]
    chosen = {f.id for f in sorted(doubtful, key=worth, reverse=True)[:MAX_REVIEWED]}
    return tuple(replace(f, review=doubts[f.id].reason) if f.id in chosen else f for f in findings)


def _figure(case: Case, credit: Credit, *, own: bool) -> Fact | None:
    """A figure in the hit's clause (own) or sentence."""
    index = case.page.span_at(credit.hit.start)
    if index is None:
        return None
    start, end = case.page.clause(credit.hit.start, credit.hit.end)
    return next(
        (
            f
            for f in case.sentences.facts[index]
            if f.kind == "figure" and (not own or start <= f.start < end)
        ),
        None,
    )


def _fact(case: Case, fact: Fact) -> str:
    return _words(case, fact.start, fact.end)


def _words(case: Case, start: int, end: int) -> str:
    """The report's own words, shortened in the middle; they are shown in quotation marks, so theirs are inner ones."""
    first, last = case.page.original(start, end)
    words = "".join(case.page.document.text[first:last].split()).translate(_INNER)
    return words if len(words) <= _MAX_WORDS else f"{words[:7]}……{words[-7:]}"
