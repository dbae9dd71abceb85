"""Where the page listens, and what it says of that."""

from __future__ import annotations

import socket

import pytest

from checker.errors import UsageFault
from checker.web import serve as module
from checker.web.serve import is_loopback, serve


class Started(Exception):
    """The page would run now."""


def said(host: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, tuple[str, ...]]:
    """What is printed, and the names under which the page answers; nothing is served."""
    lines: list[str] = []
    settings: list[module.Settings] = []

    class Idle:
        def __init__(self, *_: object, **__: object) -> None: ...
        def close(self) -> None: ...

    def stop(_: object) -> None:
        raise Started

    monkeypatch.setattr(module, "Workers", Idle)
    monkeypatch.setattr(module, "page_app", lambda _, asked: settings.append(asked))
    monkeypatch.setattr(module.uvicorn, "Server", stop)
    monkeypatch.setattr(module, "_bound", lambda *_: socket.create_server(("127.0.0.1", 0)))
    with pytest.raises(Started):
        serve(host=host, browser=False, say=lines.append)
    return "".join(lines), settings[0].hosts


def test_only_this_computer_by_default(monkeypatch: pytest.MonkeyPatch):
    assert is_loopback(module.LOOPBACK)
    words, hosts = said(module.LOOPBACK, monkeypatch)
    assert "只在本机可用" in words
    assert all(is_loopback(host.strip("[]")) for host in hosts)


@pytest.mark.parametrize(("host", "name"), [("192.0.2.7", "192.0.2.7"), ("2001:db8::7", "[2001:db8::7]")])
def test_another_address_is_told_and_is_the_only_name(host: str, name: str, monkeypatch: pytest.MonkeyPatch):
    words, hosts = said(host, monkeypatch)
    assert f"http://{name}:" in words
    assert "同一网络里的电脑都能打开" in words
    assert "只在本机" not in words
    assert hosts == (name,)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_all_addresses_at_once_are_refused(host: str):
    with pytest.raises(UsageFault, match="全部地址"):
        serve(host=host, browser=False)


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageFault, match="不能在 127"):
        serve(port=taken.getsockname()[1], browser=False)


def test_a_name_that_is_none_is_told():
    with pytest.raises(UsageFault, match="不能在 no-such-name"):
        serve(host="no-such-name.invalid", port=8700, browser=False)
