"""A key that is the thing itself: what is made of a plan is kept while the same plan is asked."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Equal only to itself about the very same object, which it keeps alive."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        """Return whether both are about the same object."""
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        """Return a hash of the object's identity."""
        return id(self.it)
