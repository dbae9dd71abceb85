"""How far the checker and its reviewers agree, and what the sample says of the verdicts nobody looked at. docs/audit-review.md has the formulas."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.audit.review import Drawn, Handed, Reviewed, Ruling, State, Stratum
from checker.evaluation.agreement import kappa
from checker.evaluation.share import Z95
from checker.finding import Outcome


@dataclass(frozen=True)
class Agreement:
    """pairs: decisions compared; equal: of these; kappa: None where it is not defined."""

    pairs: int
    equal: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        return self.equal / self.pairs if self.pairs else None


@dataclass(frozen=True)
class Estimate:
    """A share of verdicts that reviewers would not confirm, in [0, 1], with its 95 % interval. of: how many verdicts it speaks for; decided: on how
    many decided ones it rests."""

    share: float
    low: float
    high: float
    of: int
    decided: int


@dataclass(frozen=True)
class ElementAgreement:
    """rulings: what reviewers said where they did not agree, with the checker's verdict: (verdict, ruling) -> how many."""

    element: str
    title: str
    agreement: Agreement
    rulings: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class ReviewStatus:
    """handed: by stratum, of all exports. decided: verdicts with a valid decision; stale, gone: decisions that count no more. unsure: valid
    decisions that say so. rest: error of the verdicts that are in no doubt, from the newest sample; None while a stratum of it has no
    decision (lacking). whole: of all verdicts, likewise. between: reviewers, by pairs.
    """

    exports: int
    handed: Mapping[Stratum, int]
    decided: Mapping[Stratum, int]
    stale: int
    gone: int
    unsure: int
    overall: Agreement
    doubtful: Agreement
    sampled: Agreement
    rest: Estimate | None
    whole: Estimate | None
    lacking: tuple[Stratum, ...]
    elements: tuple[ElementAgreement, ...]
    between: Mapping[tuple[str, str], Agreement]


def status_of(handed: Handed) -> ReviewStatus:
    valid = [one for one in handed.reviewed if one.state is State.VALID]
    sure = [one for one in valid if one.decision.ruling is not Ruling.UNSURE]
    decided = Counter({one.decision.fingerprint: one.stratum for one in valid}.values())
    sampled = [drawn for drawn in handed.strata if drawn.stratum is not Stratum.DOUBT]
    newest = [one for one in sure if one.export == handed.newest]
    return ReviewStatus(
        exports=handed.exports,
        handed=handed.items,
        decided=decided,
        stale=sum(one.state is State.STALE for one in handed.reviewed),
        gone=sum(one.state is State.GONE for one in handed.reviewed),
        unsure=len(valid) - len(sure),
        overall=_agreement(sure),
        doubtful=_agreement([one for one in sure if one.stratum is Stratum.DOUBT]),
        sampled=_agreement([one for one in sure if one.stratum is not Stratum.DOUBT]),
        rest=estimated(sampled, newest),
        whole=estimated(handed.strata, newest),
        lacking=_lacking(handed.strata, newest),
        elements=_elements(handed, sure),
        between=_between(sure),
    )


def agreement(pairs: Iterable[tuple[Outcome, Outcome]]) -> Agreement:
    """pairs: two answers to one question each."""
    told = list(pairs)
    return Agreement(len(told), sum(one is other for one, other in told), kappa(told))


def estimated(strata: Sequence[Drawn], decided: Sequence[Reviewed]) -> Estimate | None:
    """The share of wrong verdicts in these strata together: each stratum's share weighs as much as the stratum is large.

    decided: decisions on what was drawn from them; several on one verdict share its weight. None when there is nothing, or when a stratum
    has verdicts and no decision: nobody knows of it.
    """
    peopled = [drawn for drawn in strata if drawn.population]
    if not peopled or any(one.stratum in _lacking(strata, decided) for one in peopled):
        return None
    population = sum(drawn.population for drawn in peopled)
    share, variance, answers = 0.0, 0.0, 0
    for drawn in peopled:
        wrong = _wrong(one for one in decided if one.stratum is drawn.stratum)
        weight = drawn.population / population
        share += weight * sum(wrong) / len(wrong)
        # Who looked at every verdict of a stratum knows it; there is no error of sampling in it.
        variance += weight**2 / len(wrong) * max(0.0, 1 - len(wrong) / drawn.population)
        answers += len(wrong)
    if not variance:
        return Estimate(share, share, share, population, answers)
    return Estimate(share, *_wilson(share, 1 / variance), population, answers)


def _wrong(decisions: Iterable[Reviewed]) -> list[float]:
    """For each verdict the share of its reviewers who do not confirm it."""
    by_item: dict[str, list[bool]] = defaultdict(list)
    for one in decisions:
        by_item[one.decision.fingerprint].append(not one.agrees)
    return [sum(answers) / len(answers) for answers in by_item.values()]


def _wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's interval for a share seen in a sample of this effective size."""
    middle = share + Z95**2 / (2 * size)
    reach = Z95 * math.sqrt(share * (1 - share) / size + Z95**2 / (4 * size**2))
    whole = 1 + Z95**2 / size
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def _lacking(strata: Sequence[Drawn], decided: Sequence[Reviewed]) -> tuple[Stratum, ...]:
    known = {one.stratum for one in decided}
    return tuple(one.stratum for one in strata if one.population and one.stratum not in known)


def _agreement(decisions: Iterable[Reviewed]) -> Agreement:
    return agreement((one.outcome, Outcome(one.decision.ruling)) for one in decisions)


def _elements(handed: Handed, decisions: Iterable[Reviewed]) -> tuple[ElementAgreement, ...]:
    """Those with most disagreement first."""
    by_element: dict[str, list[Reviewed]] = defaultdict(list)
    for one in decisions:
        by_element[one.element].append(one)
    found = [
        ElementAgreement(
            element,
            handed.titles.get(element, element),
            _agreement(members),
            Counter((one.outcome.value, one.decision.ruling.value) for one in members if not one.agrees),
        )
        for element, members in by_element.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.agreement.equal - one.agreement.pairs, one.element)))


def _between(decisions: Iterable[Reviewed]) -> dict[tuple[str, str], Agreement]:
    """Every two reviewers on the verdicts that both decided."""
    by_item: dict[str, dict[str, Outcome]] = defaultdict(dict)
    for one in decisions:
        by_item[one.decision.fingerprint][one.decision.reviewer] = Outcome(one.decision.ruling)
    pairs: dict[tuple[str, str], list[tuple[Outcome, Outcome]]] = defaultdict(list)
    for answers in by_item.values():
        for first, second in combinations(sorted(answers), 2):
            pairs[first, second].append((answers[first], answers[second]))
    return {names: agreement(told) for names, told in sorted(pairs.items())}
