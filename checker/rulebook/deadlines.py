"""The days by which reports must be public, from rules/consistency.yaml. Knows no report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.errors import RulebookError
from checker.rulebook.consistency import FILE, read_switches
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.rule import YearRange
from checker.rulebook.strict_yaml import read_yaml


@dataclass(frozen=True)
class Deadline:
    """years: report years. month, day: the last day, in the year after the report year. basis: who says so, for the user."""

    years: YearRange
    month: int
    day: int
    basis: str

    def last_day(self, year: int) -> date:
        return date(year + 1, self.month, self.day)


@cache
def load_deadlines(folder: RulebookFolder | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a rulebook folder; the built-in ones where it has no consistency.yaml. Raises RulebookError."""
    folder = folder or builtin_folder()
    _, faults = read_switches(folder)
    if faults:
        raise RulebookError(faults)
    path = folder.rules / FILE
    if not path.is_file():
        path = builtin_folder().rules / FILE
    deadlines = []
    for entry in read_yaml(path, f"rules/{FILE}").data.get("deadlines", []):
        first, _, last = entry["years"].partition("-")
        month, _, day = entry["by"].partition("-")
        years = YearRange(int(first), int(last) if last else None)
        deadlines.append(Deadline(years, int(month), int(day), entry["basis"]))
    return tuple(deadlines)
