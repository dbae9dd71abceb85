"""What is locked, under which licence. The page: docs/licences.md; who writes it: tools/licences.py."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))  # scripts, no package

import licences  # noqa: E402


@pytest.fixture(scope="module")
def packages() -> list[licences.Package]:
    return licences.packages()


def test_nothing_of_the_default_install_is_copyleft(packages: list[licences.Package]):
    core = [one for one in packages if licences.CORE in one.needed_by]
    assert {"click", "jsonschema", "pyyaml", "rapidfuzz", "rich"} <= {one.name for one in core}
    assert [one.row for one in core if one.is_copyleft] == []


def test_an_extra_under_the_gpl_is_named_on_the_page(packages: list[licences.Package]):
    page = licences.PAGE.read_text(encoding="utf-8")
    (told,) = re.findall(r"^Under the GPL, LGPL or AGPL, of what an office may install: (.+)\.$", page, re.M)
    extras = [one.name for one in packages if one.is_copyleft and licences.TOOLS not in one.needed_by]
    assert re.findall(r"([\w-]+) \(", told) == extras


@pytest.mark.parametrize(
    ("licence", "is_copyleft"),
    [
        ("GPL-3.0-or-later", True),
        ("LGPL-2.1", True),
        ("AGPL-3.0", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("MPL-2.0", False),
        ("MIT", False),
    ],
)
def test_copyleft_is_recognised(licence: str, is_copyleft: bool):
    assert licences.Package("a", ("1",), licence, (licences.CORE,)).is_copyleft is is_copyleft


def test_every_package_has_a_licence(packages: list[licences.Package]):
    assert [one.name for one in packages if not one.licence or one.licence == "UNKNOWN"] == []


def test_the_page_is_as_the_script_writes_it():
    assert licences.page() == licences.PAGE.read_text(encoding="utf-8"), "run python tools/licences.py"


def test_the_core_is_few_packages(packages: list[licences.Package]):
    """What an office has to trust. A new one is a decision, not an accident."""
    assert len([one for one in packages if licences.CORE in one.needed_by]) <= 15


def test_every_locked_file_has_a_digest():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "--index-url" not in lock
    assert "--find-links" not in lock
    assert "--require-hashes" in (ROOT / "Makefile").read_text(encoding="utf-8")
