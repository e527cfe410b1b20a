"""The real program as a shell and a script of the house see it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.journeys.files import write
from tests.notify.post import Postbox, free_port


def hurried(folder: Path, mail: int, limit: str = "4s") -> int:
    """Write a hospital whose limits are seconds, bring up its database, and return its port."""
    port = free_port()
    config = write(folder, mail, limit=limit, port=port)
    text = config.read_text(encoding="utf-8").replace("[mail]", 'undo = "1s"\n[mail]')
    config.write_text(text, encoding="utf-8")
    run(folder, "migrate")
    return port


def run(folder: Path, *command: str) -> str:
    """Run a command and return what it printed; raise when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "wardstatus", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def ask(port: int, path: str, token: str = "", body: object = None) -> dict[str, Any]:
    """Return what the server answers; with a body it is a POST, without a token to nobody."""
    sent = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
        path = f"/api/v1{path}"
    with urlopen(Request(f"http://127.0.0.1:{port}{path}", sent, headers), timeout=30) as answer:
        found: dict[str, Any] = json.loads(answer.read())
    return found


def mails_to(post: Postbox, person: str) -> int:
    """Return how many mails a person has got."""
    return sum(mail["X-To"] == f"{person}@example.org" for mail in post.mails)
