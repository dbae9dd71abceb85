"""What is measured, a function for each part of the page. Every one returns plain values for JSON."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from bench.baselines import every_phrase, one_pass, phrases_of, with_cutoff_and_stop
from bench.material import blocks_of, multiplied, text_of, with_idle_rules
from bench.measuring import peak_memory, run_commands, take_turns

from checker.batch.generator import Recipe, make_corpus
from checker.batch.generator.formats import as_html, as_markdown, as_text, as_word
from checker.check import check_document
from checker.judging import judge_report
from checker.judging.fixed_terms import fixed_terms
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import Rulebook, load_rulebook
from checker.rulebook.loading import load_terms
from checker.structure import outline_of
from checker.timings import JUDGING, MATCHING, measured, stage

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = next((ROOT / "seeds").glob("*.txt"))
LENGTHS, ELEMENTS = (3_000, 6_000, 15_000), (300, 1_000)
MIDDLE = 6_000  # characters: the length the bars speak of
IDLE = 300
_START = "from checker.cli import start; start()"
_CHECK = [sys.executable, "-c", _START, "check", str(SAMPLE)]


def matching(length: int, rulebook: Rulebook, rounds: int, naive: bool = True) -> dict[str, Any]:
    """Milliseconds a report: ours, the naive ways, one pass.

    Each round has a report of its own, so that nothing remembered of a text helps. `found and judged` is what the naive ways stand
    against: page, slips, hits, typo layer and all verdicts, since the naive ways give no verdicts but their time is known.
    """
    texts = [text_of(length, number) for number in range(rounds + 1)]
    documents = [read_document(text) for text in texts]
    outlines = [outline_of(document) for document in documents]
    terms = fixed_terms(rulebook, load_terms())
    phrases = phrases_of(rulebook)
    name, passed = one_pass(rulebook)

    matched: list[float] = []

    def judged(number: int) -> None:
        outline = outlines[number]
        with measured(time.process_time) as watch:
            with stage(MATCHING):
                page = page_of(documents[number], outline).with_slips(terms)
            with stage(JUDGING):
                judge_report(page, rulebook, outline.title.year, outline.title.level)
        matched.append(watch.seconds[MATCHING] * 1000)

    ways: dict[str, Any] = {
        "whole check": lambda number: check_document(read_document(texts[number]), rulebook),
        "found and judged": judged,
        "one pass": lambda number: passed(documents[number].folded),
    }
    if naive:
        ways["partial_ratio, cutoff 80, element stop"] = lambda number: with_cutoff_and_stop(
            phrases, documents[number].folded
        )
        ways["partial_ratio of every phrase"] = lambda number: every_phrase(phrases, documents[number].folded)
    times = take_turns(ways, rounds)
    times["matching"] = statistics.median(
        matched[1:]
    )  # part of what is found and judged; the first prepared the rulebook
    return {
        "characters": round(statistics.mean(map(len, texts))),
        "elements": len(rulebook.rules),
        "phrases": sum(map(len, phrases.values())),
        "one pass by": name,
        "ms": times,
    }


def warm(rounds: int) -> list[dict[str, Any]]:
    book = load_rulebook()
    found = [matching(length, book, rounds) for length in LENGTHS]
    for count in ELEMENTS:
        larger = multiplied(book, count)
        found += [matching(length, larger, max(3, rounds // 2), naive=length == MIDDLE) for length in LENGTHS]
    return found


def idle_rules(rounds: int) -> dict[str, Any]:
    """The whole check with and without elements that no text mentions, in turns."""
    book = load_rulebook()
    larger = with_idle_rules(book, IDLE)
    texts = [text_of(MIDDLE, 100 + number) for number in range(rounds + 1)]
    ways: dict[str, Any] = {
        "as it is": lambda number: check_document(read_document(texts[number]), book),
        "with idle elements": lambda number: check_document(read_document(texts[number]), larger),
    }
    return {"idle elements": IDLE, "ms": take_turns(ways, rounds)}


def growth(rounds: int) -> list[dict[str, Any]]:
    """Milliseconds by length of the text, all lengths in turns."""
    book = load_rulebook()
    lengths = (*LENGTHS, 30_000, 60_000)
    texts = {length: [text_of(length, 200 + number) for number in range(rounds + 1)] for length in lengths}

    def way(length: int) -> Any:
        return lambda number: check_document(read_document(texts[length][number]), book)

    times = take_turns({str(length): way(length) for length in lengths}, rounds)
    sizes = {length: statistics.mean(map(len, texts[length])) for length in lengths}
    return [
        {
            "characters": round(sizes[length]),
            "ms": times[str(length)],
            "ms per 1,000 characters": times[str(length)] / sizes[length] * 1000,
        }
        for length in lengths
    ]


def cold(rounds: int) -> dict[str, Any]:
    """Fresh processes. Byte code and caches in a folder of their own, as after a first check."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "empty interpreter": [sys.executable, "-c", "pass"],
            "import click, rich.console": [sys.executable, "-c", "import click, rich.console"],
            "check, terminal": _CHECK,
            "check, json": [*_CHECK, "--format", "json"],
        }
        return {"ms": run_commands(commands, rounds, _environment(folder))}


def _environment(folder: str) -> dict[str, str]:
    wanted = {
        "PYTHONPYCACHEPREFIX": f"{folder}/code",
        "DABIAO_CACHE": f"{folder}/cache",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
    }
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    return {**{name: value for name, value in os.environ.items() if name not in unwanted}, **wanted}


def readers(rounds: int) -> dict[str, Any]:
    """Milliseconds to read one report of the middle length in each format."""
    random = Random(1)
    made = {"txt": as_text, "md": as_markdown, "html": as_html, "docx": as_word}
    files = {
        form: [(f"a.{form}", make(blocks_of(MIDDLE, 300 + number), random)) for number in range(rounds + 1)]
        for form, make in made.items()
    }
    files["pdf"] = [("a.pdf", _pdf(blocks_of(MIDDLE, 300 + number))) for number in range(rounds + 1)]

    def way(form: str) -> Any:
        return lambda number: read_document(files[form][number][1], name=files[form][number][0])

    return {"ms": take_turns({form: way(form) for form in files}, rounds)}


def _pdf(blocks: Any) -> bytes:
    from io import BytesIO

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = BytesIO()
    canvas, lines = (
        Canvas(file),
        [block.text[at : at + 38] for block in blocks for at in range(0, len(block.text), 38)],
    )
    for page in range(0, len(lines), 36):
        canvas.setFont("STSong-Light", 12)
        for row, line in enumerate(lines[page : page + 36]):
            canvas.drawString(70, 770 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def memory() -> dict[str, Any]:
    """Peak resident MB of fresh processes: a check of a text, and a worker's work on thirty text files."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        make_corpus(Path(folder) / "corpus", Recipe(120, damaged=0.0))
        programs: dict[str, tuple[str, list[str]]] = {
            "empty interpreter": ("", []),
            "check of a text": (_START, ["check", str(SAMPLE), "--format", "json"]),
            "worker, thirty text files": (
                "from bench.worker import work; work()",
                [f"{folder}/corpus/reports"],
            ),
        }
        for program, arguments in programs.values():
            peak_memory(program, arguments, environment)
        return {"MB": {name: peak_memory(*one, environment) for name, one in programs.items()}}
