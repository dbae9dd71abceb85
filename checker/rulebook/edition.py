"""How far the built-in rulebook reaches: the newest instrument it holds, told without loading or compiling anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.rulebook.location import RulebookFolder

# Only what stands at the margin is the instrument's own; the schema has seen to it that the value is a date.
_ISSUED = re.compile(r'(?m)^issued:\s*["\']?(\d{4}(?:-\d{2}(?:-\d{2})?)?)')
_TITLE = re.compile(r'(?m)^title:\s*["\']?(.+?)["\']?\s*$')


@dataclass(frozen=True)
class Edition:
    """instruments: how many. newest: day (or month) of the latest, ISO; title: its title. Says nothing of what came after."""

    instruments: int
    newest: str
    title: str


def edition(folder: RulebookFolder) -> Edition:
    """Read from the heads of the framework's files. A file without a date counts, and is not the newest. Raises OSError."""
    dated = []
    files = sorted(folder.framework.glob("*.yaml"))
    for path in files:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        issued, title = _ISSUED.search(text), _TITLE.search(text)
        if issued and title:
            dated.append((issued[1], title[1]))
    newest, title_of_newest = max(dated, default=("", ""))
    return Edition(len(files), newest, title_of_newest)
