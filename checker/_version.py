"""The one place where the version stands for the code; pyproject.toml reads it."""

__version__ = "0.1.0"
