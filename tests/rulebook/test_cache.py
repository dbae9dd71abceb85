"""The compiled rulebook on disk: the same values, never trusted blindly, never in the way."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import RulebookError
from checker.kept import FOLDER_VARIABLE, MOST_FILES
from checker.rulebook import cache, loading, rulebook_folder
from checker.rulebook.fingerprint import compiled_key, fingerprint
from checker.rulebook.frozen import (
    freeze_checks,
    freeze_rulebook,
    thaw_checks,
    thaw_rulebook,
)
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.profile import profile_titles

KEY = "0" * 64


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> RulebookFolder:
    """A small rulebook of its own, whose files a test may change."""
    built_in = builtin_folder()
    for name in ("rules", "framework"):
        source = getattr(built_in, name)
        for path in source.rglob("*.yaml"):
            if path.parent.name in ("content", "rules", "framework", "lexicon"):
                target = tmp_path / "own" / name / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    scoring = tmp_path / "own" / "rules" / "scoring.yaml"
    text = scoring.read_text(encoding="utf-8")
    head, _, rest = text.partition("groups:")
    tail = rest[rest.index("\n\n") :] if "\n\n" in rest else ""
    scoring.write_text(
        f"{head}groups:\n  content:\n    title: 法定内容\n    order: [measures]\n{tail}", encoding="utf-8"
    )
    return rulebook_folder(tmp_path / "own")


def as_read(values: Any) -> Any:
    """Values as the cache gives back what the wheel has: every list a tuple."""
    values = json.loads(json.dumps(values))
    if isinstance(values, list):
        return tuple(as_read(value) for value in values)
    return {name: as_read(value) for name, value in values.items()} if isinstance(values, dict) else values


def forget() -> None:
    for loaded in (loading._load, loading._load_checks, loading._key):
        loaded.cache_clear()


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    yield
    forget()


@pytest.mark.parametrize("profile", [None, *profile_titles(builtin_folder())])
def test_what_is_thawed_is_what_was_frozen(profile: str | None):
    book = loading.compile_rulebook(builtin_folder(), profile)
    assert thaw_rulebook(as_read(freeze_rulebook(book))) == book


def test_what_the_checks_go_by_comes_back_as_it_was():
    checks = loading.compile_checks(builtin_folder())
    assert thaw_checks(as_read(freeze_checks(checks))) == checks


def test_the_second_load_compiles_nothing(place: Path, monkeypatch: pytest.MonkeyPatch):
    book, switches = loading.load_rulebook(), loading.load_switches()
    forget()
    monkeypatch.setattr(loading, "compile_rulebook", pytest.fail)
    monkeypatch.setattr(loading, "compile_checks", pytest.fail)
    assert loading.load_rulebook() == book
    assert loading.load_switches() == switches


def test_what_the_wheel_carries_is_kept_in_the_faster_form(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "v.json").write_bytes(cache.packed(KEY, {"a": ["甲", 1, None]}))
    monkeypatch.setattr(cache, "PACKAGED", folder)
    assert cache.read("v", KEY) == {"a": ("甲", 1, None)}
    (folder / "v.json").unlink()
    assert cache.read("v", KEY) == {"a": ("甲", 1, None)}
    assert cache.read("v", "1" * 64) is None


def test_examples_and_source_are_read_when_looked_at(place: Path):
    fresh = loading.load_rulebook().rules["disputes/litigation"]
    forget()
    kept = loading.load_rulebook().rules["disputes/litigation"]
    assert kept == fresh
    assert (dict(kept.examples), dict(kept.written)) == (fresh.examples, fresh.written)
    assert repr(kept.written) == repr(fresh.written)


def test_a_changed_rule_is_compiled_again(place: Path, rules: RulebookFolder):
    before = loading.load_rulebook(rules)
    path = rules.rules / "content" / "measures.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: 新的"), encoding="utf-8")
    forget()
    after = loading.load_rulebook(rules)
    assert after.rules["content/measures"].title == "新的" + before.rules["content/measures"].title
    assert after.fingerprint != before.fingerprint


def test_a_faulty_rulebook_is_never_kept(place: Path, rules: RulebookFolder):
    path = rules.rules / "content" / "measures.yaml"
    path.write_text("id: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulebookError):
            loading.load_rulebook(rules)
        forget()
    assert not list(place.glob("rulebook-*")) if place.exists() else True


def _kept(place: Path) -> Path:
    loading.load_rulebook()
    forget()
    return next(place.glob("rulebook-central-*"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + b"]",
        lambda data: (
            data.replace("必备".encode(), "倡导".encode(), 1) if "必备".encode() in data else data + b" "
        ),
        lambda data: b"0" * 64 + data[64:],
        lambda data: os.urandom(500),
        lambda data: b"\x00" * len(data),
    ],
    ids=["empty", "half", "one byte", "one word", "other key", "noise", "zeros"],
)
def test_a_damaged_file_is_compiled_again_and_mended(
    place: Path, spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
):
    whole = loading.load_rulebook()
    path = _kept(place)
    path.write_bytes(spoil(path.read_bytes()))
    assert loading.load_rulebook() == whole
    forget()
    monkeypatch.setattr(loading, "compile_rulebook", pytest.fail)
    assert loading.load_rulebook() == whole


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="only where files have owners")
def test_a_file_that_others_may_write_is_not_used(place: Path, monkeypatch: pytest.MonkeyPatch):
    path = _kept(place)
    path.chmod(0o666)
    compiled = []
    real = loading.compile_rulebook
    monkeypatch.setattr(loading, "compile_rulebook", lambda *args: compiled.append(args) or real(*args))
    loading.load_rulebook()
    assert compiled


def test_a_place_that_cannot_be_used_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    for wanted in (str(file), str(file / "below"), "off"):
        monkeypatch.setenv(FOLDER_VARIABLE, wanted)
        forget()
        assert len(loading.load_rulebook().rules) > 60
    assert file.read_text(encoding="utf-8") == ""


def test_only_the_newest_files_stay(place: Path):
    for number in range(MOST_FILES + 5):
        cache.write(f"n{number:02}", KEY, [number])
        os.utime(place / cache._file(f"n{number:02}", KEY), (number, number))
    cache.write("last", KEY, [])
    assert len(list(place.iterdir())) == MOST_FILES
    assert not (place / cache._file("n00", KEY)).exists()


def test_many_writers_leave_one_whole_file(place: Path):
    threads = [threading.Thread(target=cache.write, args=("a", KEY, ["甲"] * 5000)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.read("a", KEY) == ["甲"] * 5000
    assert [path.suffix for path in place.iterdir()] == [".bin"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_packed_values_are_read_as_they_were(tmp_path_factory: pytest.TempPathFactory, values: object):
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        cache.write("v", KEY, values)
        assert cache.read("v", KEY) == values or values is None
        assert cache.shared(values) == as_read(values)


def test_the_key_depends_on_everything_that_compiles(rules: RulebookFolder):
    keys = {compiled_key(rules)}
    for path in (
        rules.rules / "lexicon" / "common.yaml",
        rules.framework / "outline-2021.yaml",
        rules.rules / "wording.yaml",
    ):
        path.write_bytes(path.read_bytes() + b"# a word\n")
        keys.add(compiled_key(rules))
    assert len(keys) == 4
    assert fingerprint(rules) != fingerprint(builtin_folder())
