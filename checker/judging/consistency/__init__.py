"""Where a report contradicts itself. Findings stand beside the score, never in it.

A check reads a Draft and gives ConsistencyFindings; a new check is one module and one line in CHECKS. What it may say, and from
which certainty on, is set in rules/consistency.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.arithmetic import arithmetic
from checker.judging.consistency.deadline import deadline
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.headings import headings
from checker.judging.consistency.issuer import issuer
from checker.judging.consistency.leftovers import leftovers
from checker.judging.consistency.personal import personal
from checker.judging.consistency.repetition import repetition
from checker.judging.consistency.wording import wording
from checker.judging.consistency.year import year
from checker.matching import Page
from checker.rulebook.consistency import CheckSwitch
from checker.rulebook.location import RulebookFolder

Check = Callable[[Draft], Iterable[ConsistencyFinding]]


def _layout(draft: Draft) -> Iterable[ConsistencyFinding]:
    from checker.judging.consistency.format import layout  # noqa: PLC0415 -- few ask for hints, its expressions are many

    return layout(draft)


# One line for each check, in the order of the catalogue.
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "consistency/arithmetic": arithmetic,
        "consistency/year": year,
        "consistency/issuer": issuer,
        "consistency/headings": headings,
        "consistency/wording": wording,
        "consistency/repetition": repetition,
        "consistency/leftovers": leftovers,
        "consistency/format": _layout,
        "consistency/personal-data": personal,
        "consistency/deadline": deadline,
    }
)
# Told only when hints are asked for: nothing of it decides anything.
HINTS_ONLY = frozenset({"consistency/format"})
_RANK = {Certainty.HINT: 0, Certainty.LIKELY: 1, Certainty.SURE: 2}


def find_contradictions(
    page: Page,
    switches: Mapping[str, CheckSwitch],
    *,
    published: str | None = None,
    hints: bool = False,
    rules: RulebookFolder | None = None,
) -> tuple[ConsistencyFinding, ...]:
    """Run every check that is switched on.

    switches: by id of the check; a check without one runs and says everything. published: ISO date, when the caller knows better
    than the page. rules: where terms and deadlines are taken from; None: the built-in ones.
    Findings below the floor of their check are left out unless hints are asked for. In the order of the text, then of CHECKS.
    """
    draft = Draft(page, published or page.document.hints.published, rules)
    found = [
        finding
        for name, check in CHECKS.items()
        if switches.get(name, CheckSwitch()).enabled and (hints or name not in HINTS_ONLY)
        for finding in check(draft)
        if hints or _RANK[finding.certainty] >= _RANK[switches.get(name, CheckSwitch()).floor]
    ]
    return tuple(sorted(found, key=lambda finding: finding.quotes[0].start if finding.quotes else 0))


__all__ = ["CHECKS", "Check", "Draft", "find_contradictions"]
