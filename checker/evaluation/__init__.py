"""Labelled reports -> what a verdict is worth. Runs the checker and compares; it changes no verdict."""

from __future__ import annotations

from checker.evaluation.evaluate import evaluate
from checker.evaluation.labels import LabelFault, Split
from checker.evaluation.result import Evaluation

__all__ = ["Evaluation", "LabelFault", "Split", "evaluate"]
