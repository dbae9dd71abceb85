"""Radicals that PDF fonts write for characters: ⼀ (U+2F00) for 一, ⺠ (U+2EA0) for 民. They look alike and match nothing."""

from __future__ import annotations

import unicodedata

# Unicode's normal form knows the Kangxi radicals and the compatibility ideographs, but not these; source: Unicode,
# EquivalentUnifiedIdeograph.txt, those that are characters of their own in simplified text.
_SUPPLEMENT = dict(
    zip(
        "⺁⺆⺇⺈⺋⺌⺍⺎⺐⺒⺓⺔⺕⺛⺜⺝⺞⺟⺠⺧⺩⺪⺫⺬⺮⺰⺳⺶⺷⺸⺺⺻⺼⺽⻁⻂⻄⻅⻆⻈⻉⻋⻍⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂冂几刀㔾小小兀尢巳幺彑彐旡日月歹母民牛王疋目示竹纟网羊羊羊肀聿月臼虎衤西见角讠贝车辶邑長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_TABLE = {
    **{ord(radical): character for radical, character in _SUPPLEMENT.items()},
    **{
        code: normal
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00))
        if (normal := unicodedata.normalize("NFKC", chr(code))) != chr(code) and len(normal) == 1
    },
}


def without_radicals(text: str) -> str:
    """Return text with the characters that were meant; same length."""
    return text.translate(_TABLE)
