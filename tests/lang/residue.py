"""What is still Chinese in an English sentence, apart from what it quotes."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_CUT = re.compile(r"“.*?(?:”|(?=[,.;?:]|$))", re.DOTALL)  # a shortened quote may hold one half of a pair
_CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uffee]+")


def residue(english: str, names: tuple[str, ...] = ()) -> list[str]:
    """Runs of Chinese outside “” and 《》. names: of bodies and people, which stay as they are."""
    for name in names:
        english = english.replace(name, "")
    before = ""
    while before != english:
        before, english = english, _QUOTED.sub("", english)
    return _CHINESE.findall(_CUT.sub("", english))
