"""The listed formulas and generalities of official prose: data in formulas.txt and generalities.txt. Who extends a list changes no code."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def formulas() -> tuple[str, ...]:
    """Fixed wordings that every report has: two reports that share them share nothing."""
    return _lines("formulas.txt")


@cache
def generalities() -> tuple[str, ...]:
    """What plans say without naming a deed."""
    return _lines("generalities.txt")


def _lines(name: str) -> tuple[str, ...]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
