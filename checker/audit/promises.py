"""What became of last year's plan and shortcomings, as frozen values: the outcome of `audit promises`. Computes nothing but counts.

Hints for a person, with the words of both years; no part of any score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from checker.audit.likeness import Side


class Fate(StrEnum):
    """Whether this year's measures have what a sentence of last year's plan says. Nothing is said of whether it was done: whole and
    half promises cannot be told apart by their wording (docs/audit-promises.md)."""

    FOUND = "found"
    CLOSE = (
        "close"  # some of its words are there: the deed, a part of it, or another one; a person has to look
    )
    NOT_FOUND = "not-found"
    GENERAL = "general"  # no deed that could be looked for


@dataclass(frozen=True)
class Said:
    """A passage of one of the two reports: text[start:end] == quote. place: the heading above it."""

    quote: str
    start: int
    end: int
    place: str


@dataclass(frozen=True)
class Promise:
    """said: last year. share: how much of its matter is reported, in [0, 1]. answers: the passages of this year's report it was found
    in, in the order of the text. nearest: where nothing was found, the passage that comes nearest, for whoever looks. planned_again: where this year's plan says the same, for what was not found for certain.
    """

    said: Said
    fate: Fate
    share: float
    answers: tuple[Said, ...]
    nearest: Said | None
    planned_again: Said | None


@dataclass(frozen=True)
class Repeated:
    """A shortcoming of last year that this year's report names again. share: of their matter in common, in [0, 1]. years: for how many
    years running, as far as the store goes back."""

    before: Said
    after: Said
    share: float
    years: int


@dataclass(frozen=True)
class Followed:
    """One body, two consecutive years. anchored: its region is known, so both reports are its own for certain. shortcomings: how many last
    year's report names; None: it has no such part. has_plan: last year's report has a plan. has_measures: this year's has measures.
    """

    name: str
    region_name: str | None
    level: str | None
    anchored: bool
    before: Side
    after: Side
    has_plan: bool
    has_measures: bool
    promises: tuple[Promise, ...]
    shortcomings: int
    repeated: tuple[Repeated, ...]

    @cached_property
    def fates(self) -> Mapping[Fate, int]:
        return Counter(promise.fate for promise in self.promises)


@dataclass(frozen=True)
class Promises:
    """followed: by name and year. alone: bodies without two reports on consecutive years. unclear: name and year of bodies with several
    reports on one year, which may be several bodies of one name; they are left out."""

    followed: tuple[Followed, ...]
    alone: int
    unclear: tuple[tuple[str, int], ...]

    @cached_property
    def fates(self) -> Mapping[Fate, int]:
        return Counter(promise.fate for one in self.followed for promise in one.promises)
