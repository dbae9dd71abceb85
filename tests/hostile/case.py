"""One hostile or broken input, and what may become of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What is right. A cut text of its own is no clean text, so CUT allows its score where a warning stands beside it."""

    REFUSED = "an error with a reason"
    SAME = "the verdicts of the clean report"
    EITHER = "an error with a reason, or the verdicts of the clean report"
    CUT = "as EITHER, or a warning that something is missing"
    BOUNDED = "any verdict or reason, within time and memory: what the text says is not known"


@dataclass(frozen=True)
class Case:
    """name: group/what. file: its name on the disk. base: format of the clean report whose verdicts it must keep. heavy: takes a second or more.

    codes: reasons that are right where it is refused; empty: any but a bug of ours.
    """

    name: str
    make: Callable[[], bytes]
    fate: Fate
    file: str
    base: str = "txt"
    codes: frozenset[str] = frozenset()
    heavy: bool = False


Cases = Iterator[Case]
DAMAGED = frozenset({"damaged"})
TOO_LARGE = frozenset({"too-large"})
