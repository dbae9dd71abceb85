"""YAML with line numbers and without surprises.

A duplicate key is a fault, not a silent overwrite; a file may be neither huge nor endlessly nested nor blown up by anchors. The tree is
built here from parser events: the library's own composer overflows the C stack on deep nesting.
"""

from __future__ import annotations

import math
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker import limits
from checker.errors import RuleFault

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Lines = dict[tuple[str | int, ...], int]


@dataclass(frozen=True)
class YamlFile:
    """A parsed file. name: as the user knows it. lines: path of keys and indexes -> line from 1. data: None when it cannot be parsed."""

    name: str
    data: Any
    lines: Lines
    faults: tuple[RuleFault, ...]
    text: str = ""

    def line(self, *path: str | int) -> int:
        """Line of the node at path, or of its nearest ancestor."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class Odd(str):
    """What is written where a value should be, after a fault of its own: no second one is told of it."""


class _Stop(Exception):
    """A fault that makes the rest of the file unreadable."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def read_yaml(file: Path, name: str) -> YamlFile:
    """Parse one file; every fault it has is in `faults`. Raises nothing."""
    try:
        state = file.stat()
        # A pipe that nobody writes to would never end, nor would /dev/zero.
        if not stat.S_ISREG(state.st_mode):
            return _faulty(
                name, RuleFault(name, 0, "这不是普通文件，没有读取", "检查是不是文件夹、管道或设备")
            )
        if state.st_size > limits.amount("yaml-size"):
            cause = f"文件有 {state.st_size // 1024} KB，超过上限 {limits.shown('yaml-size')}"
            return _faulty(
                name, RuleFault(name, 1, cause, _raise("请拆成几个文件", "yaml-size", state.st_size))
            )
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"文件读不出来（{error.strerror or type(error).__name__}）"
        return _faulty(name, RuleFault(name, 0, reason, "检查文件是否存在、有没有读取权限"))
    except UnicodeDecodeError:
        return _faulty(name, RuleFault(name, 1, "文件不是 UTF-8 编码", "请另存为 UTF-8 编码"))
    try:
        builder = _Builder(text, name)
        data = builder.document()
    except _Stop as stop:
        return _faulty(name, RuleFault(name, stop.line, stop.message, stop.hint), text)
    except yaml.YAMLError as error:
        return _faulty(name, _syntax_fault(name, error), text)
    if data is None and not builder.faults:
        builder.faults.append(RuleFault(name, 1, "文件是空的", "请写上内容，或删去这个文件"))
    return YamlFile(name, data, builder.lines, tuple(builder.faults), text)


def _raise(otherwise: str, limit: str, needed: int | None = None) -> str:
    return f"{otherwise}；{limits.advice(limit, needed).rstrip('。')}"


def _faulty(name: str, fault: RuleFault, text: str = "") -> YamlFile:
    return YamlFile(name, None, {}, (fault,), text)


class _Builder:
    """Parser events -> values, with the line of each and a count of them."""

    def __init__(self, text: str, name: str) -> None:
        self.loader = _Loader(text)
        self.name = name
        self.lines: Lines = {}
        self.faults: list[RuleFault] = []
        self.values = 0
        self.depth, self.most_values = limits.amount("yaml-depth"), limits.amount("yaml-values")
        self.anchors: dict[str, tuple[Any, int]] = {}

    def document(self) -> Any:
        """The one document of the file; None when there is none."""
        self.loader.get_event()  # start of the stream
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        data = self._value((), self.loader.get_event())
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            line = self.loader.peek_event().start_mark.line + 1
            raise _Stop(line, "一个文件里有两份内容", "删去中间的“---”，或拆成两个文件")
        return data

    def _value(self, path: tuple[str | int, ...], event: Any) -> Any:
        line = event.start_mark.line + 1
        self.lines[path] = line
        if len(path) > self.depth:
            advice = _raise("检查缩进和括号是否配对", "yaml-depth")
            raise _Stop(line, f"层次过深，超过 {self.depth} 层", advice)
        before = self.values
        self._count(1, line)
        value: Any
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise _Stop(line, f"没有锚点 &{event.anchor}", "星号开头的文字请加引号")
            value, size = self.anchors[event.anchor]
            self._count(size, line)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                value.append(self._value((*path, len(value)), self.loader.get_event()))
            self.loader.get_event()
        else:
            value = self._scalar(event)
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            self.anchors[event.anchor] = (value, self.values - before)
        return value

    def _mapping(self, path: tuple[str | int, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            key_event = self.loader.get_event()
            line = key_event.start_mark.line + 1
            if not isinstance(key_event, yaml.ScalarEvent):
                raise _Stop(line, "键要写成文字", "检查冒号和括号；星号、方括号开头的文字请加引号")
            key = key_event.value
            if key in result:
                self.faults.append(
                    RuleFault(self.name, line, f"键 {key} 重复出现", "同一层里每个键只能写一次")
                )
            result[key] = self._value((*path, key), self.loader.get_event())
            self.lines[(*path, key)] = line
        self.loader.get_event()
        return result

    def _scalar(self, event: Any) -> Any:
        if event.implicit[1] and not event.implicit[0]:  # quoted or a block: text whatever it looks like
            return event.value
        tag = event.tag or self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            value = self.loader.construct_object(node)
        except ValueError:  # 2024-13-45 looks like a date and is none
            return self._odd(event, "不是日期或数", "是文字的请加引号")
        if isinstance(value, float) and not math.isfinite(value):
            return self._odd(event, "不是数", "请写成普通数字")
        return value

    def _odd(self, event: Any, message: str, hint: str) -> Odd:
        """Does not stop the reading: the other faults of the file are told together with this one."""
        self.faults.append(RuleFault(self.name, event.start_mark.line + 1, f"{event.value} {message}", hint))
        return Odd(event.value)

    def _count(self, number: int, line: int) -> None:
        self.values += number
        if self.values > self.most_values:
            advice = _raise("不要用锚点层层引用，请直接写出", "yaml-values")
            raise _Stop(line, f"内容过多：锚点（& 和 *）展开后超过 {self.most_values} 个值", advice)


# What the parser says in English, by a part of its wording -> what a rule keeper should look at.
_CAUSES = (
    (
        "cannot start any token",
        "有不能开头的字符（如制表符 Tab、%、@）",
        "缩进用空格；特殊符号开头的文字加引号",
    ),
    ("mapping values are not allowed", "这里不该有“键: 值”", "检查上一行的缩进和引号；含“: ”的文字请加引号"),
    ("expected ':'", "缺少冒号", "“键: 值”的冒号用半角，后面空一格"),
    ("while scanning a quoted", "引号没有配对", "补上另一半引号"),
    ("unexpected end of stream", "引号或括号没有配对", "补上另一半"),
    ("could not determine a constructor", "不认识的标记（!…）", "感叹号开头的文字请加引号"),
    ("control characters", "有控制字符", "删去看不见的字符"),
)


def _syntax_fault(name: str, error: yaml.YAMLError) -> RuleFault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    cause, hint = next(
        ((cause, hint) for words, cause, hint in _CAUSES if words in said),
        ("缩进、括号或引号有误", "检查这一行和上一行的缩进、引号、括号和冒号后的空格"),
    )
    return RuleFault(name, mark.line + 1 if mark else 1, f"不是合法的 YAML：{cause}", hint)
