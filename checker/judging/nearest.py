"""For what is missing or only mentioned: the passage that came closest, what it lacks, and a wording that would have counted.

Every missing and every partial verdict has one (docs/scoring.md, "Why not found"): the hit that earned too little; a look-alike; the
sentence that has most pieces of a wording; or, where nothing comes close, the heading under which a report would say it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from checker.finding import Nearest
from checker.judging.case import Case, RuleHits, Verdict
from checker.judging.model_sentence import model_sentence, model_structure
from checker.matching import Hit, numbers_of
from checker.rulebook import Rule
from checker.rulebook.wording import Wording
from checker.structure.outline import PartName

_MAX_WORDS = 4  # alternatives shown of a piece
_MAX_QUOTE = 160  # characters; a longer passage is cut at the end
_LEAST_SHARE = 0.5  # of a wording's pieces and characters; less is chance
_MOST_SHARE = 0.99

_HOMES = {
    "plan": PartName.PLAN,
    "shortcomings": PartName.SHORTCOMINGS,
    "first-responsible": PartName.FIRST_RESPONSIBLE,
    "document": PartName.PREAMBLE,
}


def why_not(rule: Rule, case: Case, verdict: Verdict) -> Nearest | None:
    """The nearest passage of a verdict that is missing or partial; None for a report without a sentence."""
    if verdict.nearest is not None:
        return verdict.nearest
    if rule.kind == "matter" and not verdict.evidence:
        return _home(rule, case, verdict)
    place = _place(rule, case, verdict)
    if place is None:
        return None
    near = case.page.document.folded[place[0] : place[1]] if verdict.evidence else ""
    wording = model_structure(rule.kind, case.level, case.year) or model_sentence(rule, case.level, near)
    home = not verdict.evidence and not verdict.pairs
    return _nearest(case, *place, verdict.reason, wording, home=home)


def _home(rule: Rule, case: Case, verdict: Verdict) -> Nearest | None:
    """Many elements of one part have nothing said of them: they share the place."""
    if rule.part not in case.homes:
        place = _place(rule, case, verdict)
        case.homes[rule.part] = None if place is None else _nearest(case, *place, "", "")
    home = case.homes[rule.part]
    if home is None:
        return None
    examples = case.rulebook.prepared.setdefault(__name__, {})
    known = rule.id, case.level
    example = examples.get(known)
    if example is None:
        example = examples[known] = model_sentence(rule, case.level)
    return Nearest(home.quote, home.start, home.end, verdict.reason, home.place, example, home=True)


def nearest_passage(rule: Rule, case: Case, hits: RuleHits, rejected: Hit | None, why: str) -> Nearest | None:
    """rejected: a hit that earned nothing, with why. Otherwise a look-alike, otherwise the sentence that has most pieces of a wording."""
    if rejected is not None:
        near = case.page.text[rejected.start : rejected.end]
        return _clause(case, rejected.start, rejected.end, why, model_sentence(rule, case.level, near))
    if hits.masked:
        hit = hits.masked[0]
        return _clause(case, hit.start, hit.end, "属于相近但不能代替的表述", model_sentence(rule, case.level))
    if case.lacks_all_words(rule):
        return None
    best: tuple[float, Wording, _Found] | None = None
    for wording in (*rule.shown_by, *rule.said_by):
        if len(wording.pieces) < 2:
            continue
        for share, found in _incomplete(case, wording):
            if best is None or share > best[0]:
                best = share, wording, found
    if best is None:
        return None
    _, wording, found = best
    lacking = [piece for number, piece in enumerate(wording.pieces) if number not in found]
    lacks = (
        f"同一句中没有“{'、'.join(_words(piece) for piece in lacking)}”一类词"
        if lacking
        else "有关的词相隔太远，不在说同一件事"
    )
    start, end = min(s for s, _ in found.values()), max(e for _, e in found.values())
    pattern = _pattern(case, wording, found)
    example = model_sentence(rule, case.level, case.page.text[start:end])
    return _clause(case, start, end, lacks, f"“{pattern}”，{example}" if example else f"“{pattern}”")


_Found = dict[int, tuple[int, int]]  # number of a piece -> its first place in a sentence


def _incomplete(case: Case, wording: Wording) -> Iterable[tuple[float, _Found]]:
    """(share, what stands there) of every sentence that holds enough of a wording's pieces, one with an earlier piece first."""
    occurrences = case.occurrences
    few = math.ceil(_LEAST_SHARE * len(wording.pieces) / _MOST_SHARE)
    standing = []
    for number, piece in enumerate(wording.pieces, 1):
        standing.append(occurrences.sentences(piece))
        if number - standing.count(0) + len(wording.pieces) - number < few:
            return
    # enough[n]: the sentences that hold n pieces or more.
    enough = [-1, *[0] * few]
    for sentences in standing:
        for number in range(few, 0, -1):
            enough[number] |= enough[number - 1] & sentences
    left = enough[few]
    if not left:
        return
    # Longer pieces say more about what a sentence is on.
    weight = sum(max(map(len, piece)) for piece in wording.pieces)
    for sentences in standing:
        for index in numbers_of(sentences & left):
            found = {
                number: occurrences.first_in(piece, index)
                for number, piece in enumerate(wording.pieces)
                if standing[number] >> index & 1
            }
            share = sum(end - start for start, end in found.values()) / max(weight, 1)
            share = min(share, _MOST_SHARE) * len(found) / len(standing)
            if share >= _LEAST_SHARE:
                yield share, found
        left &= ~sentences


def _pattern(case: Case, wording: Wording, found: _Found) -> str:
    pieces = [
        case.page.text[slice(*found[number])] if number in found else _words(piece)
        for number, piece in enumerate(wording.pieces)
    ]
    return ("……" if wording.ordered else "＋").join(pieces)


def _words(piece: tuple[str, ...]) -> str:
    return "／".join(piece[:_MAX_WORDS])


def _place(rule: Rule, case: Case, verdict: Verdict) -> tuple[int, int] | None:
    """The evidence of a partial verdict; else the heading of the part where it is said, else the last sentence before it."""
    if verdict.evidence:
        return verdict.evidence[0]
    page = case.page
    home = _HOMES.get(rule.part, PartName.MEASURES)
    if rule.kind == "answers-shortcomings" and verdict.pairs:
        return verdict.pairs[0][0]
    if rule.kind in ("causes", "concrete"):
        told = case.sentences.told_in(home)
        if told:
            return page.spans[told[0]].sentence.start, page.spans[told[0]].sentence.end
    title = page.outline.title
    if rule.part == "document" and title.title and title.end > title.start:
        return title.start, title.end
    for section in page.outline.sections:
        if section.part is home:
            return section.heading.start, section.heading.end
    order = list(PartName)
    said = next((s for s in page.spans if s.sentence.part is home), None)
    if said is not None:
        return said.sentence.start, said.sentence.end
    before = [s for s in page.spans if order.index(s.sentence.part) <= order.index(home)] or list(page.spans)
    return (before[-1].sentence.start, before[-1].sentence.end) if before else None


def _clause(case: Case, start: int, end: int, lacks: str, wording: str) -> Nearest:
    return _nearest(case, *case.page.original(*case.page.clause(start, end)), lacks, wording)


def _nearest(case: Case, start: int, end: int, lacks: str, wording: str, *, home: bool = False) -> Nearest:
    """start, end: in the document's text."""
    document = case.page.document
    end = min(end, start + _MAX_QUOTE)
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Nearest(document.text[start:end], start, end, lacks, document.place_at(start), wording, home)
