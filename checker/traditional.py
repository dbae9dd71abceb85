"""Traditional script: how it is told, and how it is folded to simplified, one character to one character.

The table comes from the extra dabiao[traditional] (OpenCC, single characters only): offsets stay, quotes are cut from the original.
Words that differ between the two usages (資訊 for 信息) are none of this. Simplified text never reaches the table: 乾 and 著 are
right there, and nobody should wait for an import.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from functools import cache

# Frequent in official prose of either script, and never written so in the other: traditional, simplified.
_SIGNS = (
    "國国 會会 務务 執执 辦办 關关 規规 範范 強强 這这 個个 們们 時时 實实 發发 動动 經经 濟济 縣县 鎮镇 鄉乡 區区 "
    "領领 導导 幹干 組组 織织 開开 與与 為为 將将 責责 職职 權权 審审 議议 決决 訴诉 訟讼 調调 處处 糾纠 紛纷 機机 構构 "
    "設设 黨党 書书 記记 長长 監监 督督 眾众 業业 產产 電电 數数 據据 網网 證证 標标 題题 總总 結结 報报 舉举 進进 達达"
)
_PAIRS = tuple((pair[0], pair[1]) for pair in _SIGNS.split() if pair[0] != pair[1])
_TRADITIONAL, _SIMPLIFIED = (re.compile(f"[{''.join(signs)}]") for signs in zip(*_PAIRS, strict=True))
_SAMPLE = 20_000  # characters that tell the script of any report
_MIN_SIGNS = 8
# What web converters put behind a character: 總結(jié).
_GLOSS = re.compile(r"\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}\)")
_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))

EXTRA = "dabiao[traditional]"


def is_traditional(text: str) -> bool:
    """Whether a text is mostly in traditional script; a few quoted names in a simplified text are not."""
    sample = text[:_SAMPLE]
    signs = len(_TRADITIONAL.findall(sample))
    return signs >= _MIN_SIGNS and signs > len(_SIMPLIFIED.findall(sample))


def simplified(folded: str) -> str | None:
    """A folded text in simplified characters, of the same length, glosses as blanks; None when the extra is not installed."""
    table = _table()
    if table is None:
        return None
    return _GLOSS.sub(lambda match: " " * len(match.group()), folded).translate(table)


def has_table() -> bool:
    """Whether the extra is installed."""
    return _table() is not None


@cache
def _table() -> Mapping[int, str] | None:
    """Traditional character -> its simplified form, for characters that become exactly one other."""
    try:
        opencc = importlib.import_module("opencc")
    except ImportError:
        return None
    characters = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
    # A line for each, so that no phrase of two neighbours is converted.
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(one): other for one, other in pairs if len(other) == 1 and other != one}
