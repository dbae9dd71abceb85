"""Every Chinese sentence a Python source can say, as the catalogue would look it up: holes as `{}`.

Told from words the program only compares with or searches for by where a literal stands: module constants, comparisons,
arguments of string methods and patterns say nothing to a reader. Tables of words shown to a reader are module constants too; tests name them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Patterns are no sentences. What only a regular expression has; ? and . stand in sentences too.
PATTERN = re.compile(r"\(\?|\[\^|\\[dswuxWSb]|\||\[[一-鿿]{2}|\{\d|\]\{|[)\]][*+?]|\.\*|鿿")

# Their arguments are looked for in a text, or cut from one.
METHODS = frozenset(
    "compile count endswith find finditer fullmatch get index join match partition removeprefix removesuffix replace rfind "
    "rpartition rstrip search split startswith strip lstrip sub".split()
)


# Help stays Chinese.
HELP = ("help", "metavar", "examples", "epilog")


def sentences(path: Path) -> Iterator[str]:
    """In the order of the source, each once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(below) for part in _silent(tree) for below in ast.walk(part)}
    pieces = {
        id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in _pieces(node)
    }
    texts = (_text(node) for node in ast.walk(tree) if id(node) not in silent and id(node) not in pieces)
    yield from dict.fromkeys(text for text in texts if CHINESE.search(text) and not PATTERN.search(text))


def literals(path: Path) -> set[str]:
    """Every Chinese literal, said or not, docstrings too."""
    texts = map(_text, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {text for text in texts if CHINESE.search(text)}


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    yield from (node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.arguments):
            yield node
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value  # a docstring
        elif isinstance(node, ast.keyword) and node.arg in HELP:
            yield node.value
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS
        ):
            yield from node.args


def _pieces(joined: ast.JoinedStr) -> Iterator[ast.AST]:
    """The words between the holes; a literal in one of its holes is a sentence of its own."""
    return (part for part in joined.values if isinstance(part, ast.Constant))


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""
