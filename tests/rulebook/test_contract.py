"""The rules say exactly what the catalogue says: same ids, same importance, levels, years."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.rulebook import load_rulebook

CATALOGUE = yaml.safe_load(
    (Path(__file__).parent.parent / "contract" / "elements.yaml").read_text(encoding="utf-8")
)
ELEMENTS = {element["id"]: element for element in CATALOGUE["elements"]}
RULES = load_rulebook().rules


def test_there_is_one_rule_for_every_element_and_no_other():
    assert set(RULES) == set(ELEMENTS)


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=lambda e: e["id"])
def test_a_rule_keeps_the_keys_of_its_element(element):
    rule = RULES[element["id"]]
    assert {
        "title": rule.title,
        "part": rule.part,
        "importance": rule.importance.value,
        "levels": rule.levels,
        "advised_for": rule.advised_for,
        "years": str(rule.years) if rule.years else None,
        "mandatory_from": rule.mandatory_from,
    } == {
        "title": element["title"],
        "part": element["part"],
        "importance": element["importance"],
        "levels": element["levels"],
        "advised_for": element.get("advised_for", ""),
        "years": element.get("years"),
        "mandatory_from": element.get("mandatory_from"),
    }


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024, 2026])
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_every_rule_can_cite_a_clause_in_force_for_every_year_it_is_asked(rule, year):
    if rule.exclusion(None, year):
        return
    assert any(year in clause.report_years for clause in rule.clauses), f"{rule.id} has no clause for {year}"


def test_the_scorecard_lists_elements_in_the_order_of_the_catalogue():
    for group in load_rulebook().scoring.groups:
        ours = [rule for rule in RULES if rule.startswith(f"{group}/")]
        assert ours == [element for element in ELEMENTS if element.startswith(f"{group}/")]
