"""A good and a bad file for every rule of the format; a bad one begins with what is said of it."""

from pathlib import Path

import pytest

from wardstatus.plans import load_plan
from wardstatus.toml.problems import Problem

FILES = Path(__file__).parent
GOOD = sorted((FILES / "good").glob("*.toml"))
BAD = sorted((FILES / "bad").glob("*.toml"))


def _said(problem: Problem) -> str:
    """Return a problem without its file, a warning marked as one."""
    warning = " (warning)" if problem.kind == "warning" else ""
    return str(problem).removeprefix(f"{problem.file}:") + warning


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_file_has_no_problem(file: Path) -> None:
    plan, problems = load_plan(file)
    assert problems == []
    assert plan is not None


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_of_a_bad_file_every_problem_is_said(file: Path) -> None:
    plan, problems = load_plan(file)
    lines = file.read_text().splitlines()
    assert [_said(each) for each in problems] == [
        line.removeprefix("#! ") for line in lines if line.startswith("#! ")
    ]
    assert (plan is None) == any(each.kind == "error" for each in problems)


def test_every_rule_has_a_good_and_a_bad_file() -> None:
    assert [file.name for file in GOOD] == [file.name for file in BAD]
