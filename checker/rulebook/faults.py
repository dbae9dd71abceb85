"""The faults of a rulebook, collected over all its files before anything is raised."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from checker.errors import RulebookError, RuleFault


class Faults:
    """A list of faults, in the order of the files when it is raised."""

    def __init__(self) -> None:
        self._faults: list[RuleFault] = []

    def add(self, file: str, line: int, message: str, hint: str = "") -> None:
        self._faults.append(RuleFault(file, line, message, hint))

    def extend(self, faults: Iterable[RuleFault]) -> None:
        self._faults += faults

    def __bool__(self) -> bool:
        return bool(self._faults)

    def __len__(self) -> int:
        return len(self._faults)

    def sorted(self) -> tuple[RuleFault, ...]:
        """Each fault once, by file and line."""
        return tuple(sorted(dict.fromkeys(self._faults), key=lambda fault: (fault.file, fault.line)))

    def raise_any(self) -> None:
        """Raises RulebookError with all faults when there are any."""
        if self._faults:
            raise RulebookError(self.sorted())


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the known word that comes closest."""
    close = get_close_matches(wrong, list(known), 1, cutoff=0.6)
    return f"是不是 {close[0]}？" if close else otherwise
