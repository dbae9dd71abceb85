"""--timings: where the time of a check went; nothing of it in an output that did not ask for it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from checker.cli import main
from checker.rendering.json import scorecard_schema
from checker.timings import JUDGING, MATCHING, STAGES, STARTING, measured, stage

SAMPLE = str(next((Path(__file__).parents[2] / "seeds").glob("*.txt")))
NAMES = "启动 规则 读取 结构 匹配 判定 一致性 评分 输出 合计".split()


def rows(table: str) -> dict[str, tuple[float, float]]:
    """Name -> (milliseconds, share in %), without the heading."""
    lines = table.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("用时"))
    found = (line.split() for line in lines[first + 1 :])
    return {name: (float(spent), float(share.rstrip("%"))) for name, spent, share in found}


def test_the_table_names_every_stage_and_adds_up():
    result = CliRunner().invoke(main, ["check", SAMPLE, "--timings"])
    found = rows(result.stderr)
    assert list(found) == NAMES
    *parts, total = found.values()
    assert abs(sum(spent for spent, _ in parts) - total[0]) < 0.1 * len(parts)
    assert abs(sum(share for _, share in parts) - 100) < 0.1 * len(parts)
    assert all(found[name][0] > 0 for name in ("启动", "读取", "结构", "匹配", "判定", "一致性", "输出"))


def test_json_has_the_field_only_when_asked_for():
    plain = [CliRunner().invoke(main, ["check", SAMPLE, "--format", "json"]).stdout for _ in range(2)]
    asked = json.loads(CliRunner().invoke(main, ["check", SAMPLE, "--format", "json", "--timings"]).stdout)
    Draft202012Validator(scorecard_schema()).validate(asked)
    spent = asked.pop("timings")
    assert list(spent) == [*STAGES, "total"]
    assert spent["total"] == round(sum(spent[name] for name in STAGES), 3)
    assert plain[0] == plain[1]
    assert json.loads(plain[0]) == asked


def test_a_stage_inside_another_is_counted_once():
    with measured() as watch:
        with stage(JUDGING), stage(MATCHING):
            watch.lap()
            before = dict(watch.seconds)
            while watch.seconds[MATCHING] < before[MATCHING] + 0.002:
                watch.lap()
        watch.lap()
    changed = {name for name in STAGES if watch.seconds[name] - before[name] > 0.001}
    assert changed - {STARTING} == {MATCHING}


def test_nobody_measures_by_default():
    with stage(JUDGING):
        pass
    with measured() as watch:
        assert set(watch.seconds) == set(STAGES)
