"""Last year's plan and shortcomings of every body of a store against this year's report. Hints, no verdict.

What must be in the store: the text with its sentences by part (`texts`), and the shortcomings as the checker told them apart
(`findings.pairs` of plan/answers-shortcomings). How rare a wording is comes from a sample of the store's own reports.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from checker.audit.likeness import Side
from checker.audit.promises import Followed, Promises, Repeated, Said
from checker.batch.comparisons.following import Following, Lack, Statement, repeated
from checker.batch.comparisons.masking import Mask, names_of
from checker.batch.comparisons.rarity import Rarity, matter, pairs_in
from checker.batch.store import Store, sentences_of, text_of
from checker.structure.outline import PartName

_SAMPLE = 500  # reports: enough to know a common wording, and the same work for a store of any size
_SHORTEST = 6  # letters; shorter sentences are numbers, names and dates
_SHORTEST_HEADING = 12  # letters; a longer heading of the plan that ends like a sentence is one
_DONE = (PartName.MEASURES, PartName.FIRST_RESPONSIBLE)
_STOPS = ("。", "；", ";")
_COLONS = ("：", ":")
_COMMAS = ("，", ",")
_ENTRY = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|要)|(?:第|其)[一二三四五六七八九][，,])")

_REPORTS = """
SELECT i.path, r.id, r.issuer, r.level, r.region_name, r.body, r.anchored, r.year
FROM inputs i JOIN reports r ON r.id = i.report_id
WHERE i.status = 'assessed' AND r.is_annual_report = 1 AND r.body IS NOT NULL AND r.year IS NOT NULL
ORDER BY r.body, r.year, i.path
"""
_PAIRS = "SELECT pairs FROM findings WHERE report_id = ? AND pairs IS NOT NULL"


def find_promises(store: Store, issuer: str | None = None, year: int | None = None) -> Promises:
    """Every body with reports on two consecutive years. issuer: a name or key, or a part of one; year: of the later report."""
    rows = list(store.rows(_REPORTS))
    finder = _Finder(store, _rarity(store, rows))
    followed: list[Followed] = []
    unclear: list[tuple[str, int]] = []
    alone = 0
    wanted = _wanted(rows, issuer)
    for body, group in groupby(rows, key=lambda row: str(row["body"])):
        if body not in wanted:
            continue
        found, doubtful = finder.body(list(group), year)
        followed += found
        unclear += doubtful
        alone += not found and not doubtful
    followed.sort(key=lambda one: (one.name, one.before.body or "", one.after.year or 0))
    return Promises(tuple(followed), alone, tuple(unclear))


def _wanted(rows: Sequence[sqlite3.Row], issuer: str | None) -> set[str]:
    """Keys of the bodies of this name or key; else of those whose name or key contains it."""
    if issuer is None:
        return {row["body"] for row in rows}
    exact = {row["body"] for row in rows if issuer in (row["body"], row["issuer"])}
    return exact or {row["body"] for row in rows if issuer in row["body"] or issuer in (row["issuer"] or "")}


@dataclass(frozen=True)
class _Report:
    """plan: sentences that may promise something."""

    row: sqlite3.Row
    mask: Mask
    has_plan: bool
    plan: tuple[Statement, ...]
    measures: tuple[Statement, ...]
    shortcomings: tuple[Lack, ...]


class _Finder:
    def __init__(self, store: Store, rarity: Rarity) -> None:
        self._store, self._rarity = store, rarity

    def body(
        self, rows: Sequence[sqlite3.Row], year: int | None
    ) -> tuple[list[Followed], list[tuple[str, int]]]:
        """(pairs of years, years with several reports). rows: all reports of one body, by year."""
        by_year = {number: list(group) for number, group in groupby(rows, key=lambda row: int(row["year"]))}
        doubtful = [(str(group[0]["issuer"]), number) for number, group in by_year.items() if len(group) > 1]
        single = {number: group[0] for number, group in by_year.items() if len(group) == 1}
        found: list[Followed] = []
        read: dict[int, _Report] = {}
        running: dict[
            int, int
        ] = {}  # start of a shortcoming in the earlier report -> for how many years it has been named
        # The years before the one that is asked for tell for how long a shortcoming has been named.
        for number in sorted(single):
            if number - 1 not in single or (year is not None and number > year):
                running = {}
                continue
            before = read.get(number - 1) or self._read(single[number - 1])
            after = self._read(single[number])
            read = {number: after}
            one = self._followed(before, after, running)
            running = {again.after.start: again.years for again in one.repeated}
            if year is None or number == year:
                found.append(one)
        return found, [(name, number) for name, number in doubtful if year in (None, number, number + 1)]

    def _followed(self, before: _Report, after: _Report, running: dict[int, int]) -> Followed:
        following = Following(self._rarity, after.measures, after.plan)
        again = repeated(self._rarity, before.shortcomings, after.shortcomings)
        return Followed(
            name=after.row["issuer"] or after.row["body"],
            region_name=after.row["region_name"],
            level=after.row["level"],
            anchored=bool(before.row["anchored"] and after.row["anchored"]),
            before=_side(before.row),
            after=_side(after.row),
            has_plan=before.has_plan,
            has_measures=bool(after.measures),
            promises=tuple(following.promise(one.said, before.mask) for one in before.plan),
            shortcomings=len(before.shortcomings),
            repeated=tuple(
                Repeated(old, new, share, running.get(old.start, 1) + 1) for old, new, share in again
            ),
        )

    def _read(self, row: sqlite3.Row) -> _Report:
        mask = Mask(names_of(row["issuer"], row["region_name"]))
        text = text_of(self._store, row["id"])
        sentences = list(_sentences(self._store, row["id"], text))
        plan = [
            said
            for part, heading, said in _without_topics(sentences, mask)
            if part is PartName.PLAN
            # 2025年将重点做好以下工作： leads over to the list and promises nothing itself.
            and not said.quote.rstrip().endswith(_COLONS)
            and (not heading or _is_sentence(said, text, mask))
        ]
        return _Report(
            row,
            mask,
            has_plan=any(part is PartName.PLAN for part, _, _ in sentences),
            plan=_statements(plan, mask),
            measures=_statements((said for part, _, said in sentences if part in _DONE), mask),
            shortcomings=tuple(
                Lack(said, letters)
                for said in self._shortcomings(row["id"], sentences)
                if len(letters := matter(mask(said.quote).letters)) >= _SHORTEST
            ),
        )

    def _shortcomings(self, report: int, sentences: Sequence[tuple[PartName, bool, Said]]) -> list[Said]:
        """As the checker told them apart; where it did not, because there is no plan to answer them, sentence by sentence."""
        stored = next(self._store.rows(_PAIRS, (report,)), None)
        if stored is None:
            return [said for part, head, said in sentences if part is PartName.SHORTCOMINGS and not head]
        told = [pair["shortcoming"] for pair in json.loads(stored["pairs"])]
        return [Said(one["quote"], one["start"], one["end"], one["heading"]) for one in told]


def _rarity(store: Store, rows: Sequence[sqlite3.Row]) -> Rarity:
    rarity = Rarity()
    # Ids are made from content: the smallest are as good as drawn at random, and the same every time.
    for row in sorted(rows, key=lambda row: int(row["id"]))[:_SAMPLE]:
        mask = Mask(names_of(row["issuer"], row["region_name"]))
        rarity.add(
            pairs_in(matter(mask(said.quote).letters))
            for _, _, said in _sentences(store, row["id"], text_of(store, row["id"]))
        )
    return rarity


def _sentences(store: Store, report: int, text: str) -> Iterator[tuple[PartName, bool, Said]]:
    """(part, whether it is a heading, sentence) with the heading above it."""
    heading = ""
    for sentence in sentences_of(store, report):
        quote = text[sentence.start : sentence.end]
        place = "" if sentence.is_heading else heading
        yield sentence.part, sentence.is_heading, Said(quote, sentence.start, sentence.end, place)
        if sentence.is_heading:
            heading = " ".join(quote.split())


def _statements(sentences: Iterator[Said] | list[Said], mask: Mask) -> tuple[Statement, ...]:
    return tuple(
        Statement(said, pairs_in(matter(letters)))
        for said in sentences
        if len(letters := mask(said.quote).letters) >= _SHORTEST
    )


def _without_topics(
    sentences: Sequence[tuple[PartName, bool, Said]], mask: Mask
) -> Iterator[tuple[PartName, bool, Said]]:
    """The sentences without those that only name what the next ones of their entry are about: 三是规范涉企执法。出台……规定。"""
    for one, following in zip_longest(sentences, sentences[1:]):
        said = one[2]
        entry = _ENTRY.match(said.quote)
        if entry and following is not None and following[0] is one[0] and not following[1]:
            rest = said.quote[entry.end() :]
            short = len(mask(rest).letters) < _SHORTEST_HEADING and not any(
                comma in rest for comma in _COMMAS
            )
            if short and not _ENTRY.match(following[2].quote):
                continue
        yield one


def _is_sentence(said: Said, text: str, mask: Mask) -> bool:
    """Whether a heading of the plan says what will be done: （三）编印普法手册，建设法治驿站3处。"""
    stopped = said.quote.endswith(_STOPS) or text.startswith(_STOPS, said.end)
    return stopped and len(mask(said.quote).letters) >= _SHORTEST_HEADING


def _side(row: sqlite3.Row) -> Side:
    return Side(row["id"], row["path"], row["issuer"] or row["path"], row["year"], row["body"])
