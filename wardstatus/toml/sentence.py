"""A sentence about a file that knows what it is made of, so that it can be said in any language."""

import re
from collections.abc import Mapping

_SECRET = re.compile(r"://\S*@|(?<!https)(?<!http)(?<!sqlite)://\S*")
"""What an address may hold of passwords and keys; addresses of the web are shown without names."""
_LEFT = "://…"


class Sentence(str):
    """An English sentence; `template` and `values` are what it was filled from."""

    template: str
    values: Mapping[str, object]

    def __new__(
        cls, said: str, template: str | None = None, values: Mapping[str, object] | None = None
    ) -> "Sentence":
        """Return the sentence; without a template it is its own."""
        made = super().__new__(cls, said)
        made.template = said if template is None else template
        made.values = values or {}
        return made

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, object]]:  # type: ignore[override]
        """Return what a copy is made of."""
        return str(self), self.template, self.values

    def format(self, *_: object, **values: object) -> "Sentence":
        """Return the sentence with its named gaps filled; sentences may stand in gaps.

        What somebody wrote is never repeated with the passwords an address may hold.
        """
        values = {name: _harmless(value) for name, value in values.items()}
        return Sentence(str.format(self, **values), self.template, values)


def _harmless(value: object) -> object:
    return masked(value) if type(value) is str else value


def masked(text: str) -> str:
    """Return a text without what an address in it may hold of passwords and keys."""
    return text if _LEFT in text else _SECRET.sub(_LEFT, text)


def marked(said: str) -> Sentence:
    """Return a sentence that is translated when it is read, its gaps filled by `format`."""
    return Sentence(said)
