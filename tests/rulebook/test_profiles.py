"""Local tiers: what they change, who asks what, and that the scorecard says so."""

from __future__ import annotations

import pytest
import yaml
from rulebook.small import edit, write_small
from texts import REPORT

from checker import check_report
from checker.errors import RulebookError, UsageFault
from checker.finding import Importance, Outcome
from checker.rendering.rule_source import rule_source
from checker.rulebook import load_rulebook
from checker.rulebook.location import rulebook_folder
from checker.rulebook.profile import profile_files

SHIPPED = sorted(profile_files(rulebook_folder(None)))


@pytest.fixture
def folder(tmp_path):
    return write_small(tmp_path)


def test_a_profile_adds_changes_and_withdraws_over_the_tiers_below_it(folder):
    city = load_rulebook(folder, "city")
    assert list(city.rules) == ["disputes/mediation", "disputes/litigation", "disputes/hotline"]
    mediation, litigation, hotline = city.rules.values()
    assert mediation.importance is Importance.MANDATORY
    assert [w.source for w in mediation.said_by] == [
        "人民调解",
        "<acts>…矛盾纠纷",
        "一站式、解纷",
        "三调联动",
    ]
    assert mediation.exclusion("X", 2024) == "某市指引：由市矛调中心另行报告。"
    assert litigation.importance_for("D", 2024) is Importance.ADVISED
    assert (mediation.tier, litigation.tier, hotline.tier) == ("city", "city", "city")


def test_the_central_rules_do_not_know_of_profiles(folder):
    load_rulebook(folder, "city")
    central = load_rulebook(folder)
    assert list(central.rules) == ["disputes/mediation", "disputes/litigation"]
    assert {rule.tier for rule in central.rules.values()} == {"central"}
    assert (central.profile, [tier.id for tier in central.tiers]) == (None, ["central"])


def test_each_key_names_the_tiers_that_set_it(folder):
    rulebook = load_rulebook(folder, "city")
    rule = rulebook.rules["disputes/mediation"]
    assert rule.tiers["title"] == ("central",)
    assert rule.tiers["importance"] == rule.tiers["said-by"] == ("central", "province")
    assert rule.tiers["withdrawn"] == ("city",)
    shown = rule_source(rule, rulebook)
    assert "importance: mandatory  # 中央要求 → 某省指引\n" in shown
    assert "# 已撤去，按不适用处理——某市指引：由市矛调中心另行报告。\n" in shown


@pytest.mark.parametrize("profile", [None, *SHIPPED])
def test_a_resolved_rule_shown_is_a_rule_file_again(profile):
    rulebook = load_rulebook(None, profile)
    for rule in rulebook.rules.values():
        assert yaml.safe_load(rule_source(rule, rulebook)) == rule.written


def test_wordings_alone_do_not_make_a_tier_the_one_that_asks(folder, tmp_path):
    edit(tmp_path, "rules/profiles/province.yaml", "    importance: mandatory\n", "")
    assert load_rulebook(folder, "province").rules["disputes/mediation"].tier == "central"


WEAKER = {
    "importance: expected": "importance 降低",
    "levels: PC": "levels 减少",
    "advised_for: PT": "advised_for 增加",
    'years: "2022-"': "years 缩短",
}


@pytest.mark.parametrize("change", WEAKER)
def test_weakening_a_mandatory_element_needs_a_reason(folder, tmp_path, change):
    file = tmp_path / "rules" / "profiles" / "weak.yaml"
    extra = ", advised_for: C" if change.startswith("levels") else ""
    text = "id: weak\ntitle: 放宽\nchange:\n  disputes/litigation: {CHANGE}\n"
    file.write_text(text.replace("CHANGE", change + extra), encoding="utf-8")
    with pytest.raises(RulebookError, match=f"放宽了必备要素 disputes/litigation（{WEAKER[change]}"):
        load_rulebook(folder, "weak")
    file.write_text(text.replace("CHANGE", f"{change}{extra}, reason: 本省另行考核。"), encoding="utf-8")
    rulebook = load_rulebook(folder, "weak")
    assert rulebook.rules["disputes/litigation"].reasons == {"weak": "本省另行考核。"}


@pytest.mark.parametrize("value", ["", "~"])
def test_withdrawing_needs_a_reason(folder, tmp_path, value):
    file = tmp_path / "rules" / "profiles" / "less.yaml"
    file.write_text(f"id: less\ntitle: 撤去\nwithdraw:\n  disputes/*: {value}\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"withdraw：撤去 disputes/\* 没有写理由"):
        load_rulebook(folder, "less")


def test_a_profile_may_put_the_groups_in_its_own_order(folder, tmp_path):
    edit(
        tmp_path,
        "rules/scoring.yaml",
        "groups:\n",
        "groups:\n  digital: {title: 数字}\n  plan: {title: 安排}\n",
    )
    edit(
        tmp_path,
        "rules/profiles/province.yaml",
        "change:",
        "scoring:\n  groups:\n    disputes: {title: 化解争议}\n    people: {title: 群众}\n    digital: {title: 数字法治}\nchange:",
    )
    groups = load_rulebook(folder, "province").scoring.groups
    assert groups == {"disputes": "化解争议", "people": "群众", "digital": "数字法治", "plan": "安排"}


def test_an_unknown_profile_is_wrong_use_with_the_known_ones():
    with pytest.raises(UsageFault) as caught:
        check_report(REPORT, profile="townships")
    assert (caught.value.message, caught.value.hint) == ("没有规则集 townships", "是不是 township？")


@pytest.mark.parametrize(
    "name", ["../leadership/inspection", "/etc/hostname", "a/../township", "x" * 300, "甲" * 90, ""]
)
def test_a_name_is_no_path(name: str):
    with pytest.raises(UsageFault, match="没有规则集"):
        load_rulebook(profile=name)


@pytest.mark.parametrize("profile", SHIPPED)
def test_a_scorecard_names_its_profile_and_every_finding_its_tier(profile):
    card = check_report(REPORT, profile=profile)
    assert card.rulebook.profile == profile
    assert [tier.id for tier in card.rulebook.tiers] == ["central", profile]
    assert {finding.tier for finding in card.findings} <= {"central", profile}
    assert any(finding.tier == profile for finding in card.findings)
    outcomes = [finding.outcome for finding in card.findings]
    assert card.rulebook.rules == {
        "loaded": len(outcomes),
        "ran": len(outcomes) - outcomes.count(Outcome.NOT_APPLICABLE),
        "not-applicable": outcomes.count(Outcome.NOT_APPLICABLE),
    }


def test_a_department_without_powers_is_told_not_applicable_with_the_reason():
    card = check_report(REPORT, profile="no-enforcement-department", level="D")
    found = [finding for finding in card.findings if finding.group == "enforcement"]
    assert {finding.outcome for finding in found} == {Outcome.NOT_APPLICABLE}
    assert {finding.reason for finding in found} == {
        "部门（无执法权）：本部门没有行政执法权，不承担行政执法工作。"
    }


def test_a_profile_for_other_levels_is_said_to_be_one():
    codes = {w.code for w in check_report(REPORT, profile="township").document.warnings}
    assert "profile-level" in codes
    codes = {w.code for w in check_report(REPORT, profile="township", level="T").document.warnings}
    assert "profile-level" not in codes


def test_a_folder_of_profiles_alone_adds_them_to_the_built_in_rulebook(tmp_path):
    profiles = tmp_path / "profiles"
    profiles.mkdir()
    (profiles / "ours.yaml").write_text(
        "id: ours\ntitle: 本单位\nextends: township\nwithdraw: {digital/*: 由县里统一报告。}\n",
        encoding="utf-8",
    )
    rulebook = load_rulebook(rulebook_folder(tmp_path), "ours")
    assert [tier.id for tier in rulebook.tiers] == ["central", "township", "ours"]
    assert rulebook.fingerprint != load_rulebook().fingerprint


def test_a_folder_that_is_no_rulebook_says_what_one_looks_like(tmp_path):
    with pytest.raises(UsageFault, match="不是规则文件夹"):
        rulebook_folder(tmp_path)
    with pytest.raises(UsageFault, match="没有规则文件夹"):
        rulebook_folder(tmp_path / "absent")
