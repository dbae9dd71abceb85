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
from checker.rulebook import prepared as module
from checker.rulebook.location import builtin_folder
from checker.rulebook.prepared import prepared
from checker.values import replace


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    for known in (loading._load, module._code):
        known.cache_clear()
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
    assert prepared(book, "a", make) == prepared(book, "a", make) == make()
    assert make.calls == 2  # one of them our own
    prepared(book, "b", make)
    prepared(book, "a", make, ["given"])
    prepared(loading.load_rulebook(None, "anhui"), "a", make)
    assert make.calls == 5


def test_a_rulebook_that_was_put_together_keeps_nothing(place: Path):
    book = replace(loading.load_rulebook(), profile="another")
    make = Maker()
    assert prepared(book, "a", make) == prepared(book, "a", make)
    assert make.calls == 2
    assert not list(place.glob("a-*"))


def test_other_code_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    book, make = loading.load_rulebook(), Maker()
    monkeypatch.setattr(fingerprint, "_CHECKER", tmp_path)
    monkeypatch.setattr(module, "_PREPARERS", ("code",))
    (tmp_path / "code").mkdir()
    for source in ("one", "one", "other"):
        (tmp_path / "code" / "a.py").write_text(source, encoding="utf-8")
        module._code.cache_clear()
        prepared(book, "a", make)
    assert make.calls == 2
    monkeypatch.setattr(module, "_PREPARERS", ("no source",))
    module._code.cache_clear()
    for _ in range(2):
        prepared(book, "a", make)
    assert make.calls == 4


def test_a_damaged_file_is_made_again(place: Path):
    book, make = loading.load_rulebook(), Maker()
    values = prepared(book, "a", make)
    path = next(place.glob("a-*"))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert prepared(book, "a", make) == values
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
