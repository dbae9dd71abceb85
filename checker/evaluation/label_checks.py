"""Checks that every label file shares. Each fault is kept with its file and line; no message repeats a quote or an answer."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from checker.errors import RuleFault
from checker.rulebook.strict_yaml import YamlFile

Keys = tuple[str | int, ...]


class Checks:
    """faults: what was found so far, in the order it was found."""

    def __init__(self) -> None:
        self.faults: list[RuleFault] = []

    def fault(self, file: str, line: int, message: str, hint: str = "") -> None:
        self.faults.append(RuleFault(file, line, message, hint))

    def has_keys(
        self,
        file: YamlFile,
        path: Keys,
        found: Any,
        known: tuple[str, ...],
        needed: tuple[str, ...],
    ) -> bool:
        """Is it a mapping with all the needed keys? Unknown keys are faults too, but do not stop the reading."""
        if not isinstance(found, dict):
            if not file.faults:
                self.fault(file.name, file.line(*path), "应为键值对")
            return False
        for key in found:
            if key not in known:
                self.fault(file.name, file.line(*path, key), f"不认识的键 {key}", guess(key, known, "可用 "))
        missing = [key for key in needed if key not in found]
        if missing:
            self.fault(file.name, file.line(*path), f"缺少 {'、'.join(missing)}")
        return not missing

    def one_of(self, file: YamlFile, path: Keys, found: Any, allowed: tuple[str, ...]) -> bool:
        if isinstance(found, str) and found in allowed:
            return True
        where = ".".join(str(key) for key in path if isinstance(key, str))
        self.fault(
            file.name,
            file.line(*path),
            f"{where}：{found} —— 只能是 {'、'.join(allowed)}",
            guess(str(found), allowed),
        )
        return False

    def quotes_in(self, file: YamlFile, path: Keys, given: Any, text: str | None) -> tuple[str, ...]:
        """One quote or a list of them, each cut from the text. text: None when the report could not be read."""
        listed = [] if given is None else given if isinstance(given, list) else [given]
        quotes: list[str] = []
        where = ".".join(str(key) for key in path if isinstance(key, str))
        for index, quote in enumerate(listed):
            line = file.line(*path, index) if isinstance(given, list) else file.line(*path)
            if not isinstance(quote, str) or not quote.strip():
                self.fault(file.name, line, f"{where}：引文应为文字")
            elif text is not None and quote not in text:
                self.fault(
                    file.name, line, f"{where}：报告里没有这段引文", "引文须与报告一字不差，包括标点和空格"
                )
            else:
                quotes.append(quote)
        return tuple(quotes)


def guess(found: str, known: Iterable[str], otherwise: str = "") -> str:
    known = tuple(known)
    close = get_close_matches(found, known, 1)
    if close:
        return f"是不是 {close[0]}？"
    return f"{otherwise}{'、'.join(known)}" if otherwise else ""
