"""Figures -> docs/performance.md (between its markers) and docs/performance.json; ratios of a short run against the kept ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.many import MIXED, TEXT

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, FIGURES = DOCS / "performance.md", DOCS / "performance.json"
BEGIN, END = "<!-- figures: made by `make bench` -->", "<!-- end of figures -->"
BUSY = 1.5  # load average from which other programs take part in what is measured by the clock
ROOM = 1.5  # a ratio may be so much worse than the kept one before a word is said: shared machines differ by a third

BASE = "import click, rich.console"
TUNED, NAIVE = "partial_ratio, cutoff 80, element stop", "partial_ratio of every phrase"


def ratios(figures: dict[str, Any]) -> dict[str, float]:
    """What the bars are about; smaller is better in all of them. Only those whose parts were measured."""
    found: dict[str, float] = {}
    if "cold" in figures:
        ms = figures["cold"]["ms"]
        found["cold check, terminal : import click, rich.console"] = ms["check, terminal"] / ms[BASE]
        found["cold check, json : import click, rich.console"] = ms["check, json"] / ms[BASE]
    for row in figures.get("warm", ()):
        ms = row["ms"]
        if row["elements"] < 100 and 5_000 < row["characters"] < 8_000:
            found["matching : partial_ratio with cutoff and stop"] = ms["matching"] / ms[TUNED]
            found["matching and judging : the same"] = ms["found and judged"] / ms[TUNED]
            found["whole check : one pass over the text"] = ms["whole check"] / ms["one pass"]
    if "idle" in figures:
        ms = figures["idle"]["ms"]
        found["300 idle elements more : none"] = ms["with idle elements"] / ms["as it is"]
    return found


def bars(figures: dict[str, Any]) -> Iterable[tuple[str, str, str, bool]]:
    """(what, bar, reached, whether it holds)."""
    known = ratios(figures)
    middle = next(
        row for row in figures["warm"] if row["elements"] < 100 and 5_000 < row["characters"] < 8_000
    )
    times = 1 / known["matching : partial_ratio with cutoff and stop"]
    whole = middle["ms"]["whole check"]
    terminal = known["cold check, terminal : import click, rich.console"]
    plain = known["cold check, json : import click, rich.console"]
    idle = known["300 idle elements more : none"]
    batch, worker = figures["batch"][TEXT], figures["memory"]["MB"]["worker, thirty text files"]
    yield (
        "Matching against `partial_ratio` with cutoff 80 and element stop",
        "at least 5 times as fast",
        f"{times:.1f} times",
        times >= 5,
    )
    yield "Whole warm check of 6,000 characters", "at most 25 ms", f"{whole:.0f} ms", whole <= 25
    yield (
        f"Cold check, terminal, against `{BASE}`",
        "at most 2.3 times",
        f"{terminal:.2f} times",
        terminal <= 2.3,
    )
    yield (
        f"Cold check, `--format json`, against `{BASE}`",
        "at most 1.3 times",
        f"{plain:.2f} times",
        plain <= 1.3,
    )
    yield (
        "300 elements more that no text mentions",
        "at most 15% more time",
        f"{(idle - 1) * 100:+.0f}%",
        idle <= 1.15,
    )
    yield (
        "Two worker processes against one",
        "at least 1.85 times",
        f"{batch['scaling']:.2f} times",
        batch["scaling"] >= 1.85,
    )
    minutes = batch["minutes for 100,000 on two"]
    yield (
        "100,000 plain-text reports on two cores, by the measured rate",
        "under 20 minutes",
        f"{minutes:.0f} minutes",
        minutes < 20,
    )
    yield "Memory of a worker", "under 60 MB", f"{worker:.0f} MB", worker < 60


def markdown(figures: dict[str, Any]) -> str:
    """The tables of the page."""
    told = figures["machine"]
    parts = [f"Measured on {told['cores']} cores ({told['processor']}), Python {told['Python']}."]
    if figures["batch"]["load before"] > BUSY:
        parts.append(
            f"**The machine was busy** (load {figures['batch']['load before']:.1f}): ratios of processor time hold about, the figures by the "
            "clock (two workers against one, 100,000 reports) do not. Run `make bench` on a machine that does nothing else."
        )
    parts.append(
        _table(
            "Bar|asked for|reached|",
            [
                [what, bar, reached, "yes" if holds else "**no**"]
                for what, bar, reached, holds in bars(figures)
            ],
        )
    )
    parts.append(
        "### One report, the program running\n\nProcessor time in milliseconds; a dash: not measured."
    )
    rows = [
        [
            f"{row['characters']:,}",
            f"{row['elements']:,}",
            f"{row['phrases']:,}",
            *(
                _ms(row["ms"].get(way))
                for way in ("whole check", "matching", "found and judged", TUNED, NAIVE, "one pass")
            ),
        ]
        for row in figures["warm"]
    ]
    one = figures["warm"][0]["one pass by"]
    parts.append(
        _table(
            f"Characters|elements|phrases|whole check|matching|matching and judging|{TUNED}|{NAIVE}|one pass ({one})",
            rows,
        )
    )
    parts.append("### One report, from the command line\n\nProcessor time of a fresh process.")
    base = figures["cold"]["ms"][BASE]
    parts.append(
        _table(
            "Process|ms|against the imports",
            [[name, _ms(ms), f"{ms / base:.2f}"] for name, ms in figures["cold"]["ms"].items()],
        )
    )
    parts.append("### Reading 6,000 characters")
    parts.append(_table("Format|ms", [[form, _ms(ms)] for form, ms in figures["readers"]["ms"].items()]))
    parts.append("### How cost grows")
    parts.append(
        _table(
            "Characters|ms|ms per 1,000 characters",
            [
                [f"{row['characters']:,}", _ms(row["ms"]), _ms(row["ms per 1,000 characters"])]
                for row in figures["growth"]
            ],
        )
    )
    idle = figures["idle"]["ms"]
    parts.append(
        _table(
            "Elements that no text mentions|ms",
            [
                ["none", _ms(idle["as it is"])],
                [f"{figures['idle']['idle elements']} more", _ms(idle["with idle elements"])],
            ],
        )
    )
    flat = figures["reports"]
    parts.append(
        _table(
            f"Of {flat['text files']:,} reports in one process|ms a report",
            [
                ["the first quarter", _ms(flat["ms, first quarter"])],
                ["the last quarter", _ms(flat["ms, last quarter"])],
            ],
        )
    )
    batch = figures["batch"]
    parts.append(
        "### Many reports\n\nReports per second by the clock, from the listing to the summary; load of the machine when it began: "
        f"{batch['load before']:.1f}. Processor time on one or two processes alike, the start of the workers included."
    )
    rows = []
    for kind in (TEXT, MIXED):
        found = batch[kind]
        spent = found["processor ms per report"]
        rows.append(
            [
                f"{found['files']:,} of {kind}",
                f"{found['reports per second on one process']:.1f}",
                f"{found['reports per second on two']:.1f}",
                f"{found['scaling']:.2f}",
                _ms(spent["parent"]),
                _ms(spent["workers"]),
                f"{found['largest worker, MB']:.0f}",
            ]
        )
    parts.append(
        _table(
            "Files|one process|two|two against one|ms of the parent|ms of the workers|largest worker, MB",
            rows,
        )
    )
    memory = [[name, f"{size:.0f}"] for name, size in figures["memory"]["MB"].items()]
    parts.append(_table("Memory|MB at most", memory))
    return "\n\n".join(parts)


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _table(head: str, rows: list[list[str]]) -> str:
    names = head.split("|")
    lines = [names, ["---"] + ["---:"] * (len(names) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(figures: dict[str, Any]) -> None:
    """Keep the figures and put the tables between the markers of the page."""
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n\n{markdown(figures)}\n\n{END}{tail}", encoding="utf-8")


def warnings(measured: dict[str, float], kept: dict[str, float]) -> list[str]:
    """A line for every ratio that is much worse than the kept one."""
    return [
        f"slower than docs/performance.json says: {name} is {value:.2f}, was {kept[name]:.2f}"
        for name, value in measured.items()
        if name in kept and value > kept[name] * ROOM
    ]
