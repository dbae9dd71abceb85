"""Refuse what is too long to be a report, before time is spent on it: outline and matching look at every sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import limits
from checker.errors import InputFault

if TYPE_CHECKING:
    from checker.reading.content import Content


def verify_text(text: str) -> None:
    """Raises InputFault "too-large" for more characters than text-length."""
    if len(text) > limits.amount("text-length"):
        raise _too_long(f"文字有 {len(text) / 10_000:.0f} 万字", "text-length", len(text))


def verify_content(content: Content) -> None:
    """Raises InputFault "too-large" for more characters than text-length or more paragraphs than paragraphs."""
    verify_text(content.text)
    count = len(content.paragraphs)
    if count > limits.amount("paragraphs"):
        raise _too_long(f"有 {count} 个段落", "paragraphs", count)


def _too_long(cause: str, limit: str, found: int) -> InputFault:
    return InputFault(
        "too-large",
        f"{cause}，超过上限 {limits.shown(limit)}，不是正常的报告",
        f"请只保留报告正文后再试。{limits.advice(limit, found)}",
    )
