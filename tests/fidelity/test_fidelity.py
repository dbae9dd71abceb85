"""The floors of docs/fidelity.md, in a short form where programs are needed."""

import pytest
from fidelity import gold, pages, word_files
from fidelity.__main__ import under_floor
from fidelity.measure import fidelity
from fidelity.table import gold_rows, page_rows, verdict_rows
from reading.samples import docx, para

from checker.reading import read_document


@pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])
def test_the_hard_word_file_is_read_whole(strict):
    document = read_document(word_files.hard_docx(strict=strict))
    found = fidelity(document, (*gold.PARAGRAPHS, *word_files.HARD_EXTRAS), gold.ROWS)
    assert (found.least, found.foreign) == (1.0, 0)
    assert [notice.code for notice in document.notices] == ["tracked-changes", "hidden-text"]


def test_all_kinds_of_pages_are_read_whole():
    rows = list(page_rows())
    assert len(rows) == 2 * len(pages.KINDS) == 20
    assert [(row.made, row.found) for row in rows if row.found.least < 1 or row.found.foreign] == []


@pytest.mark.parametrize("kind", pages.KINDS)
def test_every_kind_of_page_tells_its_title_and_day(kind):
    hints = read_document(pages.page_of(kind, gold.TITLE, (gold.OPENING, *gold.BEFORE_TABLE))).hints
    assert (hints.title, hints.published) == (gold.TITLE, "2025-03-28")
    assert hints.published_source


def test_what_is_lost_or_added_shows():
    whole = read_document(docx(*map(para, gold.PARAGRAPHS)))
    less = read_document(docx(*map(para, gold.PARAGRAPHS[:-1]), para("打印本页")))
    full, lacking = (fidelity(document, gold.PARAGRAPHS) for document in (whole, less))
    assert (full.least, full.foreign) == (1.0, 0)
    assert lacking.paragraphs == (len(gold.PARAGRAPHS) - 1, len(gold.PARAGRAPHS))
    assert lacking.numbers[1] - lacking.numbers[0] == 3
    assert lacking.foreign == 4


@pytest.mark.desktop
def test_no_format_is_under_its_floor():
    assert under_floor(list(gold_rows()), verdict_rows(count=2)) == []
