"""Text of a report, made safe to show on a terminal. JSON keeps every character; this is for eyes only."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(" {2,}")
_SPACE_LIKE = {"Cc", "Zl", "Zp"}  # control characters, line and paragraph separators
_INVISIBLE = {"Cf"}  # zero-width and bidirectional controls
_UNREADABLE = {"Cs"}  # half of a surrogate pair, from a file name that is no valid text


def harmless(text: str) -> str:
    """One line without escapes, direction marks or invisible characters; runs of spaces become one.

    An escape sequence loses its ESC, so what remains of it shows as the plain characters it was written with.
    """
    return _SPACES.sub(" ", "".join(_shown(character) for character in text)).strip(" ")


def harmless_in_place(text: str) -> str:
    """The same length, so that offsets hold: U+FFFD for each dangerous character but line feed and tab."""
    return "".join(
        character
        if character in "\n\t"
        or unicodedata.category(character) not in _SPACE_LIKE | _INVISIBLE | _UNREADABLE
        else "\ufffd"
        for character in text
    )


def _shown(character: str) -> str:
    if " " <= character <= "~" or "\u4e00" <= character <= "\u9fff":
        return character
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return ""
    if category in _SPACE_LIKE or character == "\u00a0":
        return " "
    return "\ufffd" if category in _UNREADABLE else character
