"""What holds for every test, whoever runs it."""

import os


def pytest_configure() -> None:
    """Let commands speak as on a terminal that is set to no language."""
    os.environ["LC_ALL"] = "C.UTF-8"
