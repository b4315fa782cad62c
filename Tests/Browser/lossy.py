"""A bad line between browser and server: forwards what it gets, and loses answers when it is told to."""

from __future__ import annotations

import socket
import socketserver
import threading
from urllib.parse import urlsplit


class LossyLine:
    """`with LossyLine(address) as line:` listens at `line.address`.

    `line.lose(words, times)`: the server gets the next `times` requests whose first line holds all of the words and does
    what they ask; its answers never reach the browser.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._lock = threading.Lock()
        self._losses: list[tuple[tuple[str, ...], int]] = []
        self.lost: list[str] = []
        line = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                try:
                    line._carry(self.request)
                except OSError:
                    pass

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 64

        self._server = Threads(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> LossyLine:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def lose(self, *words: str, times: int = 1) -> None:
        with self._lock:
            self._losses.append((words, times))

    def _is_lost(self, first: str) -> bool:
        with self._lock:
            for place, (words, times) in enumerate(self._losses):
                if times > 0 and all(word in first for word in words):
                    self._losses[place] = (words, times - 1)
                    self.lost.append(first)
                    return True
        return False

    def _carry(self, browser: socket.socket) -> None:
        """One request a connection: the server is asked to close, so that its answer's end is known."""
        head, rest = b"", b""
        while b"\r\n\r\n" not in head:
            more = browser.recv(65536)
            if not more:
                return
            head += more
        head, rest = head.split(b"\r\n\r\n", 1)
        lines = head.split(b"\r\n")
        length = next((int(l.split(b":")[1]) for l in lines if l.lower().startswith(b"content-length:")), 0)
        while len(rest) < length:
            more = browser.recv(65536)
            if not more:
                return
            rest += more
        kept = [line for line in lines if not line.lower().startswith(b"connection:")]
        with socket.create_connection(self._target, timeout=60) as server:
            server.sendall(b"\r\n".join([*kept, b"Connection: close"]) + b"\r\n\r\n" + rest)
            answer = b""
            while more := server.recv(65536):
                answer += more
        if not self._is_lost(lines[0].decode()):
            browser.sendall(answer)
