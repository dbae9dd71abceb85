"""Fixed terms, official titles and formulas of the year: consistency/wording. What is right stands in rules/wording.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise
from types import MappingProxyType

from checker.finding import Certainty, ConsistencyFinding
from checker.folding import fold
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.homophones import slips_of
from checker.judging.consistency.meetings import meetings_out_of_time
from checker.matching.edits import distance
from checker.rulebook.loading import load_terms
from checker.rulebook.terms import Terms

CHECK, TITLE = "consistency/wording", "规范表述"
_BOOK = re.compile(r"《([^《》]{4,60})》")
# What may be left out of a title, or put before or behind it, without making it another title.
_LOOSE = re.compile(
    r"^中华人民共和国|^(?:中共中央|国务院|办公厅|中央全面依法治国委员会|[、和])+(?=关于)|\((?:试行|暂行|修订|草案|\d{4}-\d{4}年?|\d{4}年(?:版|修订))\)|的通知$"
)
_SHORT_TITLE = 8  # titles of laws differ by one or two characters from each other: below, only what is exact is told apart
_MAX_EDITS = 2
_NEAR = 60  # characters within which a word excuses another; pages without any full stop exist
_SHOWN = 4  # places quoted with one finding
_OTHER_DOCUMENT = frozenset(
    {
        "实施",
        "贯彻",
        "落实",
        "办法",
        "规定",
        "细则",
        "方案",
        "意见",
        "通知",
        "全省",
        "全市",
        "全县",
        "全区",
        "我省",
        "我市",
    }
)
_BODY = re.compile(r"依法治(省|市|区|县|旗|州)(委员会|领导小组)")
_IN_FULL = "全面"  # the first word of its full name


def wording(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Misspelt fixed terms, homophones in key terms, inexact titles, formulas and meetings of another year, names that vary."""
    terms = load_terms(draft.rules)
    told: set[int] = set()  # squeezed positions that a finding speaks of
    for found in (_misspelt(draft, terms), _homophones(draft, terms), _titles(draft, terms)):
        for places, certainty, message in found:
            if told.isdisjoint(range(*places[0])):
                told.update(*(range(start, end) for start, end in places))
                more = f"（共{len(places)}处）" if len(places) > 1 else ""
                yield draft.finding(CHECK, TITLE, certainty, f"{message}{more}", places[:_SHOWN])
    yield from _outdated(draft, terms)
    meetings: dict[tuple[Certainty, str], list[_Place]] = {}
    for start, end, certainty, message in meetings_out_of_time(draft, terms):
        meetings.setdefault((certainty, message), []).append((start, end))
    for (certainty, message), places in meetings.items():
        yield draft.finding(CHECK, TITLE, certainty, message, places[:_SHOWN])
    yield from _varying_names(draft)


_Place = tuple[int, int]  # squeezed
_Found = Iterator[tuple[list[_Place], Certainty, str]]


def _misspelt(draft: Draft, terms: Terms) -> _Found:
    standing = _standing(tuple(wrong for entry in terms.misspelt for wrong in entry.wrong), draft.text)
    for entry in terms.misspelt if standing else ():
        places = [
            (start, start + len(wrong))
            for wrong in entry.wrong
            if wrong in standing
            for start in _all(draft.text, wrong)
            if not _excused(draft, start, entry.unless)
        ]
        if places:
            start, end = min(places)
            message = f"“{draft.text[start:end]}”是否应为“{entry.right}”？{entry.why}。"
            yield sorted(places), entry.certainty, message


def _homophones(draft: Draft, terms: Terms) -> _Found:
    slips: dict[tuple[str, str, bool], list[_Place]] = {}
    for slip in slips_of(draft, terms):
        key = (draft.text[slip.start : slip.end], slip.meant, slip.sound)
        slips.setdefault(key, []).append((slip.start, slip.end))
    for (written, meant, sound), places in slips.items():
        kind = "同音" if sound else "形近"
        yield sorted(places), Certainty.LIKELY, f"“{written}”是否应为“{meant}”？疑为{kind}误字。"


def _titles(draft: Draft, terms: Terms) -> _Found:
    known = _cores(terms.titles)
    slips: dict[str, list[_Place]] = {}
    for match in _BOOK.finditer(draft.text):
        slips.setdefault(match.group(1), []).append(match.span())
    for written, places in slips.items():
        core = _core(written)
        right = None if core in known or len(core) < _SHORT_TITLE else _nearest(core, known)
        if right is not None:
            message = f"文件名称与正式名称不完全一致，是否指《{right}》？引用文件应与正式名称用字一致。"
            yield places, Certainty.LIKELY, message


@lru_cache(maxsize=4)
def _cores(titles: tuple[str, ...]) -> Mapping[str, str]:
    return MappingProxyType({_core(title): title for title in titles})


def _core(title: str) -> str:
    """A title without what may be left out."""
    folded = fold(title).replace(" ", "").replace('"', "")
    return _LOOSE.sub("", _LOOSE.sub("", folded))


def _nearest(core: str, known: Mapping[str, str]) -> str | None:
    """The official title that a title is a slip of: one or two characters more, fewer, wrong or changed in place."""
    best: tuple[int, str] | None = None
    for right, title in known.items():
        if len(right) < _SHORT_TITLE or abs(len(right) - len(core)) > _MAX_EDITS:
            continue
        # Or the same characters in another order: 督察责任落实 for 责任落实督察.
        if _one_slip(core, right) or (len(core) == len(right) and sorted(core) == sorted(right)):
            edits = distance(core, right, _MAX_EDITS)
            best = min(best or (edits, title), (edits, title))
    return None if best is None else best[1]


def _one_slip(core: str, right: str) -> bool:
    """Whether two titles differ at one place only: other titles share words, slips share everything but one."""
    start = 0
    while start < min(len(core), len(right)) and core[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(core), len(right)) - start and core[-1 - end] == right[-1 - end]:
        end += 1
    changed = core[start : len(core) - end]
    if (start == 0 and len(core) != len(right)) or changed in _OTHER_DOCUMENT:
        return False  # 某县重大行政决策程序规定, 关于……的实施意见: another issuer's document
    if len(core) == len(right):
        return (
            len(core) - start - end == 1
        )  # 法治某某建设规划 beside 法治中国建设规划: two characters are another name
    return max(len(core), len(right)) - start - end <= _MAX_EDITS


def _outdated(draft: Draft, terms: Terms) -> Iterator[ConsistencyFinding]:
    if draft.year is None:
        return
    standing = _standing(tuple(old for entry in terms.outdated for old in entry.wording), draft.text)
    for entry in terms.outdated if standing else ():
        if draft.year < entry.first_year:
            continue
        places = [
            (start, start + len(old))
            for old in entry.wording
            if old in standing
            for start in _all(draft.text, old)
            if not _excused(draft, start, entry.unless)
        ]
        if places:
            places.sort(key=lambda place: (place[0], -place[1]))
            places = [b for a, b in pairwise([(0, 0), *places]) if b[0] >= a[1]]
            start, end = places[0]
            message = (
                f"{draft.year}年度报告仍用“{draft.text[start:end]}”，是否应为“{entry.instead}”？{entry.why}。"
            )
            yield draft.finding(CHECK, TITLE, entry.certainty, message, places[:_SHOWN])


def _varying_names(draft: Draft) -> Iterator[ConsistencyFinding]:
    """The committee for the rule of law under several names: an abbreviation may be meant, so it is a hint."""
    names: dict[str, dict[str, tuple[int, int]]] = {}
    for match in _BODY.finditer(draft.text):
        start = match.start() - len(_IN_FULL)
        in_full = draft.text.startswith(_IN_FULL, max(0, start))
        name = f"{_IN_FULL if in_full else ''}{match.group()}"
        place = (start if in_full else match.start(), match.end())
        names.setdefault(match.group(1), {}).setdefault(name, place)
    for forms in names.values():
        if len(forms) > 1:
            message = f"同一机构前后写作{'、'.join(f'“{name}”' for name in forms)}，请核对：是否统一名称？"
            yield draft.finding(CHECK, TITLE, Certainty.HINT, message, sorted(forms.values()))


def _standing(words: tuple[str, ...], text: str) -> frozenset[str]:
    """The words that may stand in a text, looked for in one pass: most reports have hardly any of them.

    One word may hide another that begins at the same place: all are taken that begin with the character of a place.
    """
    if not words:
        return frozenset()
    any_word = _any_of(words)
    heads = set()
    match = any_word.search(text)
    while match is not None:
        heads.add(text[match.start()])
        match = any_word.search(text, match.start() + 1)
    return frozenset(word for word in words if word[0] in heads)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # By first characters, so that a place in the text is tried against few of them.
    heads = groupby(sorted(set(words)), key=lambda word: word[0])
    return re.compile("|".join(f"{re.escape(head)}(?:{_rests(found)})" for head, found in heads))


def _rests(words: Iterable[str]) -> str:
    return "|".join(re.escape(word[1:]) for word in words)


def _all(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _excused(draft: Draft, start: int, unless: tuple[str, ...]) -> bool:
    """Whether a word near by in the sentence excuses what stands at a place."""
    if not unless:
        return False
    first, last = max(0, start - _NEAR), start + _NEAR
    index = draft.page.span_at(start)
    if index is not None:
        span = draft.page.spans[index]
        first, last = max(first, span.start), min(last, span.end)
    around = draft.text[first:last]
    return any(word in around for word in unless)
