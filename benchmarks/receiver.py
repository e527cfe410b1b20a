"""A local receiver: takes every request at once and writes down when, in a process of its own.

`python -m benchmarks.receiver` prints its port; `GET /` answers what it took, by key.
"""

import json
import socketserver
from threading import Lock

from wardstatus.clock import system_clock


class _Taking(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        first = self.rfile.readline()
        length, key = 0, ""
        while (line := self.rfile.readline().strip()) != b"":
            name, _, value = line.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
            key = value.strip() if name.lower() == "idempotency-key" else key
        self.rfile.read(length)
        if first.startswith(b"GET"):
            self._say(json.dumps(TOOK))
            return
        with LOCK:
            TOOK.setdefault(key, []).append(system_clock().timestamp())
        self._say("{}")

    def _say(self, body: str) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode() + body.encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128


TOOK: dict[str, list[float]] = {}
LOCK = Lock()


def main() -> None:
    """Serve until it is killed."""
    with _Server(("127.0.0.1", 0), _Taking) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    main()
