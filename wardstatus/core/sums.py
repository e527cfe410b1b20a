"""Sums, extremes and counts over many units, of which few change at a time.

What the units bring are the leaves of a tree that is never changed: one that differs in a leaf
shares the rest, so a change costs the height of the tree and not the number of units. Sums are
exact whole numbers, so it is nothing to them in which order changes came.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from wardstatus.core.levels import Level
from wardstatus.core.over import FigureKind, Over

Part: TypeAlias = float | Level
"""What one unit brings to a figure: a number of its own, or its level."""

_FINEST = 1074
"""Every 64-bit float is a whole number of this power of a half."""


class _Node(NamedTuple):
    known: int
    value: Any = None
    left: "_Node | None" = None
    right: "_Node | None" = None


_NOTHING = _Node(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """One figure, and what each unit last brought to it; None: it is missing."""

    over: Over
    members: Mapping[str, int]
    """The units the figure is over, and which leaf each is."""
    root: _Node

    def changed(self, parts: Mapping[str, Part | None]) -> "Sums":
        """Return the same with some units bringing something else."""
        leaf, join = _LEAF[self.over.figure], _JOIN.get(self.over.figure, operator.add)
        root = self.root
        for unit, part in parts.items():
            new = _NOTHING if part is None else _Node(1, leaf(part))
            root = _changed(root, len(self.members), self.members[unit], new, join)
        return Sums(over=self.over, members=self.members, root=root)

    def figure(self) -> tuple[float | None, int]:
        """Return the figure, None if no unit is known or it is no number, and of how many it is."""
        known, value = self.root.known, self.root.value
        if not known:
            return None, 0
        try:
            return _FIGURE.get(self.over.figure, _counted)(value, known), known
        except OverflowError:
            return None, known


def summed(over: Over, members: Mapping[str, int], parts: Mapping[str, Part | None]) -> Sums:
    """Return a figure of what each unit brings; units that are not in `parts` are missing."""
    leaf, join = _LEAF[over.figure], _JOIN.get(over.figure, operator.add)
    brought = (parts.get(unit) for unit in members)
    leaves = [_NOTHING if part is None else _Node(1, leaf(part)) for part in brought]
    return Sums(over=over, members=members, root=_built(leaves, join))


_Join: TypeAlias = Callable[[Any, Any], Any]


def _built(leaves: Sequence[_Node], join: _Join) -> _Node:
    if len(leaves) < 2:
        return leaves[0] if leaves else _NOTHING
    half = len(leaves) // 2
    return _joined(_built(leaves[:half], join), _built(leaves[half:], join), join)


def _changed(node: _Node, size: int, place: int, new: _Node, join: _Join) -> _Node:
    if size < 2:
        return new
    left, right, half = node.left, node.right, size // 2
    assert left is not None
    assert right is not None
    if place < half:
        return _joined(_changed(left, half, place, new, join), right, join)
    return _joined(left, _changed(right, size - half, place - half, new, join), join)


def _joined(left: _Node, right: _Node, join: _Join) -> _Node:
    if not left.known or not right.known:
        one = left if left.known else right
        return _Node(one.known, one.value, left, right)
    return _Node(left.known + right.known, join(left.value, right.value), left, right)


def _whole(part: Any) -> int:
    """Return a number as a whole number of the smallest there is."""
    above, below = float(part).as_integer_ratio()
    return above << (_FINEST + 1 - below.bit_length())


def _number(whole: int, known: int) -> float:
    """Return a sum as the nearest float; raise OverflowError for one that is none."""
    return whole / (1 << _FINEST)


def _counted(count: int, known: int) -> float:
    return float(count)


_LEAF: Mapping[FigureKind, Callable[[Any], Any]] = {
    "sum": _whole,
    "mean": _whole,
    "min": float,
    "max": float,
    "count_red": lambda level: level is Level.RED,
    "count_yellow": lambda level: level is Level.YELLOW,
    "share_red": lambda level: level is Level.RED,
}
_JOIN: Mapping[FigureKind, _Join] = {"min": min, "max": max}
_FIGURE: Mapping[FigureKind, Callable[[Any, int], float]] = {
    "sum": _number,
    "mean": lambda whole, known: _number(whole, known) / known,
    "share_red": lambda count, known: 100 * count / known,
}
