"""The rulebook of this project stands up to its own lint, its generated pages are current, its tables agree with the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.judging import KINDS
from checker.rendering.rule_page import MARKER
from checker.rendering.rule_pages import rule_pages
from checker.rulebook import load_rulebook
from checker.rulebook.compiling import FACT_KINDS, KIND_KEYS
from checker.rulebook.lint import lint
from checker.rulebook.location import builtin_folder, rulebook_folder
from checker.rulebook.profile import profile_files
from checker.rulebook.validation import SCHEMAS, read_schema

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "rules"
RULE_SCHEMA = read_schema(builtin_folder().schema, "rule")


def test_the_rulebook_has_no_fault():
    inventory = lint()
    assert set(inventory.profiles) >= {"no-enforcement-department", "township", "shenzhen", "anhui"}


def test_kinds_and_facts_are_those_of_the_engine():
    assert set(RULE_SCHEMA["properties"]["kind"]["enum"]) == set(KINDS) == set(KIND_KEYS)
    assert set(RULE_SCHEMA["$defs"]["fact"]["enum"]) == FACT_KINDS


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_schema(name):
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(read_schema(builtin_folder().schema, name))


def test_a_profile_can_change_every_key_of_a_rule_but_its_id():
    profile = read_schema(builtin_folder().schema, "profile")
    change = profile["properties"]["change"]["additionalProperties"]["properties"]
    assert set(change) - {"reason"} == set(RULE_SCHEMA["properties"]) - {"id"}


def test_the_generated_pages_are_current():
    """Stale? Run `dabiao rules docs docs/rules`."""
    names = sorted(profile_files(rulebook_folder(None)))
    pages = rule_pages(load_rulebook(), [load_rulebook(None, name) for name in names])
    written = {p.relative_to(PAGES).as_posix(): p.read_text(encoding="utf-8") for p in PAGES.rglob("*.md")}
    stale = sorted({n for n, text in pages.items() if written.get(n) != text} | (set(written) - set(pages)))
    assert not stale, "run `dabiao rules docs docs/rules`"
    assert all(text.startswith(MARKER) for text in written.values())


OLD, NEW = {"outline-2015"}, {"outline-2021"}
OUTLINES = {2019: OLD, 2020: OLD, 2021: OLD | NEW, 2022: NEW, 2025: NEW, 2026: NEW}


@pytest.mark.parametrize("year", OUTLINES)
def test_a_report_year_picks_its_framework(year):
    asked = [rule for rule in load_rulebook().rules.values() if not rule.exclusion(None, year)]
    cited = {citation.id.partition("#")[0] for rule in asked for citation in rule.basis_for(year)}
    assert {instrument for instrument in cited if instrument.startswith("outline")} == OUTLINES[year]


def test_no_report_is_asked_by_an_instrument_of_a_later_year():
    rulebook = load_rulebook()
    for year in range(2019, 2027):
        for rule in rulebook.rules.values():
            if not rule.exclusion(None, year):
                cited = {c.id for c in rule.basis_for(year)}
                late = [c.id for c in rule.clauses if c.id in cited and year not in c.report_years]
                assert not late, (rule.id, year, late)
