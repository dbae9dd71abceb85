"""Scorecards as JSON for programs: one object, or one object a line. Every character as the report has it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.values import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.finding import Outcome
    from checker.scorecard import Scorecard

SCHEMA_FILE = "scorecard.schema.json"
_text = json.encoder.encode_basestring
_plain = json.JSONEncoder(ensure_ascii=False).encode


def as_json(
    card: Scorecard, only: Collection[Outcome] | None = None, timings: Mapping[str, float] | None = None
) -> str:
    """One indented object of the contract, ending in a line feed.

    only: leave out findings with other outcomes; the score and its counts stay those of all. timings: milliseconds by stage, where
    they were asked for; without them the same report gives the same bytes.
    """
    return indented(_fields(card, only, timings)) + "\n"


def as_json_line(
    card: Scorecard, only: Collection[Outcome] | None = None, timings: Mapping[str, float] | None = None
) -> str:
    """The same object on one line, ending in a line feed; nothing inside it breaks the line."""
    line = json.dumps(_fields(card, only, timings), ensure_ascii=False, separators=(",", ":"))
    # JSON allows these raw, but some readers of line-wise JSON take them for the end of a line.
    for separator in ("\u0085", "\u2028", "\u2029"):
        line = line.replace(separator, f"\\u{ord(separator):04x}")
    return line + "\n"


def indented(value: Any, margin: str = "") -> str:
    """As json.dumps(value, ensure_ascii=False, indent=2) writes it, in a third of the time: that one is not compiled. Keys are text."""
    if value.__class__ is str:  # most of them
        return _text(value)
    inner = margin + "  "
    if isinstance(value, dict) and value:
        pairs = [f"{_text(key)}: {indented(item, inner)}" for key, item in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(pairs) + f"\n{margin}}}"
    if isinstance(value, list | tuple) and value:
        return f"[\n{inner}" + f",\n{inner}".join([indented(item, inner) for item in value]) + f"\n{margin}]"
    return _plain(value)


@cache
def _schema_text() -> str:
    return Path(__file__).with_name(SCHEMA_FILE).read_text(encoding="utf-8")


def scorecard_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one scorecard object, in its assessed and its error form."""
    schema: dict[str, Any] = json.loads(_schema_text())
    return schema


def _fields(
    card: Scorecard, only: Collection[Outcome] | None, timings: Mapping[str, float] | None
) -> dict[str, Any]:
    fields = _restricted(card, only).to_dict()
    return fields if timings is None else {**fields, "timings": dict(timings)}


def _restricted(card: Scorecard, only: Collection[Outcome] | None) -> Scorecard:
    if not only:
        return card
    return replace(card, findings=tuple(finding for finding in card.findings if finding.outcome in only))
