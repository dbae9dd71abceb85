"""Hits and structure -> one finding per element."""

from __future__ import annotations

from checker.judging.case import Case
from checker.judging.judge import KINDS, judge_report, judge_rule

__all__ = ["KINDS", "Case", "judge_report", "judge_rule"]
