"""YAML with line numbers and without surprises: a duplicate key is a fault, not a silent overwrite."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker.errors import RuleFault

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Lines = dict[tuple[str | int, ...], int]


@dataclass(frozen=True)
class YamlFile:
    """A parsed file. name: as the user knows it. lines: path of keys and indexes -> line from 1. data: None when it is faulty."""

    name: str
    data: Any
    lines: Lines
    faults: tuple[RuleFault, ...]

    def line(self, *path: str | int) -> int:
        """Line of the node at path, or of its nearest ancestor."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(file: Path, name: str) -> YamlFile:
    """Parse one file; every fault it has is in `faults`. Raises OSError when it cannot be read."""
    lines: Lines = {}
    faults: list[RuleFault] = []
    try:
        loader = _Loader(file.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
            data = None if node is None else _build(loader, node, (), lines, faults, name)
        finally:
            loader.dispose()
    except UnicodeDecodeError:
        return YamlFile(name, None, {}, (RuleFault(name, 1, "文件不是 UTF-8 编码", "请另存为 UTF-8 编码"),))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "无法解析"
        return YamlFile(
            name,
            None,
            {},
            (RuleFault(name, line, f"不是合法的 YAML：{problem}", "检查缩进、引号和冒号后的空格"),),
        )
    if data is None and not faults:
        faults.append(RuleFault(name, 1, "文件是空的"))
    return YamlFile(name, data, lines, tuple(faults))


def _build(
    loader: Any,
    node: yaml.Node,
    path: tuple[str | int, ...],
    lines: Lines,
    faults: list[RuleFault],
    name: str,
) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in result:
                faults.append(RuleFault(name, line, f"键 {key} 重复出现", "同一层里每个键只能写一次"))
            result[key] = _build(loader, value_node, (*path, key), lines, faults, name)
            lines[(*path, key)] = line
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(loader, item, (*path, index), lines, faults, name) for index, item in enumerate(node.value)
        ]
    return loader.construct_object(node, deep=True)
