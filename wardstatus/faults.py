"""Named points of the path at which a test may end, block or break the process; else nothing.

`WARDSTATUS_FAULT_POINT=name[:n][=exit|block|raise]` acts from the n-th time on (the first, if left
out), and only while `WARDSTATUS_TEST_SWITCH=on`. How often is counted down in the environment,
which belongs to the process: another one begins to count anew.
"""

import os
from collections.abc import Mapping, MutableMapping
from threading import Event

POINT, SWITCH = "WARDSTATUS_FAULT_POINT", "WARDSTATUS_TEST_SWITCH"
OFFSET_FILE = "WARDSTATUS_CLOCK_OFFSET_FILE"
KILLED = 137


def at(name: str, environ: MutableMapping[str, str] = os.environ) -> None:
    """Do what a test asked for at this point; nothing where nobody did."""
    asked = environ.get(POINT)
    if asked is None or environ.get(SWITCH) != "on":
        return
    place, _, act = asked.partition("=")
    wanted, _, count = place.partition(":")
    if wanted != name:
        return
    left = int(count or 1) - 1
    if left > 0:
        environ[POINT] = f"{name}:{left}={act}"
    else:
        _act(act)


def _act(act: str) -> None:
    if act == "block":
        Event().wait()
    elif act == "raise":
        raise RuntimeError("A test asked for this fault.")
    else:
        os._exit(KILLED)


def refused(environ: Mapping[str, str], public_url: str) -> str:
    """Return the variable for tests that must not be set here; "" when none is."""
    meant = environ.get(SWITCH) == "on" and not public_url.startswith("https:")
    said = (name for name in (POINT, OFFSET_FILE, SWITCH) if name in environ)
    return "" if meant else next(said, "")
