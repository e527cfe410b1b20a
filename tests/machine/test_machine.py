"""No order of taps, numbers, answers, decisions, hours and kills breaks what must hold.

`MACHINE_RUNS=300 MACHINE_STEPS=50` is what `make machine` tries; the ordinary tests try less.
"""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.rules import Night
from tests.machine.wards import empty

RUNS = int(os.environ.get("MACHINE_RUNS", "25"))
STEPS = int(os.environ.get("MACHINE_STEPS", "30"))


def test_whatever_happens_in_a_night(tmp_path: Path) -> None:
    Night.database, Night.folder = empty(tmp_path), tmp_path
    run_state_machine_as_test(
        Night,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize="MACHINE_SEED" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
