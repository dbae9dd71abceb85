"""The words of templates and scripts in the language of this run. Works on the files as written, before any value is put in.

So no text of a report can be taken for a word of the page. What the catalogue does not know (names of fonts) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.lang import is_chinese, say

# Marks of Chinese writing count too: （ and 、 stand between values. The wide blank does not: it only keeps things apart.
_CHINESE = "\u3001-\u303f\u4e00-\u9fff\uff01-\uffee"
_IN_QUOTES = rf'"([^"<>{{}}\n]*[{_CHINESE}][^"<>{{}}\n]*)"'
_BETWEEN = rf'(?<=[>}}])([^<>{{}}"]*[{_CHINESE}][^<>{{}}"]*)(?=[<{{])'
_TEMPLATE = re.compile(f"{_IN_QUOTES}|{_BETWEEN}")
_SCRIPT = re.compile(rf"{_IN_QUOTES}|`([^`]*[{_CHINESE}][^`]*)`")
_PAGE, _ENGLISH_PAGE = '<html lang="zh-CN">', '<html lang="en">'
_TEXT, _CHINESE_TEXT = "<article>", '<article lang="zh-CN">'  # the report's own text


def localized(name: str, source: str) -> str:
    """The content of a file of this folder in the language of this run."""
    if is_chinese():
        return source
    pattern = _pattern(name)

    def spoken(found: re.Match[str]) -> str:
        run = found[1] or found[2]
        return found[0].replace(run.strip(), say(run.strip()))

    return pattern.sub(spoken, source).replace(_PAGE, _ENGLISH_PAGE).replace(_TEXT, _CHINESE_TEXT)


def runs(name: str, source: str) -> Iterator[str]:
    """Every run of words in a file, as it is looked up."""
    for found in _pattern(name).finditer(source):
        yield (found[1] or found[2]).strip()


def _pattern(name: str) -> re.Pattern[str]:
    return _TEMPLATE if name.endswith(".j2") else _SCRIPT
