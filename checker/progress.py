"""What a slow step says while it runs. Whoever takes the step speaks, whoever is on top listens; by default nobody."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


def announce(message: str) -> None:
    """Say in one Chinese sentence what will take a moment. Never fails for want of a listener."""
    listener = _listener.get()
    if listener is not None:
        listener(message)


@contextmanager
def heard_by(listener: Callable[[str], None]) -> Iterator[None]:
    """Inside, announcements of this thread of work go to listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
