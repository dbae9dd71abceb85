"""Two versions of a draft: what became missing, what was mended, what moved. Knows no file, no format and no rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.finding import ConsistencyFinding, Finding, Outcome

if TYPE_CHECKING:
    from checker.scorecard import Scorecard

_RANKS = {Outcome.MISSING: 0, Outcome.PARTIAL: 1, Outcome.MET: 2}


class Change(StrEnum):
    """What happened to an element, in the order in which a drafter wants to know."""

    NEWLY_MISSING = "newly-missing"
    WORSENED = "worsened"  # met -> partial
    RECOVERED = "recovered"  # missing -> partial or met
    IMPROVED = "improved"  # partial -> met
    MOVED = "moved"  # the same verdict, its evidence now in other parts
    ASIDE = "aside"  # into or out of what scores: not applicable, waived, not assessed, not asked
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ElementChange:
    """One element in both versions. old, new: None when that version's rules do not have it; *_parts: parts with its evidence."""

    id: str
    title: str
    change: Change
    old: Finding | None
    new: Finding | None
    old_parts: tuple[str, ...] = ()
    new_parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """old, new: both scorecards, assessed. gone, arisen: consistency findings of only the old, only the new version.

    points_change: new minus old, one decimal; None unless both have points. differing: which facts of the documents differ, of
    issuer, level and year: then two reports were compared, not two versions of one.
    """

    old: Scorecard
    new: Scorecard
    elements: tuple[ElementChange, ...]
    gone: tuple[ConsistencyFinding, ...]
    arisen: tuple[ConsistencyFinding, ...]
    points_change: float | None
    differing: tuple[str, ...]

    def of(self, change: Change) -> tuple[ElementChange, ...]:
        return tuple(element for element in self.elements if element.change is change)


def compare(old: Scorecard, new: Scorecard) -> Comparison:
    """Compare two scorecards without error, element by element, in the order of the new one (elements of only the old one last)."""
    before = {finding.id: finding for finding in old.findings}
    after = {finding.id: finding for finding in new.findings}
    return Comparison(
        old,
        new,
        tuple(_change(before.get(id_), after.get(id_), old, new) for id_ in dict.fromkeys((*after, *before))),
        _without(old.consistency, new.consistency),
        _without(new.consistency, old.consistency),
        _points_change(old, new),
        tuple(
            name
            for name in ("issuer", "level", "year")
            if getattr(old.document, name) != getattr(new.document, name)
        ),
    )


def _change(before: Finding | None, after: Finding | None, old: Scorecard, new: Scorecard) -> ElementChange:
    named = after or before
    assert named is not None  # its id came from one of the two
    old_parts = _parts(before, old)
    new_parts = _parts(after, new)
    kind = _kind(before, after, old_parts, new_parts)
    return ElementChange(named.id, named.title, kind, before, after, old_parts, new_parts)


def _kind(
    before: Finding | None, after: Finding | None, old_parts: tuple[str, ...], new_parts: tuple[str, ...]
) -> Change:
    was = _RANKS.get(before.outcome) if before is not None else None
    now = _RANKS.get(after.outcome) if after is not None else None
    if was is None or now is None:
        same = before is not None and after is not None and before.outcome is after.outcome
        return Change.UNCHANGED if same else Change.ASIDE
    if now < was:
        return Change.NEWLY_MISSING if now == _RANKS[Outcome.MISSING] else Change.WORSENED
    if now > was:
        return Change.RECOVERED if was == _RANKS[Outcome.MISSING] else Change.IMPROVED
    # Evidence in one more part, or in one less, is no move: it must have left all of its places.
    return (
        Change.MOVED if old_parts and new_parts and not set(old_parts) & set(new_parts) else Change.UNCHANGED
    )


def _parts(finding: Finding | None, card: Scorecard) -> tuple[str, ...]:
    """Parts with evidence, in the order of the evidence; title and text before the first part count as none."""
    found: dict[str, None] = {}
    for quote in finding.evidence if finding is not None else ():
        for part in card.document.parts:
            if part.start <= quote.start < part.end:
                found[part.part] = None
    return tuple(found)


def _without(
    findings: tuple[ConsistencyFinding, ...], others: tuple[ConsistencyFinding, ...]
) -> tuple[ConsistencyFinding, ...]:
    """Findings that the others do not have, each of the others taken once.

    The same check of the same words, blanks aside, is the same finding; so is one that asks the same where words around it were changed.
    """
    left = list(findings)
    theirs = list(others)
    for key in (_words, _question):
        for other in list(theirs):
            same = next((finding for finding in left if key(finding) == key(other)), None)
            if same is not None:
                left.remove(same)
                theirs.remove(other)
    return tuple(left)


def _words(finding: ConsistencyFinding) -> tuple[str, ...]:
    return finding.id, *("".join(quote.quote.split()) for quote in finding.quotes)


def _question(finding: ConsistencyFinding) -> tuple[str, ...]:
    return finding.id, finding.message


def _points_change(old: Scorecard, new: Scorecard) -> float | None:
    before = old.score.points if old.score is not None else None
    after = new.score.points if new.score is not None else None
    return None if before is None or after is None else round(after - before, 1)
