"""Questions on a terminal: what cannot be taken is asked for once more."""

import re
from collections.abc import Callable

import click

from wardstatus.cli.naming import identifier
from wardstatus.texts.words import Words

_MAIL = re.compile(r"[^@\s]+@[^@\s]+")

Check = Callable[[str], str]
"""Returns why an answer cannot be taken, in the reader's words; empty if it can."""


def asked(question: str, check: Check, default: str | None = None) -> str:
    """Return an answer that can be taken; another is asked for until there is one."""

    def taken(given: str) -> str:
        given = given.strip()
        if wrong := check(given):
            raise click.UsageError(wrong)
        return given

    said: str = click.prompt(question, default=default, value_proc=taken)
    return said


def named(_: Words) -> Check:
    """Return a check for names of which an id can be made."""
    wrong = _("A name has letters or digits.")
    return lambda name: "" if identifier(name) else wrong


def yes(_: Words, question: str) -> bool:
    """Return whether the answer is yes, in the reader's word for it; yes if nothing is said."""
    good, bad = _("yes"), _("no")
    wrong = _("Write {yes} or {no}.", yes=good, no=bad)
    first = {good[0], bad[0], "y"}
    said = asked(question, lambda each: "" if each[:1].lower() in first else wrong, good)
    return said[:1].lower() != bad[0]


def mail(_: Words) -> Check:
    """Return a check for mail addresses."""
    wrong = _("A mail address looks like kari@sykehuset.no.")
    return lambda said: "" if _MAIL.fullmatch(said) else wrong
