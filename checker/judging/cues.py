"""Words of a sentence without which a hit in it can only be told as done. Found once for each sentence, before any hit is looked at.

Every pattern here is wider than those of `standing.py` it stands for: it may find a cue where there is none, never miss one. So what
comes out is what `standing.py` alone would say (tests/judging/test_cues.py compares the two); most sentences have no cue at all.
"""

from __future__ import annotations

import re

from checker.matching import Page
from checker.values import NamedTuple

_FAR = 1 << 62  # behind every position

_DENIES = re.compile(r"[未没无]|不再|不涉及|不具有|空白")
_PAST = re.compile(r"[去往前上]年|上一年|此前|曾|20\d\d年")
_PLANS = re.compile(r"[将拟]|计划|力争|有望|打算")
_OPENS = re.compile(r"下一?步|下阶段|下一阶段|今后|明年|来年|接下来|20\d\d年将")
_LACKS = re.compile(r"[不欠缺短需亟]|有待|薄弱|滞后|[较偏][弱低少慢]|单一|脱节|存在")
_LACKING = re.compile(r"缺|忽视|轻视|不重视|疏于|不善于|不会")
_DEMANDS = re.compile(r"转发|[传转]达|印转|关于|要求|强调|指出|提出|^要|[,:;还也都均更就]要")
_MUST = "要"  # the one cue that hangs on where the sentence begins
_ISSUES = re.compile(
    r"(?:[级门关院厅办局委部]|中央[^,;。《》]{0,10})新?(?:印发|出台|下发|发布|修订|制定)"  # behind whoever may be above
)
_ASKED = re.compile(r"要求|有关规定|精神")
_BOOK = re.compile(r"《")
CUES = (_DENIES, _PAST, _BOOK, _OPENS, _PLANS, _LACKING, _LACKS, _DEMANDS, _ISSUES, _ASKED)
# Four sentences of five have no cue at all: one look through the page tells which, and tries only where a cue can begin
# (tests/judging/test_cues.py reads the characters off the patterns). It takes up no character, so that no cue hides another.
CUES_BEGIN_WITH = (
    r"未没无不涉空去往前上此曾2将拟计力有打下今明来接欠缺短需亟薄滞较偏单脱存忽轻疏转传印关要强指提,:;还也都均更就"
    r"级门院厅办局委部中精《"
)
_ANYWHERE = re.compile(f"(?=[{CUES_BEGIN_WITH}])(?={'|'.join(cue.pattern for cue in CUES)})")


class Cues(NamedTuple):
    """Places in the squeezed text. denies, issues: the sentence has such a word; opens: it begins with one of the future. past, book, plan, lacking,
    demand: where the first stands; lack, asked: where the last ends."""

    denies: bool = True
    past: int = -1
    book: int = -1
    opens: bool = True
    plan: int = -1
    lacking: int = -1
    lack: int = _FAR
    demand: int = -1
    issues: bool = True
    asked: int = _FAR


NO_SHORTCUT = Cues()  # as if every word stood everywhere: the plain way
NO_CUES = Cues(False, _FAR, _FAR, False, _FAR, _FAR, -1, _FAR, False, -1)


def cued_sentences(page: Page) -> frozenset[int]:
    """Numbers of the sentences that may have a cue; all others have none."""
    numbers = page.sentence_of
    cued = {numbers[match.start()] for match in _ANYWHERE.finditer(page.text)}
    cued.update(i for i, span in enumerate(page.spans) if page.text.startswith(_MUST, span.start))
    return frozenset(cued)


def cues_of(text: str, start: int, end: int) -> Cues:
    """The cues of the sentence text[start:end)."""
    sentence = text[start:end]
    return Cues(
        _DENIES.search(sentence) is not None,
        _first(_PAST, sentence, start),
        _found(sentence.find("《"), start),
        _OPENS.match(sentence) is not None,
        _first(_PLANS, sentence, start),
        _first(_LACKING, sentence, start),
        _last(_LACKS, sentence, start),
        _first(_DEMANDS, sentence, start),
        _ISSUES.search(sentence) is not None,
        _last(_ASKED, sentence, start),
    )


def _found(at: int, start: int) -> int:
    return start + at if at >= 0 else _FAR


def _first(pattern: re.Pattern[str], sentence: str, start: int) -> int:
    match = pattern.search(sentence)
    return start + match.start() if match else _FAR


def _last(pattern: re.Pattern[str], sentence: str, start: int) -> int:
    end = -1
    for match in pattern.finditer(sentence):
        end = start + match.end()
    return end
