"""What a command speaks: the language of the house, or of the terminal where there is no house."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from wardstatus.texts.problems import sentence
from wardstatus.texts.words import Words, words
from wardstatus.toml.kinds import LANGUAGES
from wardstatus.toml.problems import choose
from wardstatus.toml.sentence import Sentence

NORWEGIAN = "nb"
"""What is spoken where nobody says what."""

_KEY = "wardstatus.language"
_NONE = frozenset({"", "c", "posix", "no"})


def speak(language: str) -> Words:
    """Return the words of a language, in which the rest of this command is said too."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[_KEY] = language
    return words(language)


def spoken() -> Words:
    """Return the words in which this command speaks."""
    context = click.get_current_context(silent=True)
    known = context.meta.get(_KEY) if context is not None else None
    return words(known or of_terminal())


def no_such(wrong: Sentence, given: str, known: Iterable[str]) -> click.UsageError:
    """Return the end of a command that was given a name nobody has, with the nearest there is."""
    said = sentence(spoken(), wrong.format(given=given, choice=choose(given, known)))
    return click.UsageError(said[:1].upper() + said[1:])


def unwritten(path: Path, fault: OSError) -> click.ClickException:
    """Return the end of a command that cannot write a file or a folder."""
    reason = (fault.strerror or "").lower()
    _ = spoken()
    return click.ClickException(_("{file} cannot be written: {reason}.", file=path, reason=reason))


def of_terminal(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language a terminal is set to; Norwegian where it is set to none."""
    names = (environ.get(each, "") for each in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in names if name), "")
    primary = first.replace("-", "_").replace(".", "_").partition("_")[0].lower()
    if primary in _NONE:
        return NORWEGIAN
    return primary if primary in LANGUAGES else "en"
