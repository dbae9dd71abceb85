"""Three or more bodies with one text: pairs that hang together, as one group with one example."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.audit.likeness import Likeness, Passage, Relation, Side, Template

_FEWEST_BODIES = 3


def templates_of(likenesses: Sequence[Likeness]) -> tuple[Template, ...]:
    """Groups of at least three bodies for each part, the largest first. A body's own earlier reports make no group."""
    by_part: dict[str, list[tuple[Likeness, tuple[Passage, ...]]]] = defaultdict(list)
    for likeness in likenesses:
        if likeness.relation not in (Relation.LAST_YEAR, Relation.EARLIER):
            for part in likeness.parts:
                by_part[part.part].append((likeness, part.passages))
    found = [
        template
        for part, pairs in by_part.items()
        for group in _connected(pairs)
        if (template := _template(part, group)) is not None
    ]
    return tuple(sorted(found, key=lambda t: (-t.bodies, t.part, t.members[0].path)))


def _connected(
    pairs: Sequence[tuple[Likeness, tuple[Passage, ...]]],
) -> Iterator[list[tuple[Likeness, tuple[Passage, ...]]]]:
    """The pairs in groups that hang together over their reports."""
    root: dict[int, int] = {}

    def top(report: int) -> int:
        while root.setdefault(report, report) != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    for likeness, _ in pairs:
        root[top(likeness.later.report)] = top(likeness.other.report)
    groups: dict[int, list[tuple[Likeness, tuple[Passage, ...]]]] = defaultdict(list)
    for pair in pairs:
        groups[top(pair[0].later.report)].append(pair)
    yield from groups.values()


def _template(part: str, pairs: Sequence[tuple[Likeness, tuple[Passage, ...]]]) -> Template | None:
    """The example is the passage of most reports; among these the weightiest."""
    members: dict[int, Side] = {}
    holders: dict[tuple[int, int], set[int]] = defaultdict(set)
    passages: dict[tuple[int, int], Passage] = {}
    for likeness, shared in pairs:
        for side in (likeness.later, likeness.other):
            members[side.report] = side
        for passage in shared:
            for side, start in ((likeness.later, passage.start), (likeness.other, passage.other_start)):
                key = (side.report, start)
                holders[key] |= {likeness.later.report, likeness.other.report}
                passages.setdefault(key, passage)
    bodies = {side.body or side.path for side in members.values()}
    if len(bodies) < _FEWEST_BODIES:
        return None
    best = max(holders, key=lambda key: (len(holders[key]), passages[key].weight, -key[1]))
    ordered = tuple(sorted(members.values(), key=lambda side: (side.name, side.year or 0, side.path)))
    return Template(part, ordered, len(bodies), passages[best], len(holders[best]))
