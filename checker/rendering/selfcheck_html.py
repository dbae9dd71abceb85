"""The 自查表 as one HTML page that prints on A4. Computes nothing."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from checker._version import __version__
from checker.rendering.html.environment import render
from checker.rendering.selfcheck import COLUMNS, NOTE, SIGNATURES, TITLE, selfcheck_of

if TYPE_CHECKING:
    from checker.scorecard import Scorecard


def selfcheck_html(card: Scorecard, *, date: str | None = None) -> str:
    """The page, ending in a line feed. Raises UsageFault when the extra `report` is not installed."""
    sheet = selfcheck_of(card, date)
    return render(
        "selfcheck.html.j2",
        "selfcheck.css",
        sheet=sheet,
        lines=list(zip_longest(*sheet.columns)),
        heading=TITLE,
        note=NOTE,
        heads=COLUMNS,
        signatures=SIGNATURES,
        version=__version__,
    )
