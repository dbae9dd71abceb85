"""rules/wording.yaml: fixed terms, official titles, outdated formulas, dates of congresses. Knows no report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checker.errors import RuleFault
from checker.finding import Certainty
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.wording import literal
from checker.values import dataclass

if TYPE_CHECKING:
    from checker.rulebook.strict_yaml import YamlFile

FILE = "wording.yaml"
Month = tuple[int, int]


@dataclass(frozen=True)
class Misspelling:
    """wrong, unless: folded and squeezed; a sentence with a word of unless is left alone. right, why: for the user."""

    right: str
    wrong: tuple[str, ...]
    unless: tuple[str, ...]
    certainty: Certainty
    why: str


@dataclass(frozen=True)
class Outdated:
    """first_year: the first report year in which the wording is out of date. wording, unless: folded and squeezed."""

    wording: tuple[str, ...]
    first_year: int
    instead: str
    unless: tuple[str, ...]
    certainty: Certainty
    why: str


@dataclass(frozen=True)
class Terms:
    """rules/wording.yaml, checked.

    key_terms, not_typos: folded and squeezed. titles: as they are written, without 《》. congresses: number -> (year, month) held;
    plenums: (congress, session) -> (year, month) held; known_until: what was held later is not in the two.
    """

    misspelt: tuple[Misspelling, ...]
    key_terms: tuple[str, ...]
    not_typos: frozenset[str]
    titles: tuple[str, ...]
    outdated: tuple[Outdated, ...]
    congresses: Mapping[int, Month]
    plenums: Mapping[tuple[int, int], Month]
    known_until: Month


@cache
def read_terms(folder: RulebookFolder) -> tuple[Terms | None, tuple[RuleFault, ...]]:
    """(terms, faults); None when there are faults. A folder without the file has the built-in terms."""
    # Imported here: a check that finds the terms in the cache starts without YAML.
    from checker.rulebook.strict_yaml import read_yaml  # noqa: PLC0415
    from checker.rulebook.validation import schema_faults  # noqa: PLC0415

    path = folder.rules / FILE
    if not path.is_file():
        path = builtin_folder().rules / FILE
    file = read_yaml(path, f"rules/{FILE}")
    faults = list(file.faults) or schema_faults(file, folder.schema / "wording.schema.json")
    if not faults:
        faults = _twice(file)
    return (None, tuple(faults)) if faults else (_terms(file.data), ())


def _twice(file: YamlFile) -> list[RuleFault]:
    """A wrong form listed twice would be asked about twice."""
    seen: dict[str, str] = {}
    faults = []
    for index, entry in enumerate(file.data["misspelt"]):
        for wrong in map(literal, entry["wrong"]):
            if wrong in seen:
                message = f"错写“{wrong}”已列在“{seen[wrong]}”之下"
                faults.append(RuleFault(file.name, file.line("misspelt", index), message))
            seen[wrong] = entry["right"]
    return faults


def _terms(data: dict[str, Any]) -> Terms:
    misspelt = tuple(
        Misspelling(
            entry["right"],
            _words(entry["wrong"]),
            _words(entry.get("unless", [])),
            Certainty(entry.get("certainty", "likely")),
            entry["why"],
        )
        for entry in data["misspelt"]
    )
    outdated = tuple(
        Outdated(
            _words(entry["wording"]),
            entry["from"],
            entry["instead"],
            _words(entry.get("unless", [])),
            Certainty(entry.get("certainty", "likely")),
            entry["why"],
        )
        for entry in data["outdated"]
    )
    titles = [title for entry in data["titles"] for title in (entry["title"], *entry.get("also", []))]
    return Terms(
        misspelt,
        _words(data["key-terms"]),
        frozenset(_words(data["not-typos"])),
        tuple(titles),
        outdated,
        MappingProxyType({entry["number"]: _month(entry["held"]) for entry in data["congresses"]}),
        MappingProxyType(
            {
                (int(congress), int(session)): _month(held)
                for congress, sessions in data["plenums"].items()
                for session, held in sessions.items()
            }
        ),
        _month(data["known-until"]),
    )


def _words(words: list[str]) -> tuple[str, ...]:
    return tuple(literal(word) for word in words)


def _month(written: str) -> Month:
    year, _, month = written.partition("-")
    return int(year), int(month)
