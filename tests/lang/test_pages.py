"""The scorecard in English, on a terminal and as HTML: as agreed, and without a Chinese word but the report's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from hostile.corpus import all_cases
from lang.card import SPOKEN, SPOKEN_UNREADABLE
from lang.residue import residue
from rendering.pages import Page, faults_of, shell

from checker.check import Checked, check_report
from checker.finding import Outcome
from checker.lang import ENGLISH, cited, say, speaking
from checker.rendering.html import IndexRow, render_html, render_index
from checker.rendering.overview import overview_lines
from checker.rendering.terminal import scorecard_lines
from checker.scorecard import Scorecard

TUNE = sorted((Path(__file__).parents[1] / "corpus" / "tune").glob("*.txt"))
# Of the hostile files and of the labelled reports one in so many is read here.
SOME, EVERY = 40, 4


def terminal(card: Scorecard, width: int = 80) -> str:
    with speaking(ENGLISH):
        return "".join(f"{line.plain.rstrip()}\n" for line in scorecard_lines(card, width))


def page(checked: Checked, **options: object) -> str:
    with speaking(ENGLISH):
        return render_html(checked, **options)  # type: ignore[arg-type]


def test_the_card_on_a_terminal_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("lang/scorecard-80.txt", terminal(SPOKEN.scorecard))


def test_the_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("lang/report.html", shell(page(SPOKEN, date="2025-03-28")))


def test_a_report_that_cannot_be_read_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("lang/unreadable.txt", terminal(SPOKEN_UNREADABLE))
    names = (Path(SPOKEN_UNREADABLE.document.path).name,)
    assert residue(_words(page(Checked(SPOKEN_UNREADABLE))), names) == []


def test_a_page_in_english_is_closed_in_itself() -> None:
    assert faults_of(page(SPOKEN), lang="en") == []
    assert Page(page(SPOKEN)).all("article")[0].attributes["lang"] == "zh-CN"


def test_nothing_around_the_report_stays_chinese() -> None:
    """Words of the page, its attributes and the notes inside the text: what is left are headings, clauses and the waiver's own words."""
    card, whole = SPOKEN.scorecard, page(SPOKEN, date="2025-03-28")
    around = re.sub(r"(?s)<article.*?</article>", "", whole) + "".join(
        re.findall(r"(?s)<aside.*?</aside>", whole)
    )
    around += " ".join(re.findall(r' (?:title|aria-label|placeholder)="([^"]*)"', whole))
    quotes = [quote for finding in card.findings for quote in finding.evidence]
    quotes += [quote for query in card.consistency for quote in query.quotes]
    own = {quote.heading for quote in quotes} | {near.place for f in card.findings if (near := f.nearest)}
    own |= {clause.text for finding in card.findings for clause in finding.basis}
    own |= {Path(card.document.path).name, "另行报告", "市委依法治市办", "－", *names(card)}
    assert residue(_words(around), tuple(sorted(filter(None, own), key=len, reverse=True))) == []


def test_a_chinese_page_after_an_english_one_is_chinese() -> None:
    before = render_html(SPOKEN)
    page(SPOKEN)
    assert render_html(SPOKEN) == before
    assert 'lang="zh-CN"' in before


def test_the_index_and_the_table_of_several_reports_are_english() -> None:
    cards = [SPOKEN.scorecard, SPOKEN_UNREADABLE]
    names = tuple(
        name
        for card in cards
        for name in (card.document.title, card.document.path, card.document.issuer)
        if name
    )
    with speaking(ENGLISH):
        index = render_index([IndexRow(card, "page.html") for card in cards], date="2025-03-28")
        table = "\n".join(line.plain for line in overview_lines(cards, 100))
    names += tuple(Path(name).name for name in names)
    assert residue(_words(index), names) == []
    assert residue(table, names) == []


@pytest.mark.parametrize("path", TUNE[::EVERY], ids=lambda path: path.stem)
def test_nothing_a_check_says_of_a_report_stays_chinese(path: Path) -> None:
    card = check_report(path, hints=True)
    names = (card.document.issuer or "",)
    with speaking(ENGLISH):
        left = {text: rest for text in said(card) if (rest := residue(say(text), names))}
        clauses = {clause.text for finding in card.findings for clause in finding.basis}
        bare = {text for text in clauses if cited(text) == text}
    assert not left
    assert not bare


def test_nothing_that_is_said_of_a_hostile_file_stays_chinese() -> None:
    """Every SOME-th of the light cases of tests/hostile; most are refused with a reason."""
    light = [case for case in all_cases() if not case.heavy][::SOME]
    assert len(light) > 15
    cards = [(case.name, check_report(case.make())) for case in light]
    with speaking(ENGLISH):
        left = {
            (name, text): rest
            for name, card in cards
            for text in said(card)
            if (rest := residue(say(text), names(card)))
        }
    assert not left


def names(card: Scorecard) -> tuple[str, ...]:
    return tuple(filter(None, (card.document.issuer, card.document.title)))


def test_labels_are_english() -> None:
    labels = set(re.findall(r"(?m)^ +([a-z-]+(?: by)?)  ", terminal(SPOKEN.scorecard)))
    assert {"score", "elements", "basis", "asked by", "nearest", "quote", "place", "advice"} <= labels


def said(card: Scorecard) -> Iterator[str]:
    """Every sentence of the program in a scorecard."""
    for finding in card.findings:
        yield from filter(None, (finding.title, finding.reason, finding.advice, finding.review))
        yield from (quote.place for quote in finding.evidence)
        if finding.nearest is not None:
            yield from (finding.nearest.lacks, finding.nearest.wording, finding.nearest.place)
    for query in card.consistency:
        yield from (query.title, query.message, *(quote.place for quote in query.quotes))
    yield from (notice.message for notice in card.document.warnings)
    if card.score is not None:
        yield from (card.score.formula, card.score.cap, card.score.grade or "")
        yield from (group.title for group in card.score.by_group)
    if card.error is not None:
        yield from (card.error.message, card.error.hint)


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(style|script)>.*?</\1>", "", html)))


def test_outcomes_are_words_of_the_card() -> None:
    with speaking(ENGLISH):
        assert [say(word) for word in ("充分", "仅提及", "缺失")] == ["met", "partial", "missing"]
    assert Outcome.MET.value == "met"
