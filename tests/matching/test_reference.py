"""The quick ways of the matcher find what a slow and plain reading of their definitions finds: no hit more, none less, none elsewhere.

Random phrases on random texts from few characters, so that pieces overlap, repeat and nearly fit. `DABIAO_PAIRS=100000` runs as many pairs of each
kind as docs/performance.md reports of; without it a few seconds' worth.
"""

from __future__ import annotations

import os
from itertools import pairwise, product
from random import Random

import pytest

from checker.matching import FixedTerms, Occurrences, Vocabulary, edit_budget, page_of, typo_places
from checker.matching.typos import _is_typo
from checker.matching.vocabulary import UNITS
from checker.reading import read_document
from checker.rulebook.wording import Wording
from checker.structure import outline_of

PAIRS = int(os.environ.get("DABIAO_PAIRS", "4000"))
PHRASES = 40  # tried on each text
CHARACTERS = "法治行政复议件次2余，；。"
NUMBER = "0123456789〇一二三四五六七八九十百千万亿两"
ABOUT = "余多几"
OWN = "法治行政复议件次2"


def page(text):
    document = read_document(text)
    return page_of(document, outline_of(document, year=2024, level="X"))


def texts(random, characters, length):
    for _ in range(max(1, PAIRS // PHRASES)):
        text = "".join(random.choice(characters) for _ in range(random.randint(length // 4, length)))
        yield page(f"某县报告\n{text}。")


def word(random, characters, shortest=1, longest=4):
    return "".join(random.choice(characters) for _ in range(random.randint(shortest, longest)))


# Wordings


def plain_places(prepared, piece):
    """Spans of the words of a piece inside one sentence, in order, the longer of two that begin together first."""
    found = []
    for sentence in prepared.spans:
        for one in set(piece):
            for start in range(sentence.start, sentence.end - len(one) + 1):
                if prepared.text[start : start + len(one)] != one:
                    continue
                if one in UNITS and not counted(prepared.text, start):
                    continue
                found.append((start, start + len(one)))
    return sorted(found, key=lambda span: (span[0], -span[1]))


def counted(text, start):
    before = text[:start]
    if before and before[-1] in ABOUT:
        before = before[:-1]
    return bool(before) and before[-1] in NUMBER


def plain_hits(prepared, wording):
    pieces = [plain_places(prepared, piece) for piece in wording.pieces]
    if len(pieces) == 1:
        return [((span,), span[0], span[1]) for span in pieces[0]]
    if not all(pieces):
        return []
    return list(
        plain_in_order(prepared, wording, pieces)
        if wording.ordered
        else plain_any_order(prepared, wording, pieces)
    )


def plain_in_order(prepared, wording, pieces):
    """For every place of the first piece the first way through the others, each as near as it can be."""
    for first in pieces[0]:
        here = [
            [span for span in spans if prepared.span_at(span[0]) == prepared.span_at(first[0])]
            for spans in pieces[1:]
        ]
        for chosen in product([first], *here):
            if all(0 <= b[0] - a[1] <= wording.reach for a, b in pairwise(chosen)):
                yield chosen, chosen[0][0], chosen[-1][1]
                break


def plain_any_order(prepared, wording, pieces):
    """For every place of the rarest piece the choice without overlap that stretches least, within the reach."""
    rarest = min(range(len(pieces)), key=lambda number: len(pieces[number]))
    others = [spans for number, spans in enumerate(pieces) if number != rarest]
    for anchor in pieces[rarest]:
        here = [
            [span for span in spans if prepared.span_at(span[0]) == prepared.span_at(anchor[0])]
            for spans in others
        ]
        best = None
        for chosen in product([anchor], *here):
            ordered = sorted(chosen)
            if any(a[1] > b[0] for a, b in pairwise(ordered)):
                continue
            stretch = max(end for _, end in chosen) - min(start for start, _ in chosen)
            if stretch <= wording.reach and (best is None or stretch < best[0]):
                best = stretch, ordered
        if best is not None:
            yield tuple(best[1]), best[1][0][0], best[1][0][0] + best[0]


def wordings(random):
    for _ in range(PHRASES):
        pieces = tuple(
            tuple(dict.fromkeys(word(random, OWN) for _ in range(random.randint(1, 3))))
            for _ in range(random.choice([1, 2, 2, 3, 4]))
        )
        ordered = random.random() < 0.5
        yield Wording("", pieces, ordered, random.randint(0, 12) if ordered else random.randint(3, 14))


def test_wordings_have_the_hits_of_their_definition():
    random = Random(20)
    pairs = found = 0
    for prepared in texts(random, CHARACTERS, 90):
        tried = list(wordings(random))
        occurrences = Occurrences(prepared, Vocabulary(tried))
        at_once = dict(occurrences.all_hits())
        for number, wording in enumerate(tried):
            expected = plain_hits(prepared, wording)
            hits = [(hit.pieces, hit.start, hit.end) for hit in occurrences.hits(wording)]
            assert hits == expected, (prepared.text, wording)
            assert at_once.get(number, []) == occurrences.hits(wording), (prepared.text, wording)
            pairs += 1
            found += bool(hits)
    assert found > pairs / 10, "too few hits to compare anything"


# Typos

TYPO_CHARACTERS = "法治制行政不复议决，。"


def distance(one, other):
    """Levenshtein's own table."""
    above = list(range(len(other) + 1))
    for number, a in enumerate(one, 1):
        row = [number]
        for at, b in enumerate(other, 1):
            row.append(min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (a != b)))
        above = row
    return above[-1]


def plain_typo(prepared, literal):
    """The nearest of all passages of about the length in one sentence: fewest edits, then earliest, then shortest."""
    budget = edit_budget(len(literal))
    passages = [
        (distance(literal, prepared.text[start : start + length]), start, start + length)
        for sentence in prepared.spans
        for start in range(sentence.start, sentence.end)
        for length in range(len(literal) - budget, len(literal) + budget + 1)
        if start + length <= sentence.end
    ]
    edits, start, end = min(passages, default=(budget + 1, 0, 0))
    if not 0 < edits <= budget or not _is_typo(literal, prepared.text, start, end):
        return None
    return start, end


def mutated(random, prepared):
    """A stretch of the text with an edit or two, or a word that has nothing to do with it."""
    length = random.randint(5, 11)
    start = random.randrange(max(1, len(prepared.text) - length))
    own = list(prepared.text[start : start + length].replace("。", "法").replace(",", "治"))
    for _ in range(random.randint(0, 2)):
        at = random.randrange(len(own) + 1)
        own[at : at + random.randint(0, 1)] = random.choice(["", "法", "复", "行"])
    return "".join(own) if random.random() < 0.9 else word(random, TYPO_CHARACTERS[:-2], 5, 11)


def test_typos_are_absorbed_where_the_definition_says():
    random = Random(21)
    pairs = found = 0
    for prepared in texts(random, TYPO_CHARACTERS, 50):
        for _ in range(PHRASES // 4):
            literal = mutated(random, prepared)
            place = typo_places(prepared, [literal]).get(literal)
            assert place == plain_typo(prepared, literal), (prepared.text, literal)
            pairs += 1
            found += place is not None
    assert found > pairs / 50, "too few typos to compare anything"


# Slips of one character in fixed terms

SLIP_CHARACTERS = "竞竟争审查法冶治政府议义复夏行"


@pytest.mark.parametrize("seed", range(4))
def test_slips_are_those_of_the_definition(seed):
    random = Random(seed)
    found = 0
    for _ in range(max(1, PAIRS // 200)):
        short = {word(random, SLIP_CHARACTERS, 3, 5) for _ in range(4)}
        long = {word(random, SLIP_CHARACTERS, 6, 9) for _ in range(6)}
        terms = FixedTerms(short, long)
        text = "".join(slipped(random, random.choice([*short, *long])) for _ in range(8))
        # Of several terms over one place the longest is meant; of two as long either.
        longest = {}
        for term in sorted({*short, *long}, key=len):
            for start in range(len(text) - len(term) + 1):
                if (
                    len(term) >= 6
                    and text[start : start + 3] != term[:3]
                    and text[start : start + len(term)][-3:] != term[-3:]
                ):
                    continue
                middle = len(term) // 2
                if (
                    len(term) < 6
                    and term[:middle] != text[start : start + middle]
                    and term[middle:] != text[start + middle : start + len(term)]
                ):
                    continue
                slip = terms._slip(text, start, term)
                if slip is not None:
                    longest[slip.at] = len(term)
        slips = terms.slips(text)
        assert {slip.at: len(slip.meant) for slip in slips} == longest, (text, short, long)
        found += len(slips)
    assert found


def slipped(random, term):
    at = random.randrange(len(term))
    return term[:at] + random.choice(SLIP_CHARACTERS) + term[at + 1 :] if random.random() < 0.7 else term
