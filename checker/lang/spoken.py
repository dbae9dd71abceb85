"""The language of this run, and the one function every sentence passes on its way to a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)

_language: ContextVar[str] = ContextVar("language", default=CHINESE)


@contextmanager
def speaking(language: str = CHINESE) -> Iterator[None]:
    """Inside, `say` speaks this language, one of LANGUAGES, or the one chosen by `speak`; after it, the one from before."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def speak(language: str) -> None:
    """From here on, to the end of the `speaking` we are in: a file of settings is read when a command has begun."""
    _language.set(language)


def is_chinese() -> bool:
    return _language.get() == CHINESE


def say(text: str, *values: object) -> str:
    """A sentence of the program in the language of this run: the very same one in Chinese; the same one where the catalogue has no other.

    values: for the `{}` of the sentence, where a caller has no f-string (templates).
    """
    if values:
        text = text.format(*values)
    if is_chinese() or not text:
        return text
    from checker.lang.catalogue import catalogue  # noqa: PLC0415 -- most runs need none

    return catalogue().english(text)


def cited(text: str) -> str:
    """A clause as an office cites it; in English with the instrument's English name before it."""
    if is_chinese() or not text:
        return text
    from checker.lang.clauses import english_citation  # noqa: PLC0415 -- most runs need none

    return english_citation(text)


def listed(words: Iterable[str], *, heavy: bool = False) -> str:
    """Words as a list in running text: 甲、乙, in English a, b; heavy: 甲；乙 and a; b, for words that hold commas."""
    light_mark, heavy_mark = ("、", "；") if is_chinese() else (", ", "; ")
    return (heavy_mark if heavy else light_mark).join(words)
