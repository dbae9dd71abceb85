"""Several reports in one folder: a page that lists them, each with a link to its own. Knows no text and no finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker._version import __version__
from checker.finding import Outcome
from checker.lang import say
from checker.rendering.entries import fault_text, file_name
from checker.rendering.html.environment import render
from checker.rendering.number import points_text
from checker.rendering.words import level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.scorecard import Scorecard


@dataclass(frozen=True)
class IndexRow:
    """card: of one report; file: name of its page beside the index."""

    card: Scorecard
    file: str


def render_index(rows: Sequence[IndexRow], *, date: str | None = None) -> str:
    """The page, ending in a line feed; reports in the order given. Raises UsageFault when the extra `report` is not installed."""
    shown = [
        {
            "link": quote(row.file),
            "card": row.card,
            "name": row.card.document.title or file_name(row.card),
            "path": file_name(row.card),
            "fault": fault_text(row.card),
            "issuer": row.card.document.issuer or say("不详"),
            "level": say(level_word(row.card.document.level)),
            "year": say(year_text(row.card.document.year)),
            "points": points_text(row.card.score.points if row.card.score is not None else None),
            "grade": say((row.card.score.grade if row.card.score is not None else None) or "不定等次"),
            "counts": [
                row.card.score.counts.get(outcome, 0) if row.card.score is not None else 0
                for outcome in (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)
            ],
        }
        for row in rows
    ]
    failed = sum(row.card.error is not None for row in rows)
    return render(
        "index.html.j2", "page.css print.css", rows=shown, failed=failed, date=date, version=__version__
    )
