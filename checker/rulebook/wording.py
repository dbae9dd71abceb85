"""A wording as a rule keeper writes it -> pieces that the matcher can look for.

Grammar (docs/rule-language.md): `…` joins pieces in order, `|` separates alternatives of a piece, <x> is a word group, a list is
words in any order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.folding import fold, squeeze
from checker.values import NamedTuple

ORDER_GAP = 20  # squeezed characters between two pieces in order
LIST_SPAN = 40  # squeezed characters a list may stretch over
_GROUP = re.compile(r"<([^<>]*)>")


class Wording(NamedTuple):  # not a dataclass: a rulebook has thousands, and every start makes them anew
    """pieces: one tuple of alternatives (folded, squeezed literals) for each piece. reach: largest gap between pieces when
    ordered, largest span of all pieces otherwise. source: as written, for messages."""

    source: str
    pieces: tuple[tuple[str, ...], ...]
    ordered: bool
    reach: int

    @property
    def is_literal(self) -> bool:
        return len(self.pieces) == 1 and len(self.pieces[0]) == 1


class WordingFault(ValueError):
    """A wording that cannot be compiled; the message is Chinese and names the piece. hint: what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def parse_wording(written: Any, groups: Mapping[str, tuple[str, ...]]) -> Wording:
    """Compile one entry of said-by, shown-by, hinted-by, never or lead-in.

    groups: expanded word groups. Raises WordingFault.
    """
    if isinstance(written, str):
        pieces = tuple(_piece(piece, groups) for piece in written.split("…"))
        return Wording(written, pieces, True, ORDER_GAP)
    if isinstance(written, list):
        return Wording("、".join(written), _list(written, groups), False, LIST_SPAN)
    if ("words" in written) == ("order" in written):
        raise WordingFault(
            "键值对里要写 words 或 order，二者只取其一", "words 不分先后，可加 span；order 有先后，可加 gap"
        )
    extra = "gap" if "words" in written else "span"
    if extra in written:
        raise WordingFault(
            f"{'words' if extra == 'gap' else 'order'} 不能配 {extra}", "words 配 span，order 配 gap"
        )
    if "words" in written:
        words = written["words"]
        return Wording("、".join(words), _list(words, groups), False, int(written.get("span", LIST_SPAN)))
    order = written["order"]
    pieces = tuple(_piece(piece, groups) for piece in order.split("…"))
    return Wording(order, pieces, True, int(written.get("gap", ORDER_GAP)))


def expand_groups(
    raw: Mapping[str, list[str]],
) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str, str]]]:
    """Resolve groups that use groups.

    Returns the expanded groups, and for each fault the group, a Chinese message, and the name of a group that does not exist (or "").
    A cycle is told once, at the first of its groups.
    """
    expanded: dict[str, tuple[str, ...]] = {}
    faults: list[tuple[str, str, str]] = []
    circular: set[str] = set()

    def words_of(group: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        if group in expanded:
            return expanded[group]
        if group in trail:
            cycle = trail[trail.index(group) :]
            if not circular & set(cycle):
                faults.append((cycle[0], f"词组互相引用成环：{' → '.join([*cycle, group])}", ""))
            circular.update(cycle)
            return ()
        words: list[str] = []
        for word in raw[group]:
            inner = _GROUP.fullmatch(word)
            if inner is None:
                words.append(literal(word))
            elif inner.group(1) in raw:
                words += words_of(inner.group(1), (*trail, group))
            else:
                fault = (group, f"没有词组 <{inner.group(1)}>", inner.group(1))
                if fault not in faults:
                    faults.append(fault)
        result = tuple(dict.fromkeys(words))
        if not trail:
            expanded[group] = result
        return result

    for group in raw:
        words_of(group, ())
    return expanded, faults


def literal(text: str) -> str:
    """A literal as the matcher sees text: folded, without blanks and quotes."""
    return squeeze(fold(text)).text


def alternatives_of(written: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every literal one alternative stands for. Raises WordingFault."""
    return tuple(_alternative(written.strip(), groups))


def groups_used(written: Any) -> set[str]:
    """Names of the word groups an entry refers to."""
    if isinstance(written, str):
        return set(_GROUP.findall(written))
    if isinstance(written, list):
        return set().union(*(groups_used(item) for item in written))
    return groups_used([*written.get("words", ()), written.get("order", "")])


def _list(words: list[str], groups: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    for word in words:
        if "…" in word:
            raise WordingFault(f"列表里的词不能再用“…”：{word}", "有先后的写成一条文字：甲…乙")
    return tuple(_piece(word, groups) for word in words)


def _piece(piece: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    alternatives: list[str] = []
    for alternative in piece.split("|"):
        alternatives += _alternative(alternative.strip(), groups)
    if not all(alternatives):
        raise WordingFault(f"有空的词：“{piece}”", "“…”和“|”的两边都要有字，空格和引号不算字")
    return tuple(dict.fromkeys(alternatives))


def _alternative(text: str, groups: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Expand groups inside one alternative: <leaders>出庭 gives one literal for each word of the group."""
    match = _GROUP.search(text)
    if match is None:
        if "<" in text or ">" in text:
            raise WordingFault(f"尖括号没有配对：{text}", "词组写作 <名称>，用半角尖括号")
        return [literal(text)]
    if match.group(1) not in groups:
        from checker.rulebook.faults import did_you_mean  # noqa: PLC0415 -- only where something is wrong

        raise WordingFault(
            f"没有词组 <{match.group(1)}>",
            did_you_mean(match.group(1), groups, "词组写在 rules/lexicon/ 里"),
        )
    before, after = text[: match.start()], text[match.end() :]
    return [
        literal(before) + word + tail
        for word in groups[match.group(1)]
        for tail in (_alternative(after, groups) if after else [""])
    ]
