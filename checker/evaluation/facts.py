"""What was understood of a document before any rule, against what the label says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evaluation.labels import ReportLabel
from checker.scorecard import DocumentFacts
from checker.structure.outline import Genre, PartName

Answer = tuple[str, object, object]  # name, labelled, found


def fact_answers(label: ReportLabel, facts: DocumentFacts | None) -> Iterator[Answer]:
    """One answer for each fact the label states. facts: None when the report could not be read; then all are wrong."""
    for name, labelled in label.facts.items():
        if facts is None:
            yield name, labelled, "unreadable"
        elif name == "type":
            # The scorecard tells annual reports from all else, not what else it is.
            yield name, labelled == Genre.ANNUAL_REPORT, facts.is_annual_report
        elif name == "parts":
            yield name, _parts(labelled), _parts([part.part for part in facts.parts])
        elif name == "issuer":
            yield name, _plain(labelled), _plain(facts.issuer)
        else:
            yield name, labelled, getattr(facts, name)


def _plain(issuer: object) -> object:
    """A joint issuer without the mark between its names: a title over two lines has none."""
    return re.sub(r"[、\s]", "", issuer) if isinstance(issuer, str) else issuer


def _parts(names: object) -> tuple[str, ...]:
    """Each part once, in the order it first appears. Text that belongs to no part is not labelled, so it is left out."""
    listed = names if isinstance(names, list) else []
    return tuple(dict.fromkeys(name for name in listed if name != PartName.OTHER))
