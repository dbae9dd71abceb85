"""`python -m checker` is `dabiao`."""

from checker.cli import start

start()
