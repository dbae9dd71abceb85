"""What is worked out once for a rulebook is kept beside it, and made anew when anything it hangs on is another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.judging.fixed_terms import _terms_of
from checker.judging.wordings import RuleWordings
from checker.kept import FOLDER_VARIABLE
from checker.matching import FixedTerms, Vocabulary
from checker.rulebook import fingerprint, loading
from checker.rulebook.location import builtin_folder
from checker.rulebook.prepared import prepared
from checker.values import replace


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    loading._load.cache_clear()
    return tmp_path / "cache"


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> Any:
        self.calls += 1
        return {"甲": [1, ("乙",)], "丙": {"丁"}}


def test_the_second_run_makes_nothing():
    make = Maker()
    book = loading.load_rulebook()
    assert prepared(book, "a", ["folding.py"], make) == prepared(book, "a", ["folding.py"], make) == make()
    assert make.calls == 2  # one of them our own
    prepared(book, "b", ["folding.py"], make)
    prepared(book, "a", ["matching"], make)
    prepared(book, "a", ["folding.py"], make, ["given"])
    prepared(loading.load_rulebook(None, "anhui"), "a", ["folding.py"], make)
    assert make.calls == 6


def test_a_rulebook_that_was_put_together_keeps_nothing(place: Path):
    book = replace(loading.load_rulebook(), profile="another")
    make = Maker()
    assert prepared(book, "a", ["folding.py"], make) == prepared(book, "a", ["folding.py"], make)
    assert make.calls == 2
    assert not list(place.glob("a-*"))


def test_other_code_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fingerprint, "_CHECKER", tmp_path)
    (tmp_path / "code").mkdir()
    book, make = loading.load_rulebook(), Maker()
    for source in ("one", "one", "other"):
        (tmp_path / "code" / "a.py").write_text(source, encoding="utf-8")
        prepared(book, "a", ["code"], make)
    assert make.calls == 2
    prepared(book, "a", ["no source"], make)
    prepared(book, "a", ["no source"], make)
    assert make.calls == 4


def test_a_damaged_file_is_made_again(place: Path):
    book, make = loading.load_rulebook(), Maker()
    values = prepared(book, "a", ["folding.py"], make)
    path = next(place.glob("a-*"))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert prepared(book, "a", ["folding.py"], make) == values
    assert make.calls == 2


def test_the_vocabulary_and_the_terms_are_those_that_were_made():
    book = loading.compile_rulebook(builtin_folder(), None)
    plain = RuleWordings(book).vocabulary
    first, second = (
        RuleWordings(loading._load.__wrapped__(builtin_folder(), None)).vocabulary for _ in range(2)
    )
    assert vars(plain) == vars(first) == vars(second)
    again = Vocabulary.from_plain(plain.wordings, plain.plain())
    assert vars(again) == vars(plain)
    terms = _terms_of(book, loading.load_terms(), [])
    assert vars(FixedTerms.from_plain(terms.plain())) == vars(terms)
