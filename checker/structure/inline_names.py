"""Names of the parts inside a line: what is left of unnumbered headings when a page was flattened to one line.

Only the names that reports give their parts are believed, only at the start of a sentence, and only two different ones together: 存在的问题
also begins many a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.structure.blocks import Block
from checker.structure.markers import Marker
from checker.structure.outline import Heading
from checker.structure.part_words import part_of_title

_AND = r"(?:和|及|与|、|以及)"
_WHEN = r"(?:20\d\d\s?年度?|上一?年度|本年度|下一?年度?|下一?步|明年|今后)?"
_WHAT = r"(?:推进|加强|开展)?(?:法治政府建设|法治建设|依法行政)?(?:工作)?(?:中|的)?"
_NAMES = (
    rf"(?:主要)?(?:工作)?(?:举措|措施|做法|工作){_AND}(?:取得的?|主要|工作)?(?:成效|效果|成绩)"
    r"|(?:主要)?(?:工作)?(?:开展|落实|完成|推进|总体)情况|主要(?:做法|举措|措施|成效)"
    rf"|(?:目前|当前)?存在的?(?:主要|突出)?(?:不足|问题|困难|短板)(?:{_AND}(?:主要)?(?:不足|问题|原因|成因|短板|差距|困难))*"
    r"|(?:党政|政府|本单位)?主要(?:负责人|负责同志|领导)履行(?:推进)?(?:法治建设)?\"?第一责任人\"?(?:的)?职责(?:的)?(?:有关)?情况"
    r"|(?:推进法治政府建设的?)?(?:主要|工作|重点|初步)?(?:工作)?(?:安排|打算|计划|思路|设想)"
)
_NAME = re.compile(
    rf"(?:(?<=[。!?;:])|(?<=[。!?;:\"\n]\s)|(?<=[。!?;:\"\n]\s\s)|^)\s{{0,4}}({_WHEN}{_WHAT}(?:{_NAMES}))",
    re.MULTILINE,
)
_BEHIND = re.compile(r"\s|:|\(一\)|1[.、]|一是|。?$")
# Run on without a blank: only names of two carrying words are told from the beginning of a sentence.
_FULL = re.compile(
    r"(?:成效|效果|原因|成因|职责(?:的)?(?:有关)?情况)$|^(?:20\d\d\s?年度?|下一?年度?|下一?步).*(?:安排|打算|计划|思路|设想)$"
)
_RUNS_ON = re.compile(r"[\u4e00-\u9fff\d\"]")
_MIN_LINE = 200  # characters; shorter lines are told by unnumbered.py
_MIN_NAME = 4


def inline_names(
    folded: str, blocks: Sequence[Block], markers: Sequence[Marker], year: int | None
) -> Iterator[Heading]:
    """Unnumbered part names inside long lines, in the order of the text; none where the parts are numbered."""
    if any(marker.rank <= 1 for marker in markers):
        return
    found: list[Heading] = []
    for block in blocks:
        if block.end - block.start < _MIN_LINE:
            continue
        for match in _NAME.finditer(folded, block.start, block.end):
            name = match.group(1).replace(" ", "")
            if len(name) >= _MIN_NAME and _ends_there(folded, match.end(), block.end, name):
                found.append(Heading(1, None, name, match.start(1), match.end()))
    if len({part_of_title(heading.title, year) for heading in found} - {None}) >= 2:
        yield from (heading for heading in found if part_of_title(heading.title, year) is not None)


def _ends_there(folded: str, end: int, limit: int, name: str) -> bool:
    if _BEHIND.match(folded, end, limit):
        return True
    return _FULL.search(name) is not None and _RUNS_ON.match(folded, end, limit) is not None
