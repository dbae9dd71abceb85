"""A compiled rulebook and what the consistency checks go by as plain values for a file, and back. The two ways are each other's inverse (tests)."""

# ruff: noqa: PLC0415 -- what only packs and unpacks is imported when it does

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, lru_cache, partial
from itertools import repeat
from types import MappingProxyType
from typing import Any

from checker.finding import Certainty, Importance
from checker.rulebook.consistency import CheckSwitch, Switches
from checker.rulebook.deadlines import Deadline
from checker.rulebook.rule import Clause, Instrument, Rule, Rulebook, Scoring, Tier, YearRange
from checker.rulebook.terms import Misspelling, Outdated, Terms
from checker.rulebook.wording import Wording
from checker.values import dataclass


class _Later(Mapping[str, Any]):
    """What a check has no use for, read when somebody looks. read: gives the values."""

    def __init__(self, read: Callable[[], dict[str, Any]]) -> None:
        self._read = read

    @cached_property
    def _values(self) -> dict[str, Any]:
        return self._read()

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)


@dataclass(frozen=True)
class Checks:
    """What the consistency checks go by: rules/consistency.yaml and rules/wording.yaml."""

    switches: Switches
    deadlines: tuple[Deadline, ...]
    terms: Terms


def freeze_rulebook(book: Rulebook) -> dict[str, Any]:
    """JSON-ready values of a rulebook. Clauses stand once; the rules that rest on them name them."""
    scoring = book.scoring
    return {
        "instruments": [
            {
                **{name: getattr(instrument, name) for name in _INSTRUMENT},
                "report_years": _years(instrument.report_years),
                "clauses": [_clause(clause) for clause in instrument.clauses],
            }
            for instrument in book.instruments
        ],
        "rules": [_rule(rule) for rule in book.rules.values()],
        "written": _packed({rule.id: dict(rule.written) for rule in book.rules.values()}),
        "scoring": {name: getattr(scoring, name) for name in _SCORING},
        "groups": book.groups,
        "fingerprint": book.fingerprint,
        "profile": book.profile,
        "tiers": [[tier.id, tier.title] for tier in book.tiers],
        "levels": book.levels,
    }


def thaw_rulebook(plain: dict[str, Any]) -> Rulebook:
    """The rulebook that was frozen. plain: its lists as tuples, as `cache.read` gives them."""
    instruments = tuple(
        Instrument(
            **{name: one[name] for name in _INSTRUMENT},
            report_years=_year_range(*one["report_years"]),
            clauses=tuple(Clause(*_thawed_clause(clause)) for clause in one["clauses"]),
        )
        for one in plain["instruments"]
    )
    clauses = {clause.id: clause for instrument in instruments for clause in instrument.clauses}
    scoring = plain["scoring"]
    written = plain["written"]
    rules = [_thaw_rule(rule, clauses, written) for rule in plain["rules"]]
    return Rulebook(
        {rule.id: rule for rule in rules},
        Scoring(**scoring),
        plain["groups"],
        plain["fingerprint"],
        plain["profile"],
        tuple(Tier(*tier) for tier in plain["tiers"]),
        plain["levels"],
        instruments,
    )


def freeze_checks(checks: Checks) -> dict[str, Any]:
    """JSON-ready values."""
    return {
        "switches": _freeze_switches(checks.switches),
        "deadlines": [[_years(one.years), one.month, one.day, one.basis] for one in checks.deadlines],
        "terms": _freeze_terms(checks.terms),
    }


def thaw_checks(plain: dict[str, Any]) -> Checks:
    """The values that were frozen."""
    return Checks(
        _thaw_switches(plain["switches"]),
        tuple(
            Deadline(_year_range(*years), month, day, basis)
            for years, month, day, basis in plain["deadlines"]
        ),
        _thaw_terms(plain["terms"]),
    )


def _freeze_switches(switches: Switches) -> dict[str, Any]:
    return {name: [switch.enabled, switch.floor.value] for name, switch in switches.items()}


def _thaw_switches(plain: dict[str, Any]) -> Switches:
    return MappingProxyType(
        {name: CheckSwitch(enabled, Certainty(floor)) for name, (enabled, floor) in plain.items()}
    )


def _freeze_terms(terms: Terms) -> dict[str, Any]:
    return {
        "misspelt": [
            [one.right, one.wrong, one.unless, one.certainty.value, one.why] for one in terms.misspelt
        ],
        "key_terms": terms.key_terms,
        "not_typos": sorted(terms.not_typos),
        "titles": terms.titles,
        "outdated": [
            [one.wording, one.first_year, one.instead, one.unless, one.certainty.value, one.why]
            for one in terms.outdated
        ],
        "congresses": list(terms.congresses.items()),
        "plenums": list(terms.plenums.items()),
        "known_until": terms.known_until,
    }


def _thaw_terms(plain: dict[str, Any]) -> Terms:
    return Terms(
        tuple(
            Misspelling(right, tuple(wrong), tuple(unless), Certainty(certainty), why)
            for right, wrong, unless, certainty, why in plain["misspelt"]
        ),
        tuple(plain["key_terms"]),
        frozenset(plain["not_typos"]),
        tuple(plain["titles"]),
        tuple(
            Outdated(tuple(wording), first, instead, tuple(unless), Certainty(certainty), why)
            for wording, first, instead, unless, certainty, why in plain["outdated"]
        ),
        MappingProxyType({number: (held[0], held[1]) for number, held in plain["congresses"]}),
        MappingProxyType({(name[0], name[1]): (held[0], held[1]) for name, held in plain["plenums"]}),
        (plain["known_until"][0], plain["known_until"][1]),
    )


_INSTRUMENT = ("id", "title", "short", "number", "issued_by", "issued", "in_force", "note")
_SCORING = ("weights", "credit", "grades", "fail_grade", "cap_group", "first_graded_year", "groups")
_WORDINGS = ("said_by", "shown_by", "hinted_by", "lead_in", "never")
_AS_THEY_ARE = (
    "id", "title", "kind", "part", "levels", "advised_for", "mandatory_from", "unless", "advice", "tier", "tiers", "reasons", "withdrawn", "file",
)  # fmt: skip


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        **{name: getattr(rule, name) for name in _AS_THEY_ARE},
        **{name: [tuple(wording) for wording in getattr(rule, name)] for name in _WORDINGS},
        "importance": rule.importance.value,
        "years": None if rule.years is None else _years(rule.years),
        "clauses": [clause.id for clause in rule.clauses],
        "met_with": sorted(rule.met_with),
        "examples": json.dumps(dict(rule.examples), ensure_ascii=False),
    }


def _thaw_rule(plain: dict[str, Any], clauses: dict[str, Clause], written: str) -> Rule:
    same: dict[str, Any] = {name: plain[name] for name in _AS_THEY_ARE}
    # As Wording(*row) has it, without a call for each of some thousands.
    wordings: dict[str, Any] = {
        name: tuple(map(tuple.__new__, repeat(Wording), plain[name])) for name in _WORDINGS
    }
    return Rule(
        **same,
        **wordings,
        importance=Importance(plain["importance"]),
        years=None if plain["years"] is None else _year_range(*plain["years"]),
        clauses=tuple(clauses[name] for name in plain["clauses"]),
        met_with=frozenset(plain["met_with"]),
        examples=_Later(partial(_examples, plain["examples"])),
        written=_Later(partial(_written, written, plain["id"])),
    )


def _examples(text: str) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(texts) for kind, texts in json.loads(text).items()}


def _packed(values: dict[str, Any]) -> str:
    """As text, a sixth as long: what no check reads need not be read from the disk by every one."""
    import zlib
    from binascii import b2a_base64

    return b2a_base64(zlib.compress(json.dumps(values, ensure_ascii=False).encode()), newline=False).decode()


@lru_cache(maxsize=4)
def _unpacked(text: str) -> dict[str, Any]:
    import zlib
    from binascii import a2b_base64

    values: dict[str, Any] = json.loads(zlib.decompress(a2b_base64(text)))
    return values


def _written(text: str, rule: str) -> dict[str, Any]:
    values: dict[str, Any] = _unpacked(text)[rule]
    return values


def _clause(clause: Clause) -> list[Any]:
    return [clause.id, clause.text, clause.gist, _years(clause.report_years), clause.no_rule]


def _thawed_clause(plain: list[Any]) -> tuple[str, str, str, YearRange, str]:
    name, text, gist, years, no_rule = plain
    return name, text, gist, _year_range(*years), no_rule


def _years(years: YearRange) -> list[int | None]:
    return [years.first, years.last]


@cache
def _year_range(first: int, last: int | None) -> YearRange:
    return YearRange(first, last)
