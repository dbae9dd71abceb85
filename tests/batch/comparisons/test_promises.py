"""Last year's plan and shortcomings against this year's report: the labelled halves, and what is compared with what."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from batch.comparisons.labelled import Figures, Label, cases, figures_of, lines, write
from batch.comparisons.stores import Written, fill
from batch.conftest import audit

from checker.audit.promises import Fate, Promises
from checker.batch.comparisons.promises import find_promises
from checker.batch.store import Store

MOVES = 2  # cases
DOC = Path(__file__).parents[3] / "docs" / "audit-promises.md"


@pytest.fixture(scope="module", params=["tune", "test"])
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Figures]:
    folder = tmp_path_factory.mktemp(request.param)
    labelled = cases(request.param)
    (folder / "reports").mkdir()
    write(folder / "reports", labelled)
    audit(folder / "a.sqlite", folder / "reports")
    with Store(folder / "a.sqlite") as store:
        return request.param, figures_of(store, labelled)


def test_the_page_has_the_figures_of_today(measured: tuple[str, Figures]) -> None:
    """Within a case or two, which a rule of reading may move: then `python -m batch.comparisons.labelled` has the new rows."""
    half, figures = measured
    text = DOC.read_text(encoding="utf-8")
    rows = text[text.index(f"**{half}**") :].split("\n\n")[1].splitlines()[2:]
    for told, today in zip(rows, lines(figures), strict=True):
        assert told.split("|")[1] == today.split("|")[1]
        written, measured_now = ([int(number) for number in re.findall(r"\d+", row)] for row in (told, today))
        assert all(abs(one - other) <= MOVES for one, other in zip(written, measured_now, strict=True)), today


def test_what_is_told_is_mostly_so(measured: tuple[str, Figures]) -> None:
    _, figures = measured
    found = figures.count(Fate.FOUND, Label.KEPT, Label.PARTLY) / figures.count(Fate.FOUND)
    assert found >= 0.85
    assert figures.count(Fate.NOT_FOUND, Label.NOT_FOUND) / figures.count(Fate.NOT_FOUND) >= 0.6
    assert figures.wrong == 0


BEFORE = """{name}2023年度法治政府建设情况报告
2023年，{name}推进法治政府建设，现将有关情况报告如下。
一、主要举措和成效
（一）规范决策。审查合同47件，法律顾问出具意见63份。
二、存在的不足
一是执法监督手段单一，对下放乡镇的执法事项缺少经常检查。二是公共停车场收费投诉多，调解成功率低。
三、2024年工作安排
（一）建成行政执法监督平台并接入12个乡镇。（二）出台公共停车场收费管理办法。（三）提高政治站位，狠抓落实。
"""
AFTER = """{name}2024年度法治政府建设情况报告
2024年，{name}推进法治政府建设，现将有关情况报告如下。
一、主要举措和成效
（一）规范执法。行政执法监督平台建成运行，12个乡镇全部接入，线上发现问题93个。
（二）规范决策。审查合同52件。
二、存在的不足
一是公共停车场收费投诉仍然较多，调解成功率不高。二是法治宣传形式单一。
三、2025年工作安排
（一）出台公共停车场收费管理办法。（二）开展案卷评查。
"""
NAME = "松坪县人民政府"


def follow(folder: Path, *reports: Written, issuer: str | None = None, year: int | None = None) -> Promises:
    path = folder / "a.sqlite"
    path.unlink(missing_ok=True)
    fill(path, list(reports))
    with Store(path) as store:
        return find_promises(store, issuer, year)


def report(year: int, text: str, name: str = NAME) -> Written:
    written = text.format(name=name).replace("2024年", f"{year}年")
    return Written(name, year, written.replace("2025年", f"{year + 1}年"))


def test_each_promise_shows_its_words_of_both_years(tmp_path: Path) -> None:
    before = Written(NAME, 2023, BEFORE.format(name=NAME))
    (one,) = follow(tmp_path, before, report(2024, AFTER)).followed
    kept = next(promise for promise in one.promises if "执法监督平台" in promise.said.quote)
    assert kept.fate is Fate.FOUND
    assert any("平台建成运行" in answer.quote for answer in kept.answers)
    lost = next(promise for promise in one.promises if "停车场" in promise.said.quote)
    assert (lost.fate, lost.answers) == (Fate.NOT_FOUND, ())
    assert lost.planned_again is not None
    assert lost.nearest is None or lost.nearest.quote in AFTER.format(name=NAME)
    assert "公共停车场收费管理办法" in lost.planned_again.quote
    assert any(promise.fate is Fate.GENERAL for promise in one.promises)
    (again,) = one.repeated
    assert "停车场" in again.before.quote
    assert "停车场" in again.after.quote
    assert again.years == 2


@pytest.mark.parametrize("year", [2023, 2024])
def test_quotes_are_cut_from_the_texts(tmp_path: Path, year: int) -> None:
    texts = {2023: BEFORE.format(name=NAME), 2024: AFTER.format(name=NAME)}
    (one,) = follow(tmp_path, *(Written(NAME, year, text) for year, text in texts.items())).followed
    said = [p.said for p in one.promises] + [lack.before for lack in one.repeated]
    answered = [a for p in one.promises for a in p.answers] + [lack.after for lack in one.repeated]
    for passage in said if year == 2023 else answered:
        assert texts[year][passage.start : passage.end] == passage.quote


def test_a_shortcoming_of_three_years_running_says_so(tmp_path: Path) -> None:
    found = follow(tmp_path, *(report(year, AFTER) for year in (2022, 2023, 2024)))
    assert [(one.after.year, {lack.years for lack in one.repeated}) for one in found.followed] == [
        (2023, {2}),
        (2024, {3}),
    ]
    (last,) = follow(tmp_path, *(report(year, AFTER) for year in (2022, 2023, 2024)), year=2024).followed
    assert {lack.years for lack in last.repeated} == {3}


def test_years_that_do_not_follow_each_other_are_not_compared(tmp_path: Path) -> None:
    found = follow(tmp_path, report(2021, AFTER), report(2023, AFTER), report(2024, AFTER, "云汀县人民政府"))
    assert (found.followed, found.alone) == ((), 2)


def test_two_reports_of_one_name_and_year_are_left_out_and_named(tmp_path: Path) -> None:
    again = Written(NAME, 2024, AFTER.format(name=NAME) + "以上报告。")
    found = follow(tmp_path, report(2023, AFTER), report(2024, AFTER), again)
    assert found.followed == ()
    assert found.unclear == ((NAME, 2024),)


def test_one_body_is_asked_for_by_name_or_a_part_of_it(tmp_path: Path) -> None:
    reports = [report(year, AFTER, name) for year in (2023, 2024) for name in (NAME, "云汀县人民政府")]
    assert len(follow(tmp_path, *reports).followed) == 2
    (one,) = follow(tmp_path, *reports, issuer="云汀").followed
    assert one.name == "云汀县人民政府"
    assert follow(tmp_path, *reports, issuer="没有这个").followed == ()


def test_what_is_only_announced_is_not_done(tmp_path: Path) -> None:
    ahead = AFTER.replace(
        "（二）规范决策。审查合同52件。", "（二）规范决策。下一步出台公共停车场收费管理办法。"
    )
    (one,) = follow(tmp_path, report(2023, AFTER), report(2024, ahead)).followed
    (promise,) = [promise for promise in one.promises if "停车场" in promise.said.quote]
    assert promise.fate is Fate.NOT_FOUND


def test_what_leads_over_to_promises_is_none(tmp_path: Path) -> None:
    plan = "三、2024年工作安排\n2024年将重点做好以下工作：\n一是规范停车管理。出台公共停车场收费管理办法。二是开展案卷评查4次；三是建成执法监督平台。\n"
    before = BEFORE.format(name=NAME)
    before = before[: before.index("三、2024年")] + plan
    (one,) = follow(tmp_path, Written(NAME, 2023, before), report(2024, AFTER)).followed
    assert [promise.said.quote[:6] for promise in one.promises] == [
        "出台公共停车",
        "二是开展案卷",
        "三是建成执法",
    ]


def test_without_plan_or_measures_it_is_said(tmp_path: Path) -> None:
    bare = f"{NAME}2023年度法治政府建设情况报告\n一、主要举措和成效\n审查合同47件，办理复议案件31件，评查案卷86册。\n"
    (one,) = follow(tmp_path, Written(NAME, 2023, bare), report(2024, AFTER)).followed
    assert (one.has_plan, one.promises, one.shortcomings) == (False, (), 0)


def test_it_does_not_depend_on_the_order_of_the_files(tmp_path: Path, audited: Path) -> None:
    copy = tmp_path / "b.sqlite"
    shutil.copy(audited, copy)
    with Store(audited) as first, Store(copy) as second:
        assert find_promises(first) == find_promises(second)
