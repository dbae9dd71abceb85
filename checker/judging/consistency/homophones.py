"""Key terms with one character replaced by one that sounds the same. Part of consistency/wording.

A slip in one character leaves one half of a term whole, so only halves are looked up; the length of the text costs a search for
each half and nothing else. What sounds the same stands in homophones.tsv, made by tools/homophones.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from checker.rulebook.terms import Terms

_TABLE = "homophones.tsv"


def homophone_slips(text: str, terms: Terms) -> Iterator[tuple[int, int, str]]:
    """(start, end, term meant) of every term with exactly one homophone in it. text: squeezed."""
    for half, uses in _halves(terms.key_terms).items():
        at = text.find(half)
        while at >= 0:
            for term, offset in uses:
                start = at - offset
                written = text[start : start + len(term)] if start >= 0 else ""
                if (
                    len(written) == len(term)
                    and written != term
                    and _is_slip(written, term)
                    and not any(word in written for word in terms.not_typos)
                ):
                    yield start, start + len(term), term
            at = text.find(half, at + 1)


def _is_slip(written: str, term: str) -> bool:
    wrong = [(a, b) for a, b in zip(written, term, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0][0] in homophones().get(wrong[0][1], "")


@cache
def _halves(terms: tuple[str, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Half -> (term, offset of the half in it)."""
    halves: dict[str, list[tuple[str, int]]] = {}
    for term in terms:
        middle = len(term) // 2
        halves.setdefault(term[:middle], []).append((term, 0))
        halves.setdefault(term[middle:], []).append((term, middle))
    return {half: tuple(uses) for half, uses in halves.items()}


@cache
def homophones() -> dict[str, str]:
    """Character -> the characters that sound like it."""
    content = resources.files("checker.judging.consistency").joinpath(_TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in content.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
