"""What the READMEs say happens, happens: every command runs, every output is the one shown."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))  # scripts, no package

import pictures  # noqa: E402
import readme  # noqa: E402

# Not run here: they build .venv and run the tests, this one among them. CI runs `make check` itself; `make sample` is
# what `test_make_sample_checks_the_sample` looks at.
BY_NAME = ("make sample", "make check")


@pytest.mark.parametrize("name", readme.PAGES)
def test_the_commands_of_a_readme_give_what_it_shows(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    with readme.reader_folder() as folder:
        blocks = list(readme.console_blocks(page, folder))
    assert blocks
    for block in blocks:
        assert set(block.codes) <= {0, 1}, block  # 1: the draft lacks something
        assert block.shown == block.fresh, "run: make generated"


@pytest.mark.parametrize("name", readme.PAGES)
def test_what_is_not_run_is_known_by_name(name: str) -> None:
    assert readme.named_only((ROOT / name).read_text(encoding="utf-8")) == BY_NAME


def test_make_sample_checks_the_sample() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nsample:")[2].splitlines()[1]
    program, verb, report = recipe.split()
    assert (program, verb) == ("$(BIN)/dabiao", "check")
    assert (ROOT / report).is_file()


@pytest.mark.parametrize("name", [*readme.PAGES, "docs/engineers.md"])
def test_the_python_of_a_page_gives_what_it_shows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = readme.python_blocks((ROOT / name).read_text(encoding="utf-8"))
    assert blocks
    monkeypatch.chdir(ROOT)
    for number, block in enumerate(blocks):
        test = doctest.DocTestParser().get_doctest(block, {}, f"{name} {number}", name, 0)
        assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize(("picture", "lang"), pictures.SVG_FILES.items())
def test_the_picture_is_what_the_program_prints(picture: str, lang: str) -> None:
    kept = (pictures.PICTURES / picture).read_text(encoding="utf-8")
    assert pictures.words_of(kept) == pictures.words_of(pictures.scorecard_svg(lang)), "run: make generated"
