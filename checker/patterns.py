"""Compiled regular expressions kept between runs: Python compiles some 400 of them at every start, a third of a cold check.

Fills the cache of the standard `re` module before our modules ask it, so that no module knows of this one. Rests on three names of
CPython that are not promised (re._cache, _sre.compile, re._compiler._code); where one is missing or the kept file does not fit, nothing
happens and `re` compiles as ever. The kept file is the user's own and carries a digest; its codes are checked by _sre.compile.
"""

# ruff: noqa: PLC0415 -- what costs time is imported only where it pays

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Mapping
from typing import Any, Final

from checker import kept
from checker.digests import BYTES, new_digest

NAME = "patterns-3"  # a new name where the form of the file is new
_CODE: Final = "I"
NEW_ENOUGH = 10  # so many patterns compiled in vain are worth writing the file again,
LONG_ENOUGH = 2_000  # or so many characters of patterns: a long one takes as long as a hundred short ones
ROOM = 2_000  # patterns; `re` remembers 512, and all readers and checks together have more

_loaded: set[tuple[str | bytes, int]] = set()


def preload_patterns() -> int:
    """Hand the kept patterns to `re`; how many there were."""
    if hasattr(re, "_MAXCACHE"):  # what it forgets is neither there at the end of a run nor kept for the next
        re._MAXCACHE = max(re._MAXCACHE, ROOM)
    content = kept.read_kept(_file())
    if content is None or new_digest(body := memoryview(content)[BYTES:]).digest() != content[:BYTES]:
        return 0
    try:
        import _sre  # type: ignore[import-not-found]

        stored: list[Any] = marshal.loads(body)
        for source, flags, full_flags, packed, groups, names, indexes in stored:
            code = memoryview(packed).cast(_CODE).tolist()
            pattern = _sre.compile(source, full_flags, code, groups, names, tuple(indexes))
            re._cache[type(source), source, flags] = pattern  # type: ignore[attr-defined]
            _loaded.add((source, flags))
    except (ImportError, AttributeError, ValueError, TypeError, EOFError, RuntimeError, OverflowError):
        return 0
    return len(stored)


def keep_patterns() -> bool:
    """Write what `re` has compiled since, if that is worth it; whether it was."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        known = [(source, flags) for _, source, flags in re._cache]  # type: ignore[attr-defined]
        unused = _loaded & _unused()
        stale = 2 * len(unused) > len(known)  # a few are used without being held: re.sub("…") in a function
        new = [len(source) for source, flags in known if (source, flags) not in _loaded]
        if len(new) < NEW_ENOUGH and sum(new) < LONG_ENOUGH and not stale:
            return False
        wanted = [one for one in known if not stale or one not in unused]
        body = marshal.dumps([_frozen(source, flags, _compiler, _parser) for source, flags in wanted])
    except (ImportError, AttributeError, TypeError, ValueError, re.error):
        return False
    kept.keep(_file(), new_digest(body).digest() + body)
    return True


def _unused() -> set[tuple[str | bytes, int]]:
    """Patterns that nobody but `re` holds: kept by another version of the program, or by another command."""
    nobody = _references({None: object()})[None]
    held: dict[Any, int] = _references(re._cache)  # type: ignore[attr-defined]
    return {(source, flags) for (_, source, flags), count in held.items() if count <= nobody}


def _references(values: Mapping[Any, object]) -> dict[Any, int]:
    return {key: sys.getrefcount(value) for key, value in values.items()}


def _frozen(source: str | bytes, flags: int, compiler: Any, parser: Any) -> tuple[Any, ...]:
    """What sre's own compile() hands to _sre.compile."""
    parsed = parser.parse(source, flags)
    code = [int(one) for one in compiler._code(parsed, flags)]  # named constants are no plain numbers
    names = parsed.state.groupdict
    indexes: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        indexes[index] = name
    from array import array

    packed = array(_CODE, code).tobytes()  # a third of the size of a list, and read ten times as fast
    return source, flags, flags | parsed.state.flags, packed, parsed.state.groups - 1, names, indexes


def _file() -> str:
    return f"{NAME}-{sys.implementation.cache_tag}-{sys.hexversion:x}.bin"
