"""Connections that keep others waiting: each kind is ended, and who speaks is heard."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator

import h11
import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from checker.web import connections
from checker.web.connections import BoundedConnection
from checker.web.uploads import Crowded, TooLarge, Upload, Uploads

SHORT = 0.4  # seconds, in place of the limits
HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
LARGE = 20_000_000


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the whole request, but of a PUT nothing; a GET gets more than the buffers of the system hold."""
    if scope["method"] == "PUT":
        await PlainTextResponse("no")(scope, receive, send)
        return
    body = await Request(scope, receive).body()
    await PlainTextResponse("x" * LARGE if scope["method"] == "GET" else str(len(body)))(scope, receive, send)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setitem(connections._SECONDS, h11.IDLE, SHORT)
    monkeypatch.setitem(connections._SECONDS, h11.SEND_BODY, SHORT)
    monkeypatch.setattr(connections, "TAKE_SECONDS", SHORT)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(
            uvicorn.Config(answer, http=BoundedConnection, log_level="critical", lifespan="off")
        )
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        running.join()


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def is_ended(line: socket.socket) -> bool:
    """Whether the other side ends it within the socket's patience, whatever it still says before."""
    try:
        while line.recv(1000):
            pass
    except ConnectionResetError:
        pass
    except TimeoutError:
        return False
    return True


def test_who_asks_nothing_or_half_is_ended(port: int):
    with opened(port) as silent, opened(port) as half:
        half.sendall(HEAD)
        assert is_ended(silent)
        assert is_ended(half)


def test_drops_do_not_buy_time(port: int):
    with opened(port) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        line.settimeout(SHORT / 4)
        for _ in range(100):
            try:
                line.sendall(b"x")
                assert line.recv(1000) == b""
                return
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("still there after many times its time")


def test_a_body_that_says_that_it_is_large_has_more_time(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "SLOWEST", 100)
    with opened(port) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        threading.Event().wait(SHORT * 2)
        line.sendall(b"x" * 1000)
        assert line.recv(1000).startswith(b"HTTP/1.1 200")


def test_a_refused_body_has_no_more_time_than_any(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "SLOWEST", 1)
    with opened(port) as line:
        line.sendall(b"PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        assert line.recv(1000).startswith(b"HTTP/1.1 200")
        assert is_ended(line)


def test_who_does_not_take_the_answer_is_ended(port: int):
    with opened(port) as line:
        line.sendall(HEAD + b"\r\n")
        threading.Event().wait(SHORT * 3)
        taken = 0
        try:
            while piece := line.recv(1 << 20):
                taken += len(piece)
        except ConnectionResetError:
            pass
        assert taken < LARGE


def test_the_longest_debtors_give_way_to_the_newest(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(connections._SECONDS, h11.IDLE, 60)
    monkeypatch.setattr(connections, "MOST", 3)
    monkeypatch.setattr(connections, "GRACE_SECONDS", 0.0)
    lines = [opened(port) for _ in range(5)]
    assert [is_ended(line) for line in lines[:2]] == [True, True]
    lines[-1].sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
    assert lines[-1].recv(1000).startswith(b"HTTP/1.1 200")
    for line in lines:
        line.close()


def request(*pieces: bytes, before_last: object = None) -> Request:
    """A request whose body comes in pieces. before_last: called before the last one."""
    coming = [*pieces]

    async def receive() -> dict[str, object]:
        if len(coming) == 1 and callable(before_last):
            before_last()
        return {"type": "http.request", "body": coming.pop(0), "more_body": bool(coming)}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)  # type: ignore[arg-type]


def test_the_oldest_unfinished_upload_gives_way():
    room = Uploads(each=6, together=10)
    with Upload(room) as slow, Upload(room) as quick:

        def while_slow_waits() -> None:
            assert asyncio.run(quick.read(request(b"abc", b"def"))) == b"abcdef"

        def in_another_thread() -> None:  # where another loop may run
            thread = threading.Thread(target=while_slow_waits)
            thread.start()
            thread.join()

        with pytest.raises(Crowded):
            asyncio.run(slow.read(request(b"12345", b"6", before_last=in_another_thread)))
        assert room.held == 6
    assert room.held == 0


def test_whole_uploads_never_give_way():
    room = Uploads(each=6, together=10)
    with Upload(room) as first, Upload(room) as second:
        assert asyncio.run(first.read(request(b"abcdef"))) == b"abcdef"
        with pytest.raises(Crowded):
            asyncio.run(second.read(request(b"abcdef")))
        assert room.held == 6


def test_an_upload_is_not_read_beyond_its_limit():
    room = Uploads(each=6)
    with Upload(room) as upload, pytest.raises(TooLarge):
        asyncio.run(upload.read(request(b"abcd", b"efg", b"never asked for")))
    assert room.held == 0
