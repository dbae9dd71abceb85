"""Verdicts of a store handed to people and taken back: drawing.py, recording.py, filled.py, standing.py. docs/audit-review.md."""
