"""A sentence about a file that knows what it is made of, so that it can be said in any language."""

from collections.abc import Mapping


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
        """Return the sentence with its named gaps filled; sentences may stand in gaps."""
        return Sentence(str.format(self, **values), self.template, values)


def marked(said: str) -> Sentence:
    """Return a sentence that is translated when it is read, its gaps filled by `format`."""
    return Sentence(said)
