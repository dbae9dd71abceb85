"""JSON Schema over a YAML file, with every fault in Chinese, at its line, saying what is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import RuleFault
from checker.rulebook.faults import did_you_mean
from checker.rulebook.strict_yaml import Odd, YamlFile

SCHEMAS = ("rule", "profile", "instrument", "lexicon", "scoring", "settings")


def schema_faults(file: YamlFile, schema: Path) -> list[RuleFault]:
    """Every place where the file does not fit the schema; empty when it does."""
    errors = sorted(_validator(schema).iter_errors(file.data), key=lambda e: list(map(str, e.absolute_path)))
    return [fault for error in errors for fault in _explain(file, error)]


def read_schema(folder: Path, name: str) -> dict[str, Any]:
    """The JSON Schema for one kind of file, for editors and `dabiao rules schema`."""
    schema: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def _validator(schema: Path) -> Any:
    # Imported here: `dabiao --help` needs no validation.
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from referencing import Registry, Resource  # noqa: PLC0415

    # profile.schema.json says `rule.schema.json#/...`: what a profile may change is what a rule may have.
    others = [
        (path.name, Resource.from_contents(json.loads(path.read_text(encoding="utf-8"))))
        for path in sorted(schema.parent.glob("*.schema.json"))
    ]
    registry: Any = Registry().with_resources(others)
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")), registry=registry)


def _explain(file: YamlFile, error: Any) -> Iterator[RuleFault]:
    if isinstance(error.instance, Odd):
        return
    path = tuple(error.absolute_path)
    where, found, limit = _where(path), error.instance, error.validator_value
    if error.validator == "additionalProperties":
        yield from _unknown_keys(file, error, path, where)
        return
    message, hint = _words(error.validator, found, limit)
    if error.validator == "required":
        lacking = [key for key in limit if key not in found]
        # A misspelled key is told as an unknown one, not a second time as a missing one.
        known = set(error.schema.get("properties", {}))
        lacking = [key for key in lacking if not any(did_you_mean(k, [key]) for k in found if k not in known)]
        if not lacking:
            return
        # jsonschema gives one error for each missing key; the first one speaks for all.
        if error.message != f"{lacking[0]!r} is a required property":
            return
        message = f"缺少 {'、'.join(lacking)}"
    yield RuleFault(file.name, file.line(*path), f"{where}：{message}", hint)


def _unknown_keys(file: YamlFile, error: Any, path: tuple[str | int, ...], where: str) -> Iterator[RuleFault]:
    known = sorted(error.schema.get("properties", {}))
    patterned = error.schema.get("propertyNames")
    for key in error.instance:
        if key not in known and patterned is None:
            hint = did_you_mean(key, known, f"可用 {'、'.join(known)}")
            yield RuleFault(file.name, file.line(*path, key), f"{where}：不认识的键 {key}", hint)


def _words(kind: str, found: Any, limit: Any) -> tuple[str, str]:
    """What is wrong and what to do, for one keyword of JSON Schema."""
    shown = str(found) if not isinstance(found, (dict, list)) else "这个值"
    match kind:
        case "enum":
            allowed = [str(value) for value in limit]
            return f"{shown} —— 只能是 {'、'.join(allowed)}", did_you_mean(shown, allowed)
        case "const":
            return f"{shown} —— 只能是 {limit}", ""
        case "type":
            wanted = [limit] if isinstance(limit, str) else limit
            words = "、".join(_TYPES.get(name, name) for name in wanted)
            hint = "文字里像日期、数字或“是否”的，请加引号" if "string" in wanted else ""
            return f"应为{words}，现为 {_type_of(found)}", hint
        case "minLength":
            return ("不能为空" if not found else f"“{found}”太短，至少 {limit} 个字"), ""
        case "minItems" | "minProperties":
            return ("不能为空" if not found else f"只有 {len(found)} 项，至少 {limit} 项"), ""
        case "uniqueItems":
            twice = next((item for i, item in enumerate(found) if item in found[:i]), "")
            return f"“{twice}”重复", "每项只写一次"
        case "minimum" | "maximum" | "exclusiveMinimum":
            bound = {"minimum": "不小于", "maximum": "不大于", "exclusiveMinimum": "大于"}[kind]
            return f"{shown} 超出范围，应{bound} {limit}", ""
        case "pattern":
            return f"{shown} 的写法不对", _PATTERNS.get(limit, f"应符合 {limit}")
        case _:
            return f"{shown} 的写法不对", ""


def _where(path: tuple[str | int, ...]) -> str:
    """`examples.met 第 2 项` for ("examples", "met", 1); 文件 for the file as a whole."""
    words = ""
    for key in path:
        words += f" 第 {key + 1} 项" if isinstance(key, int) else f".{key}"
    return words.lstrip(".") or "文件"


def _type_of(found: Any) -> str:
    if found is None:
        return "空"
    if isinstance(found, bool):
        return "true 或 false"
    return next(
        (
            _TYPES[name]
            for name, kind in (("object", dict), ("array", list), ("string", str), ("number", (int, float)))
            if isinstance(found, kind)
        ),
        "日期",
    )


_TYPES = {
    "object": "键值对",
    "array": "列表",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "null": "空",
    "boolean": "true 或 false",
}
_PATTERNS = {
    "^[a-z-]+/[a-z-]+$": "写作 分组/名称，只用小写字母和连字符",
    "^[a-z0-9-]+#[a-z0-9-]+$": "写作 文件名#条款号，如 outline-2021#c15",
    "^[PCXTD]+$": "只用 P、C、X、T、D（省级、市、县、乡镇、部门）",
    "^20\\d\\d-(20\\d\\d)?$": '写作 "2021-" 或 "2021-2025"，加引号',
    "^\\d{4}(-\\d{2}(-\\d{2})?)?$": '写作 "2021-08-02"，加引号',
    "^\\d{4}-\\d{2}-\\d{2}$": '写作 "2026-12-31"，加引号',
    "^[a-z0-9-]+$": "只用小写字母、数字和连字符",
    "^[a-z][a-z0-9-]*$": "小写字母开头，只用小写字母、数字和连字符",
    "^[a-z][a-z-]*$": "只用小写字母和连字符",
}
