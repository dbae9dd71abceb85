"""What the floors above work out once for a whole rulebook, kept between runs beside the compiled rulebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from checker.digests import new_digest
from checker.rulebook import cache as kept
from checker.rulebook.fingerprint import code_digest
from checker.rulebook.rule import Rulebook

_KEPT_AS = __name__  # in Rulebook.prepared: the name and key under which the rulebook itself is kept
_PREPARERS = ("matching", "judging/wordings.py", "judging/fixed_terms.py")  # the code that works it out


def kept_as(book: Rulebook, name: str, key: str) -> None:
    """Say where a rulebook comes from. One that was put together otherwise keeps nothing."""
    book.prepared[_KEPT_AS] = name, key


def prepared(book: Rulebook, what: str, make: Callable[[], Any], given: Sequence[str] = ()) -> Any:
    """Plain values as `make` makes them, which marshal can write: those kept, as long as nothing they hang on has changed.

    given: what else they are made of besides the rulebook.
    """
    code = _code()
    if _KEPT_AS not in book.prepared or not code:
        return make()
    name, key = book.prepared[_KEPT_AS]
    digest = new_digest()
    for text in (code, key, *given):
        digest.update(f"{len(text)}:{text}".encode())
    name, key = f"{what}-{name}", digest.hexdigest()
    values = kept.read(name, key)
    if values is None:
        values = make()
        kept.write(name, key, values)
    return values


@cache
def _code() -> str:
    """Empty in a program without its source: nothing tells whether it is still the same."""
    try:
        return code_digest(_PREPARERS).hexdigest()
    except OSError:
        return ""
