"""What is wrong in a file, in the reader's language."""

from collections.abc import Iterable
from dataclasses import replace

from wardstatus.texts.words import Words
from wardstatus.toml.problems import Problem
from wardstatus.toml.sentence import Sentence


def said(_: Words, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with their sentences in this language."""
    return [replace(each, sentence=sentence(_, each.sentence)) for each in problems]


def sentence(words: Words, written: str) -> str:
    """Return a sentence in this language; what is none stays as it is."""
    if not isinstance(written, Sentence):
        return written
    translated = words(written.template)
    if written == written.template:
        return translated
    values = {
        name: sentence(words, value) if isinstance(value, str) else value
        for name, value in written.values.items()
    }
    return translated.format(**values)
