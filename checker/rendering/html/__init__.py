"""A checked report as one HTML file that needs nothing else: no network, no font, no second file."""

from __future__ import annotations

from checker.rendering.html.index import IndexRow, render_index
from checker.rendering.html.page import render_html

__all__ = ["IndexRow", "render_html", "render_index"]
