"""What is fuzzed: a table of functions of bytes. A CheckerError is an answer; whatever else comes out of one is a crash."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fuzz import lists, seeds
from jsonschema import Draft202012Validator

from checker.check import check_document
from checker.document import Document
from checker.errors import CheckerError, InputFault
from checker.reading import read_document
from checker.reading.docx import read_docx
from checker.reading.html import read_html
from checker.reading.markdown import read_markdown
from checker.reading.mht import read_mht
from checker.reading.ofd import read_ofd
from checker.reading.pdf import read_pdf
from checker.reading.text import read_text
from checker.rendering.json import as_json, as_json_line, scorecard_schema
from checker.rulebook import load_rulebook
from checker.rulebook.compiling import compile_rule
from checker.rulebook.faults import Faults
from checker.rulebook.loader import Loader
from checker.rulebook.location import builtin_folder
from checker.rulebook.source import source_of
from checker.rulebook.strict_yaml import read_yaml
from checker.rulebook.validation import schema_faults
from checker.structure import outline_of


@dataclass(frozen=True)
class Target:
    """run: raises what a crash raises. seeds: where it starts. longest: bytes of one input."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    longest: int = 20_000


def _reader(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            content = read(data)
        except InputFault as fault:
            assert fault.message, "a refusal without a cause"  # noqa: PT017 -- no test of pytest
            assert fault.hint, "a refusal without a cure"  # noqa: PT017 -- as above
            return
        _hold(content)

    return run


def _hold(content: object) -> None:
    """Paragraphs are in order, inside the text, not empty."""
    text, end = content.text, 0  # type: ignore[attr-defined]
    for paragraph in content.paragraphs:  # type: ignore[attr-defined]
        assert end <= paragraph.start < paragraph.end <= len(text), "paragraphs out of order"
        end = paragraph.end


def _document(data: bytes) -> Document:
    return read_document(data.decode("utf-8", "replace") or " 。")


def _outline(data: bytes) -> None:
    try:
        document = _document(data)
    except CheckerError:
        return
    outline = outline_of(document)
    assert len(document.folded) == len(document.text)
    end = 0
    for sentence in outline.sentences:
        assert end <= sentence.start <= sentence.end <= len(document.text), "sentences out of order"
        end = sentence.end
    assert outline == outline_of(document), "two outlines of one text"


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(scorecard_schema())


def _json(data: bytes) -> None:
    try:
        document = _document(data)
    except CheckerError:
        return
    card = check_document(document, load_rulebook())
    for finding in card.findings:
        for evidence in finding.evidence:
            assert evidence.quote == document.text[evidence.start : evidence.end], "a quote that is not there"
    line, page = as_json_line(card), as_json(card)
    assert len(line.splitlines()) == 1, "a line that is two"
    value = json.loads(line)
    assert value == json.loads(page)
    fault = next(_validator().iter_errors(value), None)
    assert fault is None, fault


@cache
def _loader() -> Loader:
    return Loader(builtin_folder())


def _yaml(data: bytes) -> None:
    """A rule file: read, checked against the schema, and compiled when it fits."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "rule.yaml"
        path.write_bytes(data)
        file = read_yaml(path, "rules/x/y.yaml")
    assert file.data is not None or file.faults, "nothing read and nothing said"
    if file.data is None or file.faults:
        assert all(fault.message and fault.hint for fault in file.faults), "a fault without a cure"
        return
    faults = Faults()
    for schema in ("settings", "lexicon", "profile", "rule"):
        faults = Faults()
        faults.extend(schema_faults(file, builtin_folder().schema / f"{schema}.schema.json"))
        assert all(str(fault) for fault in faults.sorted()), "a fault without a cause"
    if not faults:
        loader = _loader()
        rule = compile_rule(source_of(file, "x/y"), loader.framework, loader.lexicon, faults, 2019)
        assert (rule is None) == bool(faults), "a rule with faults, or none without"


TARGETS: dict[str, Target] = {
    "text": Target(_reader(read_text), seeds.plain),
    "markdown": Target(_reader(read_markdown), lambda: [seeds.markdown()]),
    "html": Target(_reader(read_html), lambda: [seeds.html_page()]),
    "mht": Target(_reader(read_mht), lambda: [seeds.web_archive()]),
    "docx-zip": Target(_reader(read_docx), lambda: [seeds.word_file()]),
    # A byte changed in a zip is a wrong checksum; to reach what lies behind it the body alone is changed.
    "docx-body": Target(
        _reader(lambda data: read_docx(seeds.word_file(data.decode("utf-8", "replace")))),
        lambda: [seeds.word_body()],
    ),
    "ofd-zip": Target(_reader(read_ofd), lambda: [seeds.ofd_file()]),
    "ofd-page": Target(_reader(lambda data: read_ofd(seeds.ofd_file(data))), lambda: [seeds.ofd_page()]),
    "pdf": Target(_reader(read_pdf), lambda: [seeds.pdf_file()]),
    "any-file": Target(
        _reader(read_document),
        lambda: [*seeds.plain(), seeds.markdown(), seeds.html_page(), seeds.web_archive(), seeds.word_file()],
    ),
    "outline": Target(_outline, seeds.plain, 6_000),
    "rules": Target(_yaml, seeds.rule_files),
    "json": Target(_json, seeds.plain, 3_000),
    "manifest": Target(lists.manifest, lists.manifest_seeds, 4_000),
    "manifest-sheet": Target(lists.sheet, lists.sheet_seeds, 4_000),
    "review": Target(lists.review, lists.review_seeds, 4_000),
    "archive": Target(lists.archive, lists.archive_seeds),
    "settings": Target(lists.settings, lists.settings_seeds, 4_000),
    "labels": Target(lists.labels, lists.label_seeds, 6_000),
}
