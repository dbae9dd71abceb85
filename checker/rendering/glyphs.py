"""The marks of the scorecard, chosen by what the output's encoding can carry.

Never a colour alone: each mark stands beside its word.
"""

from __future__ import annotations

from checker.finding import Outcome
from checker.values import dataclass, fields


@dataclass(frozen=True)
class Glyphs:
    """One character each. full, empty: the cells of a bar."""

    met: str = "●"
    partial: str = "◐"
    missing: str = "○"
    aside: str = "－"
    full: str = "■"
    empty: str = "□"

    def of(self, outcome: Outcome) -> str:
        """The mark of an outcome; the three that do not score share one."""
        known = {Outcome.MET: self.met, Outcome.PARTIAL: self.partial, Outcome.MISSING: self.missing}
        return known.get(outcome, self.aside)


FINE = Glyphs()
GBK_SAFE = Glyphs(partial="△")
ASCII = Glyphs(met="+", partial="~", missing="x", aside="-", full="#", empty=".")


def glyphs_for(encoding: str | None) -> Glyphs:
    """The finest set that `encoding` can write; ASCII when the encoding is unknown to Python."""
    for glyphs in (FINE, GBK_SAFE):
        try:
            "".join(getattr(glyphs, item.name) for item in fields(glyphs)).encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            continue
        return glyphs
    return ASCII
