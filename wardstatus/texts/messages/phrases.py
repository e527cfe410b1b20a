"""Sentences that several kinds of message share; each head says the unit and its phase."""

from wardstatus.texts.messages.about import About
from wardstatus.texts.messages.parts import Goes, Part, either, elastic, kept, loose
from wardstatus.texts.words import marked


def phase(about: About) -> Part:
    """Return the head that says no more than the phase; of a unit not red, only its name."""
    _ = about.words
    if about.facts.red_since is None:
        return kept(_("Capacity: {unit}.", unit=about.unit))
    return kept(_("Capacity: {unit} RED phase.", unit=about.unit))


def red(about: About) -> Part:
    """Return the head that says since when it is red, and whether again."""
    _ = about.words
    since = about.when(about.facts.red_since or about.notice.at)
    if about.facts.again:
        return kept(_("Capacity: {unit} RED phase again {clock}.", unit=about.unit, clock=since))
    return kept(_("Capacity: {unit} RED phase {clock}.", unit=about.unit, clock=since))


def still(about: About) -> Part:
    """Return the head that says how long it has been red."""
    _ = about.words
    lasting = about.lasting()
    return kept(_("Capacity: {unit} still RED phase, {lasting}.", unit=about.unit, lasting=lasting))


def over(about: About) -> Part:
    """Return the head that says it is over the limit, and since when."""
    _ = about.words
    at = about.facts.deadline or about.notice.at
    clocks = about.when(at), about.words.clock(at, about.rulebook.zone)
    gaps = [{"unit": about.unit, "lasting": about.lasting(), "clock": clock} for clock in clocks]
    if about.facts.again:
        said = marked("Capacity: {unit} RED phase again {lasting}, OVER LIMIT {clock}.")
    else:
        said = marked("Capacity: {unit} RED phase {lasting}, OVER LIMIT {clock}.")
    return either(*(_(said, **each) for each in gaps))


def count(about: About) -> list[Part]:
    """Return which message of its chain this is."""
    _ = about.words
    return [loose(_("Message {number}.", number=about.facts.number), Goes.NUMBER)]


def following(about: About) -> list[Part]:
    """Return who is told next, and when."""
    _ = about.words
    roles, at = "/".join(about.facts.next_roles), about.facts.next_at
    if not roles or at is None or at <= about.now:
        return []
    return [loose(_("Next {roles} {clock}.", roles=roles, clock=about.when(at)), Goes.NEXT)]


def answer_by(about: About) -> list[Part]:
    """Return when an answer is wanted, and who is told else."""
    _ = about.words
    roles, at = "/".join(about.facts.next_roles), about.facts.next_at
    if at is None or at <= about.now:
        return [loose(_("Answer now."), Goes.NEXT)]
    clock = about.when(at)
    said = _("Answer by {clock}, then {roles}.", clock=clock, roles=roles)
    return [loose(said if roles else _("Answer by {clock}.", clock=clock), Goes.NEXT)]


def late_item(about: About) -> list[Part]:
    """Return the item that is overdue, which the next message names; the first thing to go."""
    _ = about.words
    if not about.facts.item:
        return []
    item, more = about.item().rstrip("."), about.facts.more
    if more:
        return [loose(_("Overdue: {item}, {n} more.", item=item, n=more), Goes.ITEM)]
    return [loose(_("Overdue: {item}.", item=item), Goes.ITEM)]


def resolved(about: About) -> list[Part]:
    """Return what was decided, when it shall be noticed, and until when it holds."""
    _ = about.words
    text, due, until = about.text(), about.facts.due, about.facts.until
    by = _("by {clock}.", clock=about.when(due)) if text and due else ""
    holds = _("Holds until {clock}.", clock=about.when(until)) if until else ""
    return [elastic(text, end="" if by else "."), kept(by), kept(holds)]


def if_not(about: About) -> list[Part]:
    """Return what the ward does if it does not come."""
    _ = about.words
    asks = _("Did it not come? Tap the board.") if about.facts.due else ""
    return [loose(asks, Goes.REST)]
