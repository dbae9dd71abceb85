"""Two checkers that a reader could write in an afternoon, on the same pairs: what the engine must be better than.

Both know a rule's title and its first wording and nothing else of it: no part, no standing, no fact, no look-alike. What the
rulebook takes out (not-applicable) is taken out for them as well, since that is no question of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from checker.document import Document
from checker.evaluation.confusion import Confusion, Pair
from checker.finding import Outcome
from checker.folding import squeeze
from checker.rulebook import Rule
from checker.rulebook.wording import Wording, literal

# Below the lowest a cut-off would call everything a hit: partial_ratio gives a few common characters 40 and more.
_CUTOFFS = range(40, 101)


@dataclass(frozen=True)
class Cutoffs:
    """partial_ratio (0-100) from which a text counts as met, and the lower one from which it counts as partial."""

    met: int
    partial: int

    def outcome(self, score: float) -> Outcome:
        if score >= self.met:
            return Outcome.MET
        return Outcome.PARTIAL if score >= self.partial else Outcome.MISSING


@dataclass(frozen=True)
class Scored:
    """A pair as the engine answered it, with what the two baselines saw. ratio: best partial_ratio, 0-100."""

    pair: Pair
    is_named: bool
    ratio: float


def view_of(document: Document) -> str:
    """The whole text as the baselines see it: folded, without blanks and quotes, as the matcher sees it."""
    return squeeze(document.folded).text


def score_pair(pair: Pair, rule: Rule, view: str) -> Scored:
    """What the two baselines see of one element in one text."""
    title, wording = literal(rule.title), first_wording(rule)
    named = title in view or (
        wording is not None
        and all(any(word in view for word in alternatives) for alternatives in wording.pieces)
    )
    needles = [title]
    if wording is not None:
        needles.append("".join(alternatives[0] for alternatives in wording.pieces))
    # A needle longer than the text would be looked for the other way round.
    ratio = max((partial_ratio(needle, view) for needle in needles if len(needle) <= len(view)), default=0.0)
    return Scored(pair, named, ratio)


def first_wording(rule: Rule) -> Wording | None:
    """The wording a rule keeper wrote first; None for rules that are judged by structure alone."""
    return next(iter(rule.said_by or rule.shown_by or rule.hinted_by), None)


def by_keywords(scored: Iterable[Scored]) -> list[Pair]:
    """Title or first wording anywhere in the text: met; else missing. Every piece of a wording must occur, in any order."""
    return [_answered(one, Outcome.MET if one.is_named else Outcome.MISSING) for one in scored]


def by_ratio(scored: Iterable[Scored], cutoffs: Cutoffs) -> list[Pair]:
    """The better partial_ratio of title and first wording (each piece in its first alternative), cut in three."""
    return [_answered(one, cutoffs.outcome(one.ratio)) for one in scored]


def best_cutoffs(scored: Sequence[Scored]) -> Cutoffs | None:
    """The two whole-number cut-offs with the best macro F1 on these pairs; None without pairs.

    Ties go to the higher cut-offs. Every combination is tried, so nothing better of this kind exists on these pairs.
    """
    # Pairs that are alike for every cut-off are counted together.
    alike = Counter((one.pair.accepted, one.pair.verdict, int(one.ratio)) for one in scored)
    best: tuple[float, int, int] | None = None
    for met in _CUTOFFS:
        for partial in range(_CUTOFFS.start, met):
            cutoffs = Cutoffs(met, partial)
            cells: Counter[tuple[Outcome, Outcome]] = Counter()
            for (accepted, verdict, ratio), number in alike.items():
                answer = _answered(
                    Scored(Pair("", "", accepted, verdict), False, ratio), cutoffs.outcome(ratio)
                )
                cells[(answer.label, answer.verdict)] += number
            macro = Confusion(dict(cells)).macro_f1
            if macro is not None and (best is None or (macro, met, partial) > best):
                best = (macro, met, partial)
    return Cutoffs(best[1], best[2]) if best else None


def _answered(scored: Scored, outcome: Outcome) -> Pair:
    """The pair with this verdict, unless the rulebook took the element out."""
    pair = scored.pair
    verdict = pair.verdict if pair.verdict is Outcome.NOT_APPLICABLE else outcome
    return Pair(pair.report, pair.element, pair.accepted, verdict)
