"""What reports have in common, as frozen values: the outcome of `audit similar`. Computes nothing.

Shares are in [0, 1] of a part's own words: formulas weigh nothing or little, figures more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    LAST_YEAR = "last-year"  # the same body's report on the year before
    EARLIER = "earlier"  # the same body's report on an earlier year
    NEIGHBOUR = "neighbour"  # another body of the same city or prefecture
    OTHER = "other"  # another body elsewhere, or of unknown region


@dataclass(frozen=True)
class Side:
    """One of two reports. name: issuer, or the file's path when it is unknown."""

    report: int
    path: str
    name: str
    year: int | None
    body: str | None


@dataclass(frozen=True)
class Passage:
    """Sentences that follow each other in both reports. start, end: characters of each report's text.

    quote: as the later report (`there`: as the other one) has it. place: the heading above it. alike: "same", "figures" (only figures
    differ) or "wording" (some words differ too). figures: those both have. weight: characters, by rarity.
    """

    start: int
    end: int
    quote: str
    place: str
    other_start: int
    other_end: int
    other_quote: str
    other_place: str
    alike: str
    figures: int
    weight: float


@dataclass(frozen=True)
class PartLikeness:
    """share: of the later report's part that the other one has too; other_share: the other way round. chars: shared characters as
    they stand in the later report. passages: the weightiest first."""

    part: str
    share: float
    other_share: float
    chars: int
    figures: int
    passages: tuple[Passage, ...]

    @property
    def greater(self) -> float:
        return max(self.share, self.other_share)


@dataclass(frozen=True)
class Likeness:
    """Two reports alike as a whole or in a part. later: of the later year, or published later; nobody is said to have copied.

    share, other_share: of the whole of each that the other has too. parts: those alike by themselves; where there are none, all that share a sentence.
    """

    relation: Relation
    later: Side
    other: Side
    share: float
    other_share: float
    parts: tuple[PartLikeness, ...]

    @property
    def chars(self) -> int:
        return sum(part.chars for part in self.parts)

    @property
    def greater(self) -> float:
        return max(self.share, self.other_share)


@dataclass(frozen=True)
class Template:
    """Three or more bodies whose texts of one part hang together. members: in order of name and year. example: one passage of it.

    in_common: number of members that have the example.
    """

    part: str
    members: tuple[Side, ...]
    bodies: int
    example: Passage
    in_common: int


@dataclass(frozen=True)
class Likenesses:
    """reports: compared. bodies: of which. compared: pairs looked at sentence by sentence. templates: largest first; likenesses: those of
    one body first, then by share."""

    reports: int
    bodies: int
    compared: int
    least: float
    likenesses: tuple[Likeness, ...]
    templates: tuple[Template, ...]
