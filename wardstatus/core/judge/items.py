"""What somebody says of an item, judged."""

from datetime import datetime

from wardstatus.core.events import ItemMarked
from wardstatus.core.inputs import MarkItem
from wardstatus.core.standing import Item, Standing
from wardstatus.core.terms import Terms
from wardstatus.errors import NotFound, NotNow, WrongField


def marked(standing: Standing, terms: Terms, sent: MarkItem, now: datetime) -> ItemMarked | None:
    """Judge a mark on an item; None: it stands so already.

    Raises NotFound for no such item, NotNow for one that is stood down, WrongField for an
    unknown reason.
    """
    item = next((each for each in standing.items if each.id == sent.item), None)
    if item is None:
        raise NotFound("item_unknown", "item", item=sent.item)
    if item.state in ("stood_down", "waiting"):
        raise NotNow("item_closed", "item")
    reasons = [each.id for each in terms.plan.reasons.get("not_done", ())]
    if sent.reason and sent.reason not in reasons:
        raise WrongField("reason_unknown", "reason", reason=sent.reason, known=", ".join(reasons))
    if item.state == sent.state and item.reason == sent.reason:
        return None
    following = None
    if sent.state == "done" and item.repeat is not None:
        following = _next_round(item, now)
    return ItemMarked(
        at=now,
        unit=standing.unit,
        item=item.id,
        state=sent.state,
        by=sent.by,
        reason=sent.reason,
        next_round=following,
    )


def _next_round(item: Item, now: datetime) -> Item:
    stem, _, _ = item.id.rpartition(".")
    assert item.repeat is not None
    return Item(
        id=f"{stem}.{now:%Y%m%d%H%M%S%f}r",
        action=item.action,
        level=item.level,
        text=item.text,
        role=item.role,
        at_screen=item.at_screen,
        opened=now,
        due=now + item.repeat,
        keep=item.keep,
        exit=item.exit,
        repeat=item.repeat,
        overdue=item.overdue,
    )
