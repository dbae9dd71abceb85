"""A page is cut into clauses as its definition says: at a comma or colon, unless digits stand on both sides in the same sentence."""

from __future__ import annotations

from random import Random

from checker.matching import page_of
from checker.reading import read_document
from checker.structure import outline_of

CHARACTERS = "法治12,，:：。；\n 第"


def plain_clauses(text, span):
    """Each with its comma."""
    clauses, start = [], span.start
    for at in range(span.start, span.end):
        grouped = at > 0 and text[at - 1].isdecimal() and at + 1 < span.end and text[at + 1].isdecimal()
        if text[at] in ",:" and not grouped:
            clauses.append((start, at + 1))
            start = at + 1
    return [*clauses, (start, span.end)] if start < span.end else clauses


def plain_place(text, position, span, clauses):
    """Where the clause of a position begins, and where it ends without its comma; a comma reaches as far as the clause behind it."""
    number = next(n for n, (start, end) in enumerate(clauses) if start <= position < end)
    start = clauses[number][0]
    number += is_cut_behind(text, position, clauses)
    end = clauses[number][1] if number < len(clauses) else span.end
    if number < len(clauses) and is_cut_behind(text, end - 1, clauses):
        end -= 1
    before = text[max(0, position - 2) : position]
    in_number = (
        len(before) == 2 and before[0].isdecimal() and before[1] in ",:" and text[position].isdecimal()
    )
    return position if in_number else start, end


def is_cut_behind(text, position, clauses):
    return text[position] in ",:" and any(end == position + 1 for _, end in clauses)


def test_every_position_has_the_clause_of_the_definition():
    random = Random(23)
    cut = 0
    for _ in range(300):
        body = "".join(random.choice(CHARACTERS) for _ in range(random.randint(5, 80)))
        document = read_document(f"某县报告\n{body}。")
        page = page_of(document, outline_of(document, year=2024, level="X"))
        for index, span in enumerate(page.spans):
            clauses = plain_clauses(page.text, span)
            assert page.clauses(index) == clauses, page.text
            cut += len(clauses) > 1
            for position in range(span.start, span.end):
                expected = plain_place(page.text, position, span, clauses)
                assert page.clause_at(position) == expected, (page.text, position)
    assert cut > 100
