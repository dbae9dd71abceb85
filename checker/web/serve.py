"""Run the local page: bind first, then say where it is, so that the address works when the browser opens it."""

from __future__ import annotations

import ipaddress
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

import uvicorn

from checker._version import __version__
from checker.errors import UsageFault
from checker.web.app import Settings, page_app
from checker.web.connections import BoundedConnection
from checker.web.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8620
PORTS_TRIED = 20
WORKERS = 2
WAITING = 30  # files dropped at once beyond those being checked
SECONDS_PER_DOCUMENT = 90  # LibreOffice needs up to a minute for an old .doc
MEMORY_MB = 2048


def serve(
    *,
    host: str = LOOPBACK,
    port: int | None = None,
    browser: bool = True,
    max_bytes: int = 20 << 20,
    seconds: float = SECONDS_PER_DOCUMENT,
    profiles: tuple[tuple[str, str], ...] = (),
    say: Callable[[str], None] = print,
) -> None:
    """Serve until interrupted. port None: the first free one from 8620. Raises UsageFault for a port or host that cannot be had."""
    listening = _bound(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}/"
    workers = Workers(WORKERS, seconds=seconds, waiting=WAITING, memory_mb=MEMORY_MB)
    hosts = Settings.hosts if is_loopback(host) else (name,)
    settings = Settings(max_bytes=max_bytes, hosts=hosts, profiles=profiles, version=__version__)
    config = uvicorn.Config(
        page_app(workers, settings),
        log_level="error",  # what a client does wrong is no news for whoever reads the window
        server_header=False,
        http=BoundedConnection,
        timeout_keep_alive=10,
        h11_max_incomplete_event_size=64 << 10,
    )
    reach = "只在本机可用" if is_loopback(host) else "同一网络里的电脑都能打开"
    say(f"检查页面已打开：{address}\n{reach}，文件不保存、不外传。按 Ctrl+C 结束。")
    if browser:
        threading.Timer(0.2, webbrowser.open, [address]).start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        workers.close()
        listening.close()


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_unspecified(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _bound(host: str, port: int | None) -> socket.socket:
    if is_unspecified(host):
        # A browser names the address it was given; "any" is the name of none, and without a name there is no guard against rebinding.
        raise UsageFault(
            f"--host 不能写 {host}：它表示本机的全部地址", "请写本机在网络里的一个地址，例如 192.168.1.5。"
        )
    wanted = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for number in wanted:
        listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        try:
            listening.bind((host, number))
            listening.listen(128)
        except OSError as error:
            listening.close()
            reason = error
            continue
        return listening
    if port is None:
        raise UsageFault(
            f"端口 {FIRST_PORT}—{FIRST_PORT + PORTS_TRIED - 1} 都被占用", "请用 --port 另指定一个。"
        )
    raise UsageFault(
        f"不能在 {host} 的端口 {port} 打开页面：{reason.strerror}", "请换一个端口，或去掉 --port。"
    )
