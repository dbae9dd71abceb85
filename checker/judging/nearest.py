"""For what was not found: the passage that came closest, and what it lacks."""

from __future__ import annotations

from checker.finding import Nearest
from checker.judging.case import Case, RuleHits
from checker.matching import Hit
from checker.rulebook import Rule
from checker.rulebook.wording import Wording

_MAX_WORDS = 4  # alternatives shown of a piece that is lacking


def nearest_passage(rule: Rule, case: Case, hits: RuleHits, rejected: Hit | None, why: str) -> Nearest | None:
    """rejected: a hit that earned nothing, with why. Otherwise a look-alike, otherwise the sentence that has most pieces of a wording."""
    if rejected is not None:
        return _nearest(case, rejected.start, rejected.end, why)
    if hits.masked:
        hit = hits.masked[0]
        return _nearest(case, hit.start, hit.end, "属于相近但不能代替的表述")
    best: tuple[float, int, int, str] | None = None
    for wording in (*rule.shown_by, *rule.said_by):
        if len(wording.pieces) < 2:
            continue
        for share, start, end, lacks in _incomplete(case, wording):
            if best is None or share > best[0]:
                best = (share, start, end, lacks)
    return _nearest(case, best[1], best[2], best[3]) if best and best[0] >= 0.5 else None


def _incomplete(case: Case, wording: Wording) -> list[tuple[float, int, int, str]]:
    by_sentence: dict[int, dict[int, tuple[int, int]]] = {}
    for number, piece in enumerate(wording.pieces):
        for start, end in case.occurrences.of(piece):
            index = case.page.span_at(start)
            if index is not None:
                by_sentence.setdefault(index, {}).setdefault(number, (start, end))
    results = []
    for found in by_sentence.values():
        lacking = [piece for number, piece in enumerate(wording.pieces) if number not in found]
        start, end = min(s for s, _ in found.values()), max(e for _, e in found.values())
        if lacking:
            words = "、".join("／".join(piece[:_MAX_WORDS]) for piece in lacking)
            lacks = f"同一句中没有“{words}”一类词"
        else:
            lacks = "有关的词相隔太远，不在说同一件事"
        # Longer pieces say more about what a sentence is on.
        weight = sum(len(max(piece, key=len)) for piece in wording.pieces)
        share = sum(end - start for start, end in found.values()) / max(weight, 1)
        results.append((min(share, 0.99) * len(found) / len(wording.pieces), start, end, lacks))
    return results


def _nearest(case: Case, start: int, end: int, lacks: str) -> Nearest:
    clause = case.page.clause(start, end)
    a, b = case.page.original(*clause)
    document = case.page.document
    return Nearest(document.text[a:b], a, b, lacks, document.place_at(a))
