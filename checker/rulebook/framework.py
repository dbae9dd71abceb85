"""framework/*.yaml -> instruments and their clauses, with their dates checked against the report years they are cited for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from checker.rulebook.faults import Faults
from checker.rulebook.rule import Clause, Instrument, YearRange
from checker.rulebook.strict_yaml import YamlFile

SURE_OF_NUMBER = 0.8  # below, a clause is cited by heading only (domain facts, section 0)


@dataclass
class Framework:
    """clauses: instrument#clause -> clause. places: the same ids -> (file, line). broken: ids of instruments that could not be read."""

    instruments: dict[str, Instrument] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


def load_framework(files: Iterable[tuple[YamlFile, bool]], faults: Faults) -> Framework:
    """All instruments; what is wrong with them goes to `faults`."""
    framework = Framework()
    for file, valid in files:
        stem = file.name.removeprefix("framework/").removesuffix(".yaml")
        if not valid:
            framework.broken.add(stem)
            continue
        data = file.data
        if data["id"] != stem:
            faults.add(file.name, file.line("id"), f"id 应为 {stem}（与文件名一致），现为 {data['id']}")
        years = years_of(data["report-years"])
        _check_dates(file, years, faults)
        clauses = []
        for key, written in data["clauses"].items():
            clause = Clause(
                f"{stem}#{key}",
                _citation(data["short"], written, written.get("confidence", data["confidence"])),
                written.get("gist", ""),
                years,
                written.get("no-rule", ""),
            )
            clauses.append(clause)
            framework.clauses[clause.id] = clause
            framework.places[clause.id] = (file.name, file.line("clauses", key))
        framework.instruments[stem] = Instrument(
            stem,
            data["title"],
            data["short"],
            data.get("number", ""),
            data.get("issued-by", ""),
            data.get("issued", ""),
            data.get("in-force", ""),
            years,
            data.get("note", ""),
            tuple(clauses),
        )
    return framework


def years_of(written: str) -> YearRange:
    """ "2021-" or "2021-2025" as a range; the schema has checked the form."""
    first, _, last = written.partition("-")
    return YearRange(int(first), int(last) if last else None)


def _check_dates(file: YamlFile, years: YearRange, faults: Faults) -> None:
    """Dates are days of the calendar, and nobody is asked for what was not yet decreed in the report year."""
    dates = [file.data[key] for key in ("issued", "in-force") if key in file.data]
    for key in ("issued", "in-force"):
        if key in file.data and not _is_day(file.data[key]):
            faults.add(file.name, file.line(key), f"{key}：{file.data[key]} 不是日历上的日期", "改正日期")
            return
    line = file.line("report-years")
    if years.last is not None and years.last < years.first:
        faults.add(file.name, line, f"report-years：{years} 的止年早于起年")
    if dates and years.first < int(min(dates)[:4]) and "note" not in file.data:
        faults.add(
            file.name,
            line,
            f"report-years：从 {years.first} 年度起引用，早于最早的日期 {min(dates)}",
            "改正年度；确有理由的，在 note 写明",
        )


def _is_day(written: str) -> bool:
    year, month, day = [*map(int, written.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _citation(short: str, clause: dict[str, Any], confidence: float) -> str:
    number = clause["number"] if confidence >= SURE_OF_NUMBER else ""
    return " ".join(part for part in (short, number, clause["heading"]) if part)
