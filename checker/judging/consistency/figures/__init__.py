"""Kinds of contradictions between figures; `../arithmetic.py` runs them all."""
