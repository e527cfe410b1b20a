"""`wardstatus serve` in a process of its own, started and killed again and again."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from wardstatus.clock import elapsed

PATIENCE = 90.0


class Server:
    """One life of the server, from its start to kill -9."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self._log = (folder / "server.log").open("a", encoding="utf-8")
        self._began = elapsed()
        self._ready = threading.Event()
        self.started_in: float | None = None
        """Seconds from its start until it answered; None if it has not."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "wardstatus", "serve"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env={**os.environ, **environ},
            start_new_session=True,
        )
        self._listens = threading.Thread(target=self._listen, daemon=True)
        self._listens.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        if self._process.stdout.readline().startswith("wardstatus http"):
            self.started_in = elapsed() - self._began
            self._ready.set()

    def wait_until_ready(self) -> None:
        """Return once it answers; raise when it does not."""
        if not self._ready.wait(PATIENCE):
            self.kill()
            raise RuntimeError("The server did not start; see server.log.")

    def kill(self) -> None:
        """End it as a power cut would, worker and all."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._process.wait()
        self._listens.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._log.close()
