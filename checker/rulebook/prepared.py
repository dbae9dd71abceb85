"""What the floors above work out once for a whole rulebook, kept between runs beside the compiled rulebook. Knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from checker.rulebook import cache
from checker.rulebook.fingerprint import code_digest
from checker.rulebook.rule import Rulebook

_KEPT_AS = __name__  # in Rulebook.prepared: the name and key under which the rulebook itself is kept


def kept_as(book: Rulebook, name: str, key: str) -> None:
    """Say where a rulebook comes from. One that was put together otherwise keeps nothing."""
    book.prepared[_KEPT_AS] = name, key


def prepared(
    book: Rulebook, what: str, code: Sequence[str], make: Callable[[], Any], given: Sequence[str] = ()
) -> Any:
    """Plain values as `make` makes them, which marshal can write: those kept, as long as nothing they hang on has changed.

    code: what makes them, files and folders below checker/. given: what else they are made of besides the rulebook.
    """
    if _KEPT_AS not in book.prepared:
        return make()
    name, key = book.prepared[_KEPT_AS]
    try:
        digest = code_digest(code)
    except OSError:  # a program without its source: nothing tells whether it is still the same
        return make()
    for text in (key, *given):
        digest.update(f"{len(text)}:{text}".encode())
    key = digest.hexdigest()
    values = cache.read(f"{what}-{name}", key)
    if values is None:
        values = make()
        cache.write(f"{what}-{name}", key, values)
    return values
