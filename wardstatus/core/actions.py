"""The items of an open list: opened, done, stood down, overdue."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from wardstatus.core import duties
from wardstatus.core.chains import quiet_since
from wardstatus.core.events import (
    ItemOverdue,
    ItemsOpened,
    ItemsReopened,
    ListEvent,
    ListOpened,
    ListStoodDown,
    OverdueTold,
)
from wardstatus.core.levels import Level
from wardstatus.core.plans import Action, in_shift
from wardstatus.core.standing import Item, Standing
from wardstatus.core.terms import Terms

LISTS = {
    None: (),
    Level.GREEN: (),
    Level.YELLOW: (Level.YELLOW,),
    Level.RED: (Level.YELLOW, Level.RED),
}
"""Red's list is yellow's and red's."""


LINGERS = timedelta(hours=12)
"""How long what was done, or could not be, stays on the list."""


def overdue(item: Item, now: datetime) -> bool:
    """Return whether an item is still open past its time."""
    return item.state == "open" and now >= item.due


def _overdue_at(item: Item) -> datetime:
    """What is opened again past its time is overdue from then on."""
    return max(item.due, item.reopened or item.due)


def on_list(item: Item, now: datetime) -> bool:
    """Return whether an item is still worth seeing: owed, or dealt with lately."""
    if item.state in ("open", "waiting"):
        return True
    return item.state != "stood_down" and item.at is not None and now - item.at < LINGERS


def due(standing: Standing, terms: Terms) -> Iterator[ListEvent]:
    """Yield what the level as it stands, or time, brings to the lists."""
    status = standing.status
    if status.since is not None:
        yield from _as_level_stands(standing, terms, status.since)
    waiting = [item for item in standing.items if item.state == "waiting"]
    if waiting:
        at = min(item.opened for item in waiting)
        ids = tuple(item.id for item in waiting if item.opened == at)
        yield ItemsOpened(at=at, unit=standing.unit, items=ids)
    late = [item for item in standing.items if item.state == "open" and not item.told]
    if late:
        first = min(late, key=_overdue_at)
        yield ItemOverdue(at=_overdue_at(first), unit=standing.unit, item=first.id)
    quiet = _quiet_since(standing)
    if quiet is not None and (unnamed := late_unnamed(standing)):
        ids = tuple(item.id for item in unnamed)
        at = max(quiet, _overdue_at(unnamed[-1]))
        yield OverdueTold(at=at, unit=standing.unit, items=ids)


def _quiet_since(standing: Standing) -> datetime | None:
    return quiet_since(standing.spell) if standing.spell is not None else None


def late_unnamed(standing: Standing) -> tuple[Item, ...]:
    """Return red's overdue items that no message has named, the longest overdue first."""
    found = (
        item
        for item in standing.items
        if item.state == "open"
        and item.told
        and item.named is None
        and item.level is Level.RED
        and not item.exit
    )
    return tuple(sorted(found, key=_overdue_at))


def _as_level_stands(standing: Standing, terms: Terms, at: datetime) -> Iterator[ListEvent]:
    wanted = LISTS[standing.status.level]
    left = [level for level in standing.open_lists if level not in wanted]
    if left:
        yield ListStoodDown(
            at=at, unit=standing.unit, levels=tuple(left), items=_standing_down(standing, left)
        )
        return
    if Level.RED in wanted and (exits := _open_exits(standing)):
        yield ListStoodDown(at=at, unit=standing.unit, levels=(), items=exits)
    if _owes_exit(standing):
        yield _opened(standing, terms, Level.RED, at, exit_list=True)
    for level in wanted:
        if level not in standing.open_lists:
            again = _again(standing, level)
            yield (
                ItemsReopened(at=at, unit=standing.unit, level=level, items=again)
                if again is not None
                else _opened(standing, terms, level, at)
            )
            return


def _standing_down(standing: Standing, levels: Collection[Level]) -> tuple[str, ...]:
    return tuple(
        item.id
        for item in standing.items
        if item.level in levels
        and not item.exit
        and (item.state == "waiting" or (item.state == "open" and not item.keep))
    )


def _open_exits(standing: Standing) -> tuple[str, ...]:
    return tuple(
        item.id for item in standing.items if item.exit and item.state in ("open", "waiting")
    )


def _owes_exit(standing: Standing) -> bool:
    """Red was left, and what is to be restored has not been opened yet."""
    spell = standing.spell
    return (
        spell is not None
        and spell.red_since is None
        and standing.status.level is not Level.RED
        and not spell.exit_opened
    )


def _again(standing: Standing, level: Level) -> tuple[str, ...] | None:
    """Return the stood-down items of the same red's list; None: it is a new list."""
    spell = standing.spell
    if standing.status.level is not Level.RED or spell is None or not spell.again:
        return None
    return tuple(
        item.id
        for item in standing.items
        if item.level is level and not item.exit and item.state == "stood_down"
    )


def _opened(
    standing: Standing, terms: Terms, level: Level, at: datetime, exit_list: bool = False
) -> ListOpened:
    known = terms.plan.terms(level)
    actions = () if known is None else known.exit if exit_list else known.actions
    items = tuple(_item(standing.unit, terms, level, action, at, exit_list) for action in actions)
    return ListOpened(at=at, unit=standing.unit, level=level, exit=exit_list, items=items)


def _item(  # noqa: PLR0913 one item is made of exactly these
    unit: str, terms: Terms, level: Level, action: Action, at: datetime, exit_list: bool
) -> Item:
    opens = _opens(terms, action, at)
    shift = terms.shift(opens)
    role = in_shift(action.role, shift)
    named = terms.plan.roles.get(role)
    return Item(
        id=f"{unit}.{action.id}.{opens:%Y%m%d%H%M%S%f}",
        action=action.id,
        level=level,
        text=action.text,
        role=role,
        at_screen=bool(named and named.at_screen),
        opened=opens,
        due=opens + action.within,
        state="open" if opens == at else "waiting",
        answer=action.answer,
        keep=action.keep,
        exit=exit_list,
        repeat=action.repeat,
        overdue=in_shift(action.overdue, shift) if action.overdue else (),
    )


def _opens(terms: Terms, action: Action, at: datetime) -> datetime:
    """Return when an item opens: at once, or at the next beginning of one of its shifts."""
    if not action.shifts or terms.shift(at) in action.shifts:
        return at
    return duties.next_beginning(terms.plan, terms.book.zone, at, action.shifts) or at
