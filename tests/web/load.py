"""Valid and hostile clients at one local page at once: `PYTHONPATH=tests python -m web.load --seconds 120` prints the figures.

Everything stays on the loopback address. test_load.py runs the short form.
"""

from __future__ import annotations

import argparse
import http.client
import io
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from reading.samples import REPORT, docx, para

from checker.batch.memory import resident

OWN = {"X-Dabiao": "1"}
REPORTS = {
    "甲县.txt": REPORT.encode(),
    "乙县.txt": REPORT.replace("甲县", "乙县").encode("gb18030"),
    "丙县.docx": docx(*map(para, REPORT.replace("甲县", "丙县").split("\n"))),
}
SLOW_CONNECTIONS = 120  # of each slow client; together with the others more than the page takes
PATIENCE = 60.0  # seconds for one answer, and for asking again


@dataclass
class Served:
    """A page that runs in a process of its own."""

    process: subprocess.Popen[str]
    host: str
    port: int

    def memory(self) -> tuple[int, int]:
        """Bytes of the page's process, and of its workers together."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return resident(self.process.pid) or 0, sum(resident(int(child)) or 0 for child in children)

    def connect(self) -> closing[http.client.HTTPConnection]:
        return closing(http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE))

    def socket(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=5)


@contextmanager
def served(**environment: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "checker", "serve", "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found is not None
            where = urlsplit(found[0])
            assert where.hostname
            assert where.port
            yield Served(process, where.hostname, where.port)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


@dataclass
class Tally:
    """What happened. lost: valid requests that got no right answer, with the reason; seconds: how long the others took."""

    asked: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # hostile requests that got what they should not


def valid(page: Served, tally: Tally, chance: random.Random) -> None:
    """What our own page does: ask, wait when it is told to, ask again."""
    name, data = chance.choice([*REPORTS.items()])
    began = time.monotonic()
    try:
        while True:
            with page.connect() as connection:
                connection.request("POST", "/check", data, OWN)
                answer = connection.getresponse()
                body = answer.read()
            if answer.status != 503 or time.monotonic() - began > PATIENCE:
                break
            tally.asked["told to wait"] += 1
            time.sleep(float(answer.headers.get("Retry-After", 2)))
        found = json.loads(body)
        if answer.status != 200 or found.get("issuer") != name[:2] or found.get("year") != 2024:
            tally.lost.append(f"{name}: {answer.status} {body[:200].decode(errors='replace')}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        tally.lost.append(f"{name}: {error!r}")
    tally.seconds.append(time.monotonic() - began)


def _refused(page: Served, tally: Tally, what: str, statuses: set[int], send: Callable[..., None]) -> None:
    """A request that must not be answered with a result. A connection that is cut is a refusal too."""
    with suppress(OSError, http.client.HTTPException), page.connect() as connection:
        send(connection)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status not in statuses or (answer.status == 200 and b'"error"' not in body):
            tally.wrong.append(f"{what}: {answer.status} {body[:100]!r}")


def foreign_host(page: Served, tally: Tally, chance: random.Random) -> None:
    headers = {**OWN, "Host": chance.choice(["evil.example", "127.0.0.1.evil.example", "[::1", ""])}
    _refused(page, tally, "host", {400}, lambda c: c.request("POST", "/check", REPORT.encode(), headers))


def foreign_page(page: Served, tally: Tally, chance: random.Random) -> None:
    headers = chance.choice(
        [{}, {**OWN, "Origin": "http://evil.example"}, {**OWN, "Sec-Fetch-Site": "same-site"}]
    )
    _refused(page, tally, "origin", {403}, lambda c: c.request("POST", "/check", REPORT.encode(), headers))


def broken_multipart(page: Served, tally: Tally, chance: random.Random) -> None:
    headers = {**OWN, "Content-Type": "multipart/form-data; boundary=x"}
    data = b"--x\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\n" + chance.randbytes(2000)
    _refused(page, tally, "multipart", {200}, lambda c: c.request("POST", "/check", data, headers))


def too_large(page: Served, tally: Tally, chance: random.Random) -> None:
    def declared(connection: http.client.HTTPConnection) -> None:
        connection.putrequest("POST", "/check")
        connection.putheader("X-Dabiao", "1")
        connection.putheader("Content-Length", chance.choice(["99999999999", "9" * 19, "30000000"]))
        connection.endheaders()

    def chunked(connection: http.client.HTTPConnection) -> None:
        connection.request("POST", "/check", iter([b"x" * (1 << 20)] * 24), OWN, encode_chunked=True)

    _refused(page, tally, "size", {413, 503, 400}, chance.choice([declared, chunked]))


def no_http(page: Served, tally: Tally, chance: random.Random) -> None:
    with suppress(OSError), page.socket() as line:
        line.sendall(chance.choice([chance.randbytes(3000), b"GET / HTTP/1.1\r\n" + b"a" * 200_000, b"\0" * 100, b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Dabiao: 1\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"]))  # fmt: skip
        line.recv(1000)


def aborted(page: Served, tally: Tally, chance: random.Random) -> None:
    """Goes away in the middle of the upload, or right behind it."""
    size = chance.choice([len(REPORT.encode()), 5_000_000])
    with suppress(OSError), page.socket() as line:
        head = f"POST /check HTTP/1.1\r\nHost: {page.host}:{page.port}\r\nX-Dabiao: 1\r\nContent-Length: {size}\r\n\r\n"
        line.sendall(head.encode() + REPORT.encode())


def hostile_document(page: Served, tally: Tally, chance: random.Random) -> None:
    data = chance.choice(_DOCUMENTS)
    _refused(page, tally, "document", {200, 503, 504}, lambda c: c.request("POST", "/check", data, OWN))


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p>" * 8_000_000)
    return target.getvalue()


_DOCUMENTS = (
    _bomb(),
    docx(para(REPORT))[:-700],
    b'<!DOCTYPE a [<!ENTITY b "bb">]><html>&b;' + b"<div>" * 20_000,
    b"%PDF-1.7\n" + b"1 0 obj<</Type/Page/Parent 1 0 R>>endobj\n" * 500,
    b"\xff\xfe" + b"\x00\xd8" * 5_000,
    b"PK\x03\x04" * 5_000,
)


class SlowClients:
    """Connections that stay open and never come to an end: of the head, of the body, and of taking the answer."""

    def __init__(self, page: Served) -> None:
        self._page = page
        self._lines: list[socket.socket] = []
        self.opened = 0

    def step(self) -> None:
        """Open what is lacking, and let every connection drip one byte."""
        for line in self._lines[:]:
            try:
                line.send(b"a")
            except OSError:
                line.close()
                self._lines.remove(line)
        host = f"Host: {self._page.host}:{self._page.port}\r\nX-Dabiao: 1\r\n"
        begun = (
            f"GET / HTTP/1.1\r\n{host}X-Slow: ",
            f"POST /check HTTP/1.1\r\n{host}Content-Length: 19000000\r\n\r\n",
            f"GET /page.js HTTP/1.1\r\n{host}\r\n" * 40,
            "",
        )
        while len(self._lines) < len(begun) * SLOW_CONNECTIONS:
            try:
                line = self._page.socket()
                line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                line.sendall(begun[self.opened % len(begun)].encode())
            except OSError:
                return
            line.setblocking(False)
            self._lines.append(line)
            self.opened += 1

    def close(self) -> None:
        for line in self._lines:
            line.close()


HOSTILE = (foreign_host, foreign_page, broken_multipart, too_large, no_http, aborted, hostile_document)


def attacked(page: Served, tally: Tally, *, rounds: int | None = None, seconds: float = 1e9) -> None:
    """Three valid clients, with `rounds` requests each or for some seconds, while all the hostile ones are at work."""
    until = time.monotonic() + seconds
    over = threading.Event()

    def asking(number: int) -> None:
        chance = random.Random(number)
        for _ in range(rounds if rounds is not None else sys.maxsize):
            if time.monotonic() > until:
                return
            valid(page, tally, chance)
            tally.asked["valid"] += 1

    def attacking(attack: Callable[[Served, Tally, random.Random], None]) -> None:
        chance = random.Random(attack.__name__)
        while not over.wait(0.1):
            attack(page, tally, chance)
            tally.asked[attack.__name__] += 1

    def dripping() -> None:
        slow = SlowClients(page)
        while not over.wait(0.5):
            slow.step()
            tally.asked["slow connections"] = slow.opened
        slow.close()

    hostile = [threading.Thread(target=attacking, args=(attack,)) for attack in HOSTILE]
    hostile.append(threading.Thread(target=dripping))
    honest = [threading.Thread(target=asking, args=(number,)) for number in range(3)]
    for thread in (*hostile, *honest):
        thread.start()
    for thread in honest:
        thread.join()
    over.set()
    for thread in hostile:
        thread.join()


def main() -> None:
    parser = argparse.ArgumentParser(prog="web.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    whole = parser.parse_args().seconds
    tally = Tally()
    with served() as page:
        for part in range(10):
            attacked(page, tally, seconds=whole / 10)
            mine, workers = page.memory()
            print(f"{part + 1}: page {mine >> 20} MB, workers {workers >> 20} MB", flush=True)
    times = sorted(tally.seconds)
    print(dict(tally.asked))
    print(f"lost {len(tally.lost)} {tally.lost[:5]}; wrong {len(tally.wrong)} {tally.wrong[:5]}")
    print(f"valid: median {times[len(times) // 2]:.2f} s, longest {times[-1]:.2f} s")


if __name__ == "__main__":
    main()
