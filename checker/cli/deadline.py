"""A report that takes too long is given up, so that the others of the same command still get their turn.

The audit and the local page judge in processes that can be killed; a command on one report has only itself. POSIX rings an alarm, which is
heard inside regular expressions too; elsewhere a thread interrupts the main one as Ctrl-C would.
"""

from __future__ import annotations

import _thread
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLate(BaseException):
    """Not an Exception: nothing below may take it for a damaged file."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooLate when what is inside takes longer. Without effect outside the main thread, where nothing can be interrupted."""
    yield from _interrupted(seconds) if sys.platform == "win32" else _alarmed(seconds)


def _alarmed(seconds: float) -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        raise TooLate

    try:
        before = signal.signal(signal.SIGALRM, ring)
    except ValueError:  # outside the main thread, as the system itself says
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _interrupted(seconds: float) -> Iterator[None]:
    import threading  # noqa: PLC0415 -- the other systems do without

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    late = threading.Event()

    def ring() -> None:
        late.set()
        _thread.interrupt_main()

    # Where interrupts are ignored, as below a shell that put us in the background, this one would be too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
        timer.cancel()
        if late.is_set():
            time.sleep(1)  # the interruption is on its way and must not reach whoever comes next
    except KeyboardInterrupt:
        if late.is_set():
            raise TooLate from None
        raise
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
