"""What one client may keep of the page's connections: who sends nothing, or by drops, or does not take its answer, gives way.

uvicorn bounds only the pause between two requests; a hundred connections that never ask would leave none for the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

ASK_SECONDS = 15  # for a request's head, and between two requests
SEND_SECONDS = (
    60  # for its body: 20 MB over a slow office network; more for what says that it is larger (--max-size)
)
SLOWEST = 400_000  # bytes a second of such a body
TAKE_SECONDS = 60  # for what we answer
MOST = 200  # connections at once
GRACE_SECONDS = 2.0  # what came with the connection may not have been read yet
MOST_EVER = 700  # a process may open 1,024 files on most systems
_SECONDS = {h11.IDLE: ASK_SECONDS, h11.SEND_BODY: SEND_SECONDS}


class BoundedConnection(H11Protocol):
    """One connection. `owing`: since when its client has owed us something, in the loop's time; None while the turn is ours."""

    owing: float | None = None
    _owed: object = None  # what: a state of h11, or "take"
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._look()
        _make_room([one for one in self.connections if isinstance(one, BoundedConnection)], self.loop.time())

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # A body that was refused may still be coming; it has no claim to the time it asked for.
        self._owe(None, 0)
        self._look()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._owe("take", TAKE_SECONDS)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._owe(None, 0)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._owe(None, 0)
        super().connection_lost(exc)

    def drop(self) -> None:
        """End it now, whatever is still to be sent."""
        self._owe(None, 0)
        self.transport.abort()

    def _look(self) -> None:
        if self._owed != "take":
            state = self.conn.their_state
            seconds: float = _SECONDS.get(state, 0)
            if state is h11.SEND_BODY and self._owed is not h11.SEND_BODY and not self._is_answered():
                seconds = max(seconds, self._declared() / SLOWEST)
            self._owe(state if state in _SECONDS else None, seconds)

    def _is_answered(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _declared(self) -> int:
        """Bytes of the body as its head says, which h11 has found to be digits; 0 when it does not say."""
        return next((int(value) for name, value in self.headers if name == b"content-length"), 0)

    def _owe(self, what: object, seconds: float) -> None:
        """A debt runs on from when it began: bytes that trickle in do not renew it."""
        if what == self._owed:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._owed = what
        self.owing = self.loop.time() if what is not None else None
        if what is not None:
            self._timer = self.loop.call_later(seconds, self.drop)


def _make_room(connections: list[BoundedConnection], now: float) -> None:
    """Over the bound the clients that have owed longest give way; not one that came in this moment, unless files run out."""
    over = len(connections) - MOST
    if over <= 0:
        return
    owing = sorted((one.owing, number) for number, one in enumerate(connections) if one.owing is not None)
    for since, number in owing[:over]:
        if now - since > GRACE_SECONDS or len(connections) > MOST_EVER:
            connections[number].drop()
