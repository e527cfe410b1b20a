"""What holds for every test, whoever runs it."""

import os

from hypothesis import HealthCheck, settings


def pytest_configure() -> None:
    """Let commands speak as on a terminal that is set to no language; let no example be late."""
    os.environ["LC_ALL"] = "C.UTF-8"
    # How long an example takes is up to the machine, and says nothing of the program.
    settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("busy")
