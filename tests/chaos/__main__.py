"""`python -m tests.chaos --rounds 100`: prints the counts; the exit is 1 if anything was lost."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path
from random import SystemRandom

from tests.chaos.play import play
from tests.chaos.report import lines, page


def main() -> None:
    """Play, print, and write the report if one is asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos")
    asked.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS") or 100))
    asked.add_argument("--seed", type=int, default=SystemRandom().randrange(1_000_000))
    asked.add_argument("--report", type=Path, help="the page to write")
    given = asked.parse_args()
    print(f"seed: {given.seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="wardstatus-chaos-"))
    run = play(folder, given.rounds, given.seed)
    print("\n".join(lines(run)))
    print(f"database and log: {folder}")
    if given.report:
        command = f"python -m tests.chaos --rounds {given.rounds} --seed {given.seed}"
        given.report.write_text(page(run, command, _machine()), encoding="utf-8")
    sys.exit(0 if run.found.good else 1)


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}"


if __name__ == "__main__":
    main()
