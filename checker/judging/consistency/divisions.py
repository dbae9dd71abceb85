"""Real division names, from divisions.tsv (made by tools/divisions.py). Only recognises; guesses nothing for a name that several places share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("divisions.tsv")


@cache
def division_codes() -> Mapping[str, tuple[str, ...]]:
    """name -> GB/T 2260 codes (six digits: province, city, county, two each) of all places of that name."""
    codes: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, name = line.partition("\t")
            codes[name] = (*codes.get(name, ()), code)
    return codes


def code_of(chain: Sequence[str]) -> str | None:
    """The one place a chain of names from high to low means; None when it is unknown or may be several."""
    if not chain:
        return None
    above = [code for name in chain[:-1] for code in division_codes().get(name, ())]
    found = [
        code
        for code in division_codes().get(chain[-1], ())
        if not above or any(is_within(code, other) for other in above)
    ]
    return found[0] if len(found) == 1 else None


def is_within(code: str, other: str) -> bool:
    """Whether a place is another one or lies in it."""
    return code.startswith(other[: _length(other)])


def _length(code: str) -> int:
    """How many digits of a code say something: 2 for a province, 4 for a city, 6 for a county."""
    if code.endswith("0000"):
        return 2
    return 4 if code.endswith("00") else 6
