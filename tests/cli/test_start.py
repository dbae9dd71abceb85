"""What a plain check may import, and that the quick way into it shows what click's way shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import start
from checker.cli.quick import _asked

ROOT = Path(__file__).parents[2]
SAMPLE = str(next((ROOT / "seeds").glob("*.txt")))

# Modules of the standard library that are slow to import and that a check of a text has no use for.
NOT_NEEDED = """asyncio calendar ctypes datetime email fractions hashlib html http importlib.metadata importlib.resources logging lzma
    multiprocessing random shutil socket sqlite3 ssl statistics subprocess tempfile textwrap threading unittest urllib.request uuid xml zipfile""".split()
MOST_OF_OURS = 150  # modules of checker; a module more is no harm, a floor more is
# Parts of ours that a text has no use for.
OTHERS = "checker.batch checker.web checker.audit checker.evaluation checker.lang.catalogue checker.reading.docx checker.reading.pdf checker.reading.html checker.rulebook.loader checker.rulebook.strict_yaml checker.cli.group checker.cli.check".split()


def process(
    *arguments: str, way: str = "quick", cache: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """dabiao in a process of its own. way: `click` goes round the quick one. The last line of stderr: the modules."""
    call = (
        "from checker.cli import start; start()" if way == "quick" else "from checker.cli import main; main()"
    )
    code = (
        f"import atexit, sys; sys.argv = ['dabiao', *{list(arguments)!r}];"
        "atexit.register(lambda: print(' '.join(sys.modules), file=sys.stderr));" + call
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if cache is not None:
        environment["DABIAO_CACHE"] = str(cache)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment, cwd=ROOT, check=False, text=True
    )
    done.stderr, _, modules = done.stderr.rstrip("\n").rpartition("\n")
    done.args = modules.split()
    return done


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("cache")
    for form in ("text", "json"):  # each keeps what it had to compile
        process("check", SAMPLE, "--format", form, cache=cache)
    return cache


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_check_of_a_text_imports_only_what_it_needs(form: str, warm: Path):
    modules = set(process("check", SAMPLE, "--format", form, cache=warm).args)
    tops = {name.partition(".")[0] for name in modules}
    site = {
        "_distutils_hack",
        "sitecustomize",
        "usercustomize",
    }  # what an environment may load at every start
    foreign = {name for name in tops if name not in sys.stdlib_module_names and not name.startswith("_")}
    assert not foreign - {"checker", "org", "cython_runtime"} - site
    assert not modules & set(OTHERS)
    assert len([name for name in modules if name.startswith("checker")]) <= MOST_OF_OURS
    assert not modules & set(NOT_NEEDED)


@pytest.mark.parametrize(
    "arguments",
    [
        (SAMPLE,),
        (SAMPLE, "--format", "json"),
        ("--format", "jsonl", SAMPLE),
        ("no such file.txt",),
        ("seeds",),
    ],
)
def test_both_ways_show_the_same(arguments: tuple[str, ...], warm: Path):
    quick, click = (process("check", *arguments, way=way, cache=warm) for way in ("quick", "click"))
    assert "checker.cli.group" not in quick.args
    assert "checker.cli.group" in click.args
    assert (quick.returncode, quick.stdout, quick.stderr) == (click.returncode, click.stdout, click.stderr)


@pytest.mark.parametrize(
    "words",
    [
        "", "check", "check -", "check a b", "check --help", "check a --format html", "check a --format", "check --format json",
        "check a --only met", "check a --debug", "proof a", "--version", "check -- a", "check a --format=json", "check a --format json --format text",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_click(words: str):
    assert _asked(words.split()) is None


def test_a_shell_that_asks_for_words_is_answered_by_click(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("_DABIAO_COMPLETE", "bash_complete")
    monkeypatch.setattr(sys, "argv", ["dabiao", "check", SAMPLE])
    monkeypatch.setattr("checker.cli.group.main", lambda: sys.exit(7))
    monkeypatch.setattr("gc.set_threshold", lambda *_: None)
    monkeypatch.setattr("gc.freeze", lambda: None)
    with pytest.raises(SystemExit) as end:
        start()
    assert end.value.code == 7
