"""rules/consistency.yaml: what may be switched, and what is said of a faulty file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.errors import RulebookError
from checker.finding import Certainty
from checker.judging.consistency import CHECKS, find_contradictions
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook.consistency import CheckSwitch
from checker.rulebook.loading import load_switches
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.structure import outline_of

CATALOGUE = Path(__file__).resolve().parents[1] / "contract" / "elements.yaml"
TEXT = "云岭县人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n全年受理纠纷100件，化解90件，化解率99%。\n"


def folder(tmp_path: Path, content: str) -> RulebookFolder:
    (tmp_path / "consistency.yaml").write_text(content, encoding="utf-8")
    return RulebookFolder(builtin_folder().framework, tmp_path)


def found(switches: dict[str, CheckSwitch]) -> int:
    document = read_document(TEXT)
    return len(find_contradictions(page_of(document, outline_of(document)), switches))


def test_every_check_of_the_catalogue_has_a_switch():
    listed = [entry["id"] for entry in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))["consistency"]]
    assert list(load_switches()) == listed
    assert set(CHECKS) <= set(listed)


def test_a_check_that_is_off_says_nothing():
    assert found({}) == 1
    assert found({"consistency/arithmetic": CheckSwitch(enabled=False)}) == 0


def test_a_finding_below_the_floor_is_left_out():
    assert found({"consistency/arithmetic": CheckSwitch(floor=Certainty.LIKELY)}) == 1
    assert found({"consistency/arithmetic": CheckSwitch(floor=Certainty.SURE)}) == 0


def test_a_folder_without_the_file_has_the_builtin_switches(tmp_path):
    assert load_switches(RulebookFolder(builtin_folder().framework, tmp_path)) == load_switches()


def test_a_faulty_file_is_told_with_its_lines(tmp_path):
    content = "checks:\n  consistency/arithmetics: {enabled: true, at-least: likely}\n  consistency/year: {enabled: true, at-least: sometimes}\n"
    with pytest.raises(RulebookError) as caught:
        load_switches(folder(tmp_path, content))
    places = [(fault.file, fault.line) for fault in caught.value.faults]
    assert ("rules/consistency.yaml", 2) in places
    assert ("rules/consistency.yaml", 3) in places
