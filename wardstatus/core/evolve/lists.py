"""How the action lists of a unit change by events."""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from wardstatus.core.events import (
    ItemMarked,
    ItemOverdue,
    ItemsOpened,
    ItemsReopened,
    ListEvent,
    ListOpened,
    ListStoodDown,
    OverdueTold,
)
from wardstatus.core.levels import Level
from wardstatus.core.renew import renew
from wardstatus.core.standing import Item, Standing


def evolve(standing: Standing, event: ListEvent) -> Standing:
    """Return the standing, with its items and open lists, after an event."""
    match event:
        case ListOpened():
            return _opened(standing, event)
        case ListStoodDown():
            lists = tuple(each for each in standing.open_lists if each not in event.levels)
            items = _change(standing, event.items, lambda item: renew(item, state="stood_down"))
            return renew(standing, open_lists=lists, items=items)
        case ItemsReopened():
            items = _change(standing, event.items, lambda item: _again(item, event.at))
            return renew(standing, open_lists=_with(standing, event.level), items=items)
        case ItemsOpened():
            items = _change(standing, event.items, lambda item: renew(item, state="open"))
            return renew(standing, items=items)
        case ItemMarked():
            return renew(standing, items=_marked(standing, event))
        case ItemOverdue():
            items = _change(standing, (event.item,), lambda item: renew(item, told=True))
            return renew(standing, items=items)
        case OverdueTold():
            return renew(standing, items=named(standing.items, event.items, event.at))
        case _:
            assert_never(event)


def named(items: tuple[Item, ...], ids: tuple[str, ...], at: datetime) -> tuple[Item, ...]:
    """Return the items, some of which a message names now."""
    return tuple(renew(item, named=at) if item.id in ids else item for item in items)


def _again(item: Item, at: datetime) -> Item:
    """What still waits for its shift goes on waiting."""
    if item.opened > at:
        return renew(item, state="waiting")
    return renew(item, state="open", reopened=at)


def _with(standing: Standing, level: Level) -> tuple[Level, ...]:
    return (*standing.open_lists, level)


def _change(
    standing: Standing, ids: tuple[str, ...], change: Callable[[Item], Item]
) -> tuple[Item, ...]:
    return tuple(change(item) if item.id in ids else item for item in standing.items)


def _opened(standing: Standing, event: ListOpened) -> Standing:
    """What an earlier list of the level left done or stood down makes room; `keep` stays."""
    kept = tuple(
        item
        for item in standing.items
        if item.level is not event.level or item.exit != event.exit or item.state == "open"
    )
    items = (*kept, *event.items)
    if not event.exit:
        return renew(standing, items=items, open_lists=_with(standing, event.level))
    spell = standing.spell and renew(standing.spell, exit_opened=True)
    return renew(standing, items=items, spell=spell)


def _marked(standing: Standing, event: ItemMarked) -> tuple[Item, ...]:
    def mark(item: Item) -> Item:
        open_again = event.state == "open"
        return renew(
            item,
            state=event.state,
            by="" if open_again else event.by,
            at=None if open_again else event.at,
            reason=event.reason,
            reopened=event.at if open_again else item.reopened,
        )

    items = _change(standing, (event.item,), mark)
    if event.state == "open":
        # Undoing *done* takes back the round that it opened.
        stem = event.item.rpartition(".")[0]
        opened = next(item.opened for item in items if item.id == event.item)
        items = tuple(
            item
            for item in items
            if not (item.id.rpartition(".")[0] == stem and item.opened > opened)
        )
    if event.next_round is not None:
        items = (*items, event.next_round)
    return items
