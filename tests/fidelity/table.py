"""What the fidelity page says: every format's file of the gold text read back, and reports of the tuning corpus judged through each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fidelity import gold, letter, pages, typeset, word_files
from fidelity.measure import Fidelity, fidelity, same_verdicts
from fidelity.programs import chromium_pdf, office_files

from checker.check import check_document
from checker.reading import read_document
from checker.rulebook import load_rulebook, rulebook_folder
from checker.structure.blocks import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TUNE = Path(__file__).parents[1] / "corpus" / "tune"
_BEFORE, _AFTER = (gold.OPENING, *gold.BEFORE_TABLE), (*gold.AFTER_TABLE, *gold.CLOSING)
_FEWEST_PARAGRAPHS = 10  # a report on one line says nothing about paragraphs


@dataclass(frozen=True)
class Floor:
    """The least share that may be recovered, of gold text and of verdicts."""

    text: float
    verdicts: float


FLOORS = {
    **dict.fromkeys(("docx", "html", "mht", "txt"), Floor(1.0, 1.0)),
    **dict.fromkeys(("pdf", "ofd", "doc", "rtf", "odt"), Floor(0.95, 0.98)),
}


# A first line that is not in the article is read as a hint only, and only if it is a title by itself.
TITLE_ABOVE = "html, first line only above the article"


def floor_of(made: str) -> float:
    """The least share of same verdicts. made: the format's name first, as verdict_rows has it."""
    return 0.98 if made == TITLE_ABOVE else FLOORS[made.split(maxsplit=1)[0].rstrip(",")].verdicts


@dataclass(frozen=True)
class Row:
    """One file of the gold text. form: its format; made: how."""

    form: str
    made: str
    found: Fidelity


def gold_rows() -> Iterator[Row]:
    """Every file of the gold text that is made, read back."""
    everything = (*gold.PARAGRAPHS, *word_files.HARD_EXTRAS)
    for made, strict in (("every Word feature below", False), ("the same, strict OOXML", True)):
        yield _row("docx", made, word_files.hard_docx(strict=strict), everything)
    official = word_files.gold_docx()
    second = letter.letter_docx()
    yield _row("docx", "GB/T 9704 layout, by python-docx", official)
    yield _row("docx", "letter with a red head, by python-docx", second, letter.PARAGRAPHS, letter.ROWS)
    printed, printed_letter = office_files([official, second], ".docx", "pdf")
    yield _row("pdf", "GB/T 9704 layout, printed by LibreOffice", printed)
    yield _row("pdf", "letter, printed by LibreOffice", printed_letter, letter.PARAGRAPHS, letter.ROWS)
    yield _row("pdf", "plain web page printed by Chromium", chromium_pdf(_plain_page()))
    set_pages = typeset.pages_of(gold.TITLE, _BEFORE, gold.TABLE, _AFTER)
    yield _row("pdf", "own typesetting, every character placed, STSong-Light", typeset.as_pdf(set_pages))
    yield _row("ofd", "the same typesetting", typeset.as_ofd(set_pages))
    for form, name in (("doc", "doc:MS Word 97"), ("rtf", "rtf"), ("odt", "odt")):
        (old,) = office_files([official], ".docx", name)
        yield _row(form, "the docx in GB/T 9704 layout, saved by LibreOffice", old)


def page_rows() -> Iterator[Row]:
    """The ten kinds of web pages, as page and as single file. The title stands outside of the article, in the hints."""
    for kind in pages.KINDS:
        rows = gold.TABLE if kind in pages.WITH_TABLE else ()
        page = pages.page_of(kind, gold.TITLE, _BEFORE, rows, _AFTER)
        for form, data in (("html", page), ("mht", pages.as_mht(page))):
            yield _row(form, kind, data, gold.PARAGRAPHS[1:], gold.ROWS if rows else ())


def verdict_rows(count: int = 10) -> dict[str, tuple[int, int]]:
    """How made -> how many verdicts are those of the same text as .txt, and of how many."""
    rulebook = load_rulebook(rulebook_folder(None))
    reports = _reports(count)
    official = [word_files.official_docx(report[0], report[1:]) for report in reports]
    typeset_pages = [typeset.pages_of(report[0], report[1:]) for report in reports]
    kinds = list(pages.KINDS)
    web, above = (
        [pages.page_of(kinds[n % len(kinds)], report[0], report[first:]) for n, report in enumerate(reports)]
        for first in (0, 1)
    )
    files = {
        "docx": official,
        "html, each of another kind": web,
        "mht of these": [pages.as_mht(page) for page in web],
        TITLE_ABOVE: above,
        "pdf by LibreOffice": office_files(official, ".docx", "pdf"),
        "pdf of own typesetting": [typeset.as_pdf(pages_of) for pages_of in typeset_pages],
        "ofd of own typesetting": [typeset.as_ofd(pages_of) for pages_of in typeset_pages],
        "doc by LibreOffice": office_files(official, ".docx", "doc:MS Word 97"),
        "rtf by LibreOffice": office_files(official, ".docx", "rtf"),
    }
    plain = [check_document(read_document("\n".join(report).encode()), rulebook) for report in reports]
    found = {}
    for made, datas in files.items():
        pairs = [
            same_verdicts(card, check_document(read_document(data), rulebook))
            for card, data in zip(plain, datas, strict=True)
        ]
        found[made] = (sum(same for same, _ in pairs), sum(whole for _, whole in pairs))
    return found


def _reports(count: int) -> list[list[str]]:
    """Reports of the tuning half, spread over it, as their paragraphs."""
    paragraphs = []
    for path in sorted(TUNE.glob("*.txt")):
        document = read_document(path)
        blocks = [document.text[block.start : block.end] for block in blocks_of(document)]
        if len(blocks) >= _FEWEST_PARAGRAPHS:
            paragraphs.append(["".join(block.split("\n")).strip() for block in blocks])
    step = max(1, len(paragraphs) // count)
    return paragraphs[::step][:count]


def _row(
    form: str,
    made: str,
    data: bytes,
    paragraphs: tuple[str, ...] = gold.PARAGRAPHS,
    rows: tuple[str, ...] = gold.ROWS,
) -> Row:
    document = read_document(data)
    assert document.format == form, (document.format, form)
    return Row(form, made, fidelity(document, paragraphs, rows))


def _plain_page() -> str:
    style = (
        "<style>body{font-family:'Noto Serif CJK SC',serif} p{text-indent:2em} h1{text-align:center}</style>"
    )
    body = pages.article(_BEFORE, indent="") + pages.table(gold.TABLE) + pages.article(_AFTER, indent="")
    return f"<!DOCTYPE html><html><meta charset=utf-8>{style}<body><h1>{gold.TITLE}</h1>{body}</body></html>"
