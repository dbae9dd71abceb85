"""All cases, each name once."""

from __future__ import annotations

from functools import cache
from itertools import chain

from hostile import archives, disguises, marks, texts, truncated, web_pages, word_parts, xml_parts
from hostile.case import Case

_SOURCES = (texts, archives, xml_parts, word_parts, web_pages, disguises, truncated, marks)


@cache
def all_cases() -> tuple[Case, ...]:
    found = tuple(chain.from_iterable(source.cases() for source in _SOURCES))
    names = [case.name for case in found]
    doubled = {name for name in names if names.count(name) > 1}
    assert not doubled, doubled
    return found
