"""Every target runs over its seeds without atheris, and over what fuzzing found: each crash stands here before it is mended."""

from __future__ import annotations

import io
import zipfile

import pytest
from fuzz.targets import TARGETS
from reading.samples import REPORT


def nameless_entry() -> bytes:
    """An archive with a file whose name is empty: listing it was an IndexError."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", REPORT)
        archive.infolist()[0].filename = ""  # written into the directory when the archive is closed
    return target.getvalue()


FOUND = {"archive: an entry without a name": ("archive", nameless_entry)}


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_of_a_target_are_no_crash(target: str):
    seeds = TARGETS[target].seeds()
    assert seeds
    for seed in seeds:
        assert len(seed) <= TARGETS[target].longest
        TARGETS[target].run(seed)
        TARGETS[target].run(seed[: len(seed) // 2])


@pytest.mark.parametrize("found", FOUND)
def test_what_was_found_is_no_crash_any_more(found: str):
    target, make = FOUND[found]
    TARGETS[target].run(make())


def test_the_nameless_entry_is_one():
    with zipfile.ZipFile(io.BytesIO(nameless_entry())) as archive:
        assert [info.filename for info in archive.infolist()] == [""]
