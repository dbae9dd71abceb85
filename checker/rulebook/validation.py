"""JSON Schema over a YAML file, with the fault in Chinese and at its line."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import RuleFault
from checker.rulebook.strict_yaml import YamlFile


def schema_faults(file: YamlFile, schema: Path) -> list[RuleFault]:
    """Every place where the file does not fit the schema; empty when it does."""
    return [
        RuleFault(file.name, file.line(*error.absolute_path), *_explain(error))
        for error in sorted(
            _validator(schema).iter_errors(file.data), key=lambda e: list(map(str, e.absolute_path))
        )
    ]


@cache
def _validator(schema: Path) -> Any:
    # Imported here: reading a compiled rulebook needs no validation.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _explain(error: Any) -> tuple[str, str]:
    where = (
        "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.absolute_path).lstrip(".")
        or "文件"
    )
    found = error.instance
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", {}))
        unknown = sorted(set(found) - set(known)) if isinstance(found, dict) else []
        close = [match for key in unknown for match in get_close_matches(key, known, 1)]
        hint = f"是不是 {'、'.join(close)}？" if close else f"可用 {'、'.join(known)}"
        return f"{where}：不认识的键 {'、'.join(unknown)}", hint
    if error.validator == "required":
        missing = sorted(set(error.validator_value) - set(found))
        return f"{where}：缺少 {'、'.join(missing)}", ""
    if error.validator == "enum":
        allowed = [str(value) for value in error.validator_value]
        close = get_close_matches(str(found), allowed, 1)
        return f"{where}：{found} —— 只能是 {'、'.join(allowed)}", f"是不是 {close[0]}？" if close else ""
    if error.validator == "pattern":
        return f"{where}：{found} 的写法不对（应符合 {error.validator_value}）", ""
    if error.validator == "type":
        return f"{where}：应为{_TYPES.get(str(error.validator_value), error.validator_value)}", ""
    return f"{where}：{error.message}", ""


_TYPES = {"object": "键值对", "array": "列表", "string": "文字", "integer": "整数", "number": "数字"}
