"""Nothing about patients comes in: every text of every request is looked at before it is taken."""

from collections.abc import Iterator

from flask import request

from wardstatus.core.notes import looks_like_identity_number
from wardstatus.errors import WrongField
from wardstatus.web.fields import TEXT_LENGTH

MADE_BY_US = frozenset({"csrf", "tap"})
"""Fields no person writes; digits stand in them by chance."""

MACHINES = frozenset({"hooks"})
"""Blueprints that only other programs call; their references are numbers."""


def guard() -> None:
    """Refuse a form or an address that holds what may be a national identity number."""
    if request.blueprint in MACHINES:
        return
    for name, value in (request.view_args or {}).items():
        check(value, name)
    for name, value in request.args.items(True):
        check_pair(name, value)
    # What a program sends is JSON, whatever it calls it, and is looked at once it is read.
    if not request.path.startswith("/api/"):
        for name, value in request.form.items(True):
            check_pair(name, value)


def check_pair(name: str, value: object) -> None:
    """Raise WrongField for a field whose name or value may hold an identity number."""
    if name in MADE_BY_US:
        return
    check(name, "")
    check(value, name)


def check(value: object, field: str) -> None:
    """Raise WrongField if a value may hold an identity number; the error never says it."""
    if isinstance(value, str) and looks_like_identity_number(value):
        raise WrongField("looks_like_identity_number", field=field[:TEXT_LENGTH] or None)


def check_json(body: object) -> None:
    """Raise WrongField if any text of a JSON body, or any name in it, may hold such a number."""
    for field, said in _texts(body, ""):
        check(said, field)


def _texts(body: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield every text with its place, as `[3].values`; names first, so that none is said."""
    todo: list[tuple[str, object]] = [(where, body)]
    while todo:
        place, value = todo.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, list):
            todo += [(f"{place}[{number}]", each) for number, each in enumerate(value)]
        elif isinstance(value, dict):
            yield from ((place, name) for name in value)
            dot = "." if place else ""
            todo += [(f"{place}{dot}{name}", each) for name, each in value.items()]
