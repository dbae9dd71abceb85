"""The days by which reports must be public, from rules/consistency.yaml. Knows no report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.rulebook.rule import YearRange
from checker.values import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Deadline:
    """years: report years. month, day: the last day, in the year after the report year. basis: who says so, for the user."""

    years: YearRange
    month: int
    day: int
    basis: str

    def last_day(self, year: int) -> date:
        from datetime import date  # noqa: PLC0415 -- most checks reckon with no days

        return date(year + 1, self.month, self.day)


def deadlines_of(data: dict[str, Any]) -> tuple[Deadline, ...]:
    """The deadlines of rules/consistency.yaml. data: the file, checked."""
    deadlines = []
    for entry in data.get("deadlines", []):
        first, _, last = entry["years"].partition("-")
        month, _, day = entry["by"].partition("-")
        years = YearRange(int(first), int(last) if last else None)
        deadlines.append(Deadline(years, int(month), int(day), entry["basis"]))
    return tuple(deadlines)
