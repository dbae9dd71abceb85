"""Reports made up for measuring: any number, any seed, with what is known of each. They look like reports and say nothing true."""

from __future__ import annotations

from checker.batch.generator.making import Made, Recipe, make_corpus

__all__ = ["Made", "Recipe", "make_corpus"]
