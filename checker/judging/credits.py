"""What each hit of a `matter` rule earns: from the part it stands in, the way it is said and the facts beside it.

The best credit decides (`matter.py`); all of them are the trace that `dabiao explain --report` prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from checker.finding import Certainty
from checker.judging.belonging import fact_beside
from checker.judging.case import Case, RuleHits
from checker.judging.cues import Cues
from checker.judging.facts import KIND_NAMES, Fact, facts_text
from checker.judging.sentences import Kept
from checker.judging.standing import Standing, is_done_throughout
from checker.matching import Hit, Page
from checker.rulebook import Rule
from checker.structure.outline import PART_TITLES, PartName
from checker.values import NamedTuple

# A member of an enumeration asked by its class costs five times a name of the module.
_DONE, _DEMANDED = Standing.DONE, Standing.DEMANDED
_NEGATED, _HISTORY = Standing.NEGATED, Standing.HISTORY
_SHORTCOMINGS, _PLAN = PartName.SHORTCOMINGS, PartName.PLAN
_SURE = Certainty.SURE

# Ranks of a credit that makes a verdict met, and of one that names the matter where it counts.
SHOWN, MENTIONED = 3, 2
MAX_EVIDENCE = 3  # quotes of a verdict
_TELLING = frozenset({PartName.MEASURES, PartName.FIRST_RESPONSIBLE, PartName.OTHER})
_PARTS = {"plan": frozenset({_PLAN}), "shortcomings": frozenset({_SHORTCOMINGS})}


class Credit(NamedTuple):
    """rank: 3 met, 2 said in a part that counts, 1 said elsewhere or weakly, 0 nothing. end: of what is quoted for it; fact: what made it met."""

    rank: int
    hit: Hit
    end: int
    why: str
    certainty: Certainty = Certainty.SURE
    fact: Fact | None = None


def credits_of(rule: Rule, case: Case, hits: RuleHits) -> list[Credit]:
    """One credit for each hit: shown, said, hinted; none that is only hinted makes a verdict met."""
    return [
        *(_shown(rule, case, hit) for hit in hits.shown),
        *(_said(rule, case, hit) for hit in hits.said),
        *(_hinted(rule, case, hit) for hit in hits.hinted),
    ]


def met_credits_of(rule: Rule, case: Case, hits: RuleHits) -> list[Credit]:
    """Of the same credits those that make the verdict met, as far as they can change verdict, evidence or doubt."""
    # A hit in another part makes no verdict met, so what it earns need not be told.
    telling, numbers = case.sentences.of_parts[_parts_of(rule)], case.page.sentence_of
    said: list[Credit] = []
    best = _Best(case)
    for hit in hits.said:
        if numbers[hit.start] in telling:
            credit = _said(rule, case, hit)
            if credit.rank == SHOWN:
                said.append(credit)
                if best.is_settled_by(credit):
                    return said
    shown = [_shown(rule, case, hit) for hit in hits.shown if numbers[hit.start] in telling]
    return [credit for credit in shown if credit.rank == SHOWN] + said


class _Best:
    """Counts credits that nothing behind them outweighs: shown by a figure, so that only the place orders them (`matter.py`)."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._quotes: set[tuple[int, int]] = set()
        self._sentences: set[int] = set()
        self._plain = False

    def is_settled_by(self, credit: Credit) -> bool:
        """Whether with this one, which is SHOWN, there are as many quotes as are shown, of two sentences, one of them without a slip."""
        if credit.certainty is not _SURE or "数据" not in credit.why:
            return False
        self._quotes.add(_passage(self._case, credit))
        self._sentences.add(self._case.page.sentence_of[credit.hit.start])
        self._plain = self._plain or not self._case.is_mended(credit.hit)
        return self._plain and len(self._quotes) >= MAX_EVIDENCE and len(self._sentences) > 1


def quotes_of(case: Case, credits: Iterable[Credit]) -> tuple[tuple[int, int], ...]:
    """The first few passages that are quoted for credits, in their order, each once; in the document's text."""
    found: list[tuple[int, int]] = []
    for credit in credits:
        passage = _passage(case, credit)
        if passage not in found:
            found.append(passage)
            if len(found) == MAX_EVIDENCE:
                break
    return tuple(case.page.original(start, end) for start, end in found)


def _passage(case: Case, credit: Credit) -> tuple[int, int]:
    """The clause of the hit, and that of what is quoted for it."""
    start, end = case.page.clause(credit.hit.start, credit.hit.end)
    if credit.end > end:
        end = case.page.clause(credit.end - 1, credit.end)[1]
    elif credit.end < start:
        start = case.page.clause(credit.end - 1, credit.end)[0]
    return start, end


def _parts_of(rule: Rule) -> frozenset[PartName]:
    """The parts in which a hit of the rule can earn met."""
    return _PARTS.get(rule.part, _TELLING)


def _weak(rule: Rule, case: Case, hit: Hit) -> Credit | None:
    """The credit of a hit that cannot earn met where it stands; None when it can."""
    standing = case.standing(hit)
    part = case.page.part_at(hit.start)
    if part is None or standing is _NEGATED or standing is _HISTORY:
        return Credit(0, hit, hit.end, _ZERO.get(standing, "只在标题行或页面信息中出现"))
    if rule.part == "plan":
        if part is not _PLAN:
            return Credit(0, hit, hit.end, "不在下一年度安排中")
        return Credit(1, hit, hit.end, "只转述上级要求") if standing is _DEMANDED else None
    # A lack that explains another one is no word on the matter itself.
    if part is _SHORTCOMINGS and rule.part != "shortcomings" and _in_cause(case, hit):
        return Credit(0, hit, hit.end, "只在不足的成因中带到")
    if part not in _parts_of(rule):
        return Credit(1, hit, hit.end, f"只在“{PART_TITLES[part]}”中提到，举措和成效部分没有交代")
    if standing is not _DONE:
        return Credit(1, hit, hit.end, _WEAK[standing])
    return None


_CAUSE = re.compile(r"原因|根源|成因|由于|源于|缘于|因素|受制于|根子|症结")


def _in_cause(case: Case, hit: Hit) -> bool:
    """Whether a hit among the shortcomings stands where a cause is told: 原因是…, 既有职责交叉的因素."""
    index = case.page.span_at(hit.start)
    if index is None:
        return False
    end = case.page.clause(hit.start, hit.end)[1]
    return _CAUSE.search(case.page.text, case.page.spans[index].start, end) is not None


_ZERO = {_NEGATED: "只有否定的表述", _HISTORY: "只写了往年的情况，没有报告年度的情况"}
_WEAK = {
    Standing.PLANNED: "只写为打算，没有写已做的工作",
    Standing.LACKING: "只作为不足提到，没有写已做的工作",
    Standing.DEMANDED: "只转述上级要求，没有写本级做法",
    Standing.QUOTED: "只作为学习或贯彻的文件名称提到",
}


def _shown(rule: Rule, case: Case, hit: Hit) -> Credit:
    return _by_place(rule, case, hit) or Credit(3, hit, hit.end, "有具体交代")


def _said(rule: Rule, case: Case, hit: Hit) -> Credit:
    credit = _by_place(rule, case, hit)
    if credit is not None:
        return credit
    fact = fact_beside(rule, case, hit)
    if fact is not None:
        return Credit(3, hit, fact.end, _WHY[fact.kind], _SURE, fact)
    return Credit(2, hit, hit.end, _why_not(rule.met_with))


_WHY = {kind: f"有{name}" for kind, name in KIND_NAMES.items()}


@lru_cache(maxsize=256)
def _why_not(met_with: frozenset[str]) -> str:
    return f"提到了，但没有可核查的事实（{facts_text(met_with)}）"


def _by_place(rule: Rule, case: Case, hit: Hit) -> Credit | None:
    """The credit of a hit that is told weakly, in a heading or in a bare list; None where what is said itself decides."""
    index = case.page.span_at(hit.start)
    if index is not None and rule.part not in _PARTS and case.once(_plain)[index]:
        return None
    weak = _weak(rule, case, hit)
    if weak is not None:
        return weak
    if _is_heading(case, hit):
        return _heading(rule, case, hit)
    if _is_bare_list(case, hit):
        return Credit(2, hit, hit.end, "只在并列事项中提到，没有单独交代")
    return None


def _plain(case: Case) -> Kept[int, bool]:
    """By sentence whether no hit in it has a credit by its place, as in most of those that tell of the year."""
    return Kept(partial(_is_plain, case.page, case.sentences.cues))


def _is_plain(page: Page, cues: Kept[int, Cues], index: int) -> bool:
    span = page.spans[index]
    return (
        span.sentence.part in _TELLING
        and is_done_throughout(page, index, cues[index])
        and not span.sentence.is_heading
        and _LIST_END not in page.text[span.start : span.end]
    )


def _hinted(rule: Rule, case: Case, hit: Hit) -> Credit:
    weak = _weak(rule, case, hit)
    if weak is not None:
        return weak
    return Credit(2, hit, hit.end, f"只有“{_words(case, hit)}”一类提法，不足以认定")


# 做好A、B、C等工作 names three matters and tells of none.
_LIST_END = "等"
_BARE_LIST = re.compile(
    r"、[^,;。]*等(?:各项|重点)?(?:工作|方面|任务|事项|内容|制度|环节)(?:的?[^,;。]{0,8})?$"
)


def _is_bare_list(case: Case, hit: Hit) -> bool:
    start, end = case.page.clause(hit.start, hit.end)
    index = case.page.span_at(hit.start)
    if (
        index is None
        or case.page.text.find(_LIST_END, start, end) < 0
        or _BARE_LIST.search(case.page.text[start:end].rstrip("。;!?")) is None
    ):
        return False
    return not any(
        start <= fact.start < end and fact.kind == "figure" for fact in case.sentences.facts[index]
    )


def _words(case: Case, hit: Hit) -> str:
    """The words of the report that made the hit, shortened in the middle."""
    start, end = case.page.original(hit.start, hit.end)
    words = "".join(case.page.document.text[start:end].split())
    return words if len(words) <= 16 else f"{words[:7]}……{words[-7:]}"


def _is_heading(case: Case, hit: Hit) -> bool:
    index = case.page.span_at(hit.start)
    return index is not None and case.sentences.is_heading[index]


def _heading(rule: Rule, case: Case, hit: Hit) -> Credit:
    """A heading alone is no more than a mention; when it is about this one matter, the facts under it are its facts."""
    index = case.page.span_at(hit.start)
    assert index is not None
    heading = case.page.spans[index]
    section = heading.sentence.section
    others = set().union(*(case.owners(clause) for clause in case.page.clauses(index))) - {rule.id}
    if not others and hit.end - hit.start >= 0.4 * (heading.end - heading.start):
        for later in range(index + 1, min(index + 4, len(case.page.spans))):
            span = case.page.spans[later]
            if span.sentence.section != section or span.sentence.is_heading:
                break
            clauses = case.page.clauses(later)
            if any(case.owners(clause) - {rule.id} for clause in clauses):
                break
            fact = next((f for f in case.sentences.facts[later] if f.kind in rule.met_with), None)
            if fact is not None:
                shown = Hit(hit.wording, span.start, fact.end, ((span.start, fact.end),))
                why = f"标题写明，标题下有{KIND_NAMES[fact.kind]}"
                return Credit(3, shown, fact.end, why, Certainty.LIKELY, fact)
    return Credit(2, hit, hit.end, "只有标题提到，标题下没有可核查的事实")
