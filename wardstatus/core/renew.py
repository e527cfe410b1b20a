"""A frozen value with some fields changed, at a sixth of what `dataclasses.replace` costs."""

from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import replace as renew
else:

    def renew(value, **changes):
        """Return a copy of a frozen slotted value with some fields changed.

        It is for values without a `__post_init__`; an unknown field raises TypeError.
        """
        kind = type(value)
        made = _copied(kind)(value)
        try:
            for name, new in changes.items():
                setattr(made, name, new)
        except AttributeError:
            raise TypeError(f"{kind.__name__} has not all of {', '.join(changes)}") from None
        made.__class__ = kind
        return made

    @lru_cache(maxsize=256)
    def _copied(kind):
        """Return what copies a value of a kind to one that is still open to be written.

        Its lines are written out, as those of a dataclass's `__init__` are: a loop over the fields
        takes three times as long.
        """

        class Open(kind):
            __slots__ = ()
            __setattr__ = object.__setattr__
            __delattr__ = object.__delattr__

        lines = [f" made.{each.name} = value.{each.name}" for each in fields(kind)]
        names = {"Open": Open, "new": object.__new__}
        exec("\n".join(["def copied(value):", " made = new(Open)", *lines, " return made"]), names)
        return names["copied"]


__all__ = ["renew"]
