"""The bytes of uploads that are in memory at once. Over the bound the oldest that is not whole yet gives way: it is the slow one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from starlette.requests import Request

TOGETHER_BYTES = 256 << 20


class TooLarge(Exception):
    """An upload is larger than one may be."""


class Crowded(Exception):
    """There is no room for this upload now."""


class Uploads:
    """each, together: bytes of one upload, and of all that are being received or wait for a worker. Used in one event loop."""

    def __init__(self, each: int, together: int = TOGETHER_BYTES) -> None:
        self.each = each
        self.together = max(together, each)
        self.held = 0
        self._unfinished: dict[Upload, None] = {}  # the oldest first

    def begun(self, upload: Upload) -> None:
        self._unfinished[upload] = None

    def finished(self, upload: Upload) -> None:
        self._unfinished.pop(upload, None)

    def add(self, size: int) -> None:
        """Raises Crowded when all that could give way has done so, and it is not enough."""
        self.held += size
        while self.held > self.together:
            oldest = next(iter(self._unfinished), None)
            if oldest is None:
                raise Crowded
            oldest.give_way()


class Upload:
    """One of them, as a context: inside it its bytes are counted."""

    def __init__(self, room: Uploads) -> None:
        self._room = room
        self._pieces: list[bytes] = []
        self._size = 0
        self._cut = False

    def __enter__(self) -> Self:
        self._room.begun(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_way()

    def give_way(self) -> None:
        """Forget what came so far; whoever reads on is told with the next piece."""
        self._room.finished(self)
        self._room.held -= self._size
        self._pieces, self._size, self._cut = [], 0, True

    async def read(self, request: Request) -> bytes:
        """The whole body, whatever its header says of its size. Raises TooLarge, Crowded, and starlette's ClientDisconnect."""
        async for piece in request.stream():
            if self._cut:
                raise Crowded
            if self._size + len(piece) > self._room.each:
                raise TooLarge
            self._size += len(piece)
            self._pieces.append(piece)
            self._room.add(len(piece))
            if self._cut:
                raise Crowded
        self._room.finished(self)
        whole = b"".join(self._pieces)
        self._pieces = []
        return whole
