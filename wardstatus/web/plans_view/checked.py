"""A plan that is being written: its problems, and its text with each at its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardstatus.texts.words import Words
from wardstatus.toml.problems import Problem, errors

PLAN = "plan.toml"
"""What a text is called that is no file yet."""

AROUND = 2
"""Lines shown before and after one with a problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text, or what is said of the line above it (`number` 0)."""

    number: int
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the page says of a text."""

    problems: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]
    """What the plan would mean for its units; it stands in the configuration."""
    verdict: str
    lines: tuple[Line, ...]


def checked(_: Words, text: str, found: Sequence[Problem]) -> Checked:
    """Return the problems, already in the reader's language, and the lines they stand in."""
    here = tuple(each for each in found if each.file == PLAN)
    return Checked(
        problems=here,
        elsewhere=tuple(each for each in found if each not in here),
        verdict=verdict(_, found),
        lines=tuple(_lines(text.splitlines(), here)),
    )


def verdict(_: Words, problems: Sequence[Problem]) -> str:
    """Return whether the plan could be taken."""
    wrong = len(errors(problems))
    if wrong:
        return _.many(
            "{n} error. The plan would not be taken.",
            "{n} errors. The plan would not be taken.",
            wrong,
        )
    if problems:
        return _.many(
            "{n} warning. The plan would be taken.",
            "{n} warnings. The plan would be taken.",
            len(problems),
        )
    return _("No problem. The plan would be taken.")


def _lines(written: Sequence[str], problems: Sequence[Problem]) -> Iterator[Line]:
    told: dict[int, list[Problem]] = {}
    for each in problems:
        told.setdefault(each.line, []).append(each)
    near = {line + by for line in told for by in range(-AROUND, AROUND + 1)}
    last = 0
    for number, text in enumerate(written, start=1):
        if number not in near:
            continue
        if last and number > last + 1:
            yield Line(number=0, text="…")
        last = number
        here = told.get(number, [])
        style = "" if not here else "wrong" if errors(here) else "warn"
        yield Line(number=number, text=text, style=style)
        for each in here:
            yield Line(number=0, text=each.sentence, style=f"{style} says")
