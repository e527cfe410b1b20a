"""What else a department head should know, a line each: numbers that disagree, red as a habit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from wardstatus.core import cover
from wardstatus.core.levels import Level
from wardstatus.core.posts import gaps_ahead
from wardstatus.core.units import Unit
from wardstatus.measures import shares
from wardstatus.texts import cover as cover_words
from wardstatus.web.overview_view.desk import Desk

WEEK = timedelta(days=7)
AHEAD = timedelta(hours=24)
"""How far ahead a duty nobody has is said."""

SEEN = 2
"""So many such gaps are said; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line: what it is about, and what there is to say."""

    about: str
    says: str
    href: str = ""
    """Where it is explained; empty: nowhere."""


def notes(desk: Desk) -> list[Note]:
    """Return the lines that have something to say."""
    found = (_disagreeing(desk), _said(desk), _structural(desk), _red(desk), *_duties(desk))
    return [each for each in found if each is not None]


def _disagreeing(desk: Desk) -> Note | None:
    """Return the units of which the numbers ask for more than was chosen."""
    _ = desk.words
    said = [each for unit in desk.units if (each := _disagrees(desk, unit))]
    if not said:
        return None
    return Note(about=_("The numbers ask for more"), says=" · ".join(said))


def _disagrees(desk: Desk, unit: Unit) -> str:
    _, standing = desk.words, desk.standing(unit)
    stands, asks = standing.status, standing.numbers.recommended
    follows = unit.plan is not None and unit.plan.follow == "plan"
    if asks is None or follows or asks.rank <= (stands.level.rank if stands.level else 0):
        return ""
    scene = desk.scene(unit)
    chosen = scene.level(stands.level) if stands.level else _("not set")
    said = _(
        "{unit}: {chosen}, the numbers say {level}",
        unit=unit.name,
        chosen=chosen,
        level=scene.level(asks),
    )
    resting = stands.rested_until is not None and desk.now < stands.rested_until
    if not resting or stands.rested_until is None:
        return said
    why = _("We manage") if stands.rested_why == "managing" else _("The numbers are wrong")
    return f"{said} ({why}, " + _("until {clock}", clock=desk.clock(stands.rested_until)) + ")"


def _said(desk: Desk) -> Note | None:
    """Return how often wards said that they manage, and that they do not agree, in a week."""
    _ = desk.words
    said = [
        each.what
        for unit in desk.units
        for each in desk.past(unit).said
        if each.at >= desk.now - WEEK
    ]
    parts = [
        _.many("{n} time “We manage”", "{n} times “We manage”", said.count("managing")),
        _.many(
            "{n} time “The numbers are wrong”",
            "{n} times “The numbers are wrong”",
            said.count("numbers_wrong"),
        ),
        _.many("{n} lowered from above", "{n} lowered from above", said.count("lowered")),
        _.many("{n} time “Not agreed”", "{n} times “Not agreed”", said.count("disagree")),
    ]
    shown = [part for part in parts if not part.startswith("0 ")]
    if not shown:
        return None
    return Note(about=_("Last seven days"), says=", ".join(shown))


def _structural(desk: Desk) -> Note | None:
    _ = desk.words
    said = [
        _("{unit} since {clock}", unit=unit.name, clock=desk.clock(since))
        for unit in desk.units
        if (since := desk.standing(unit).structural) is not None
    ]
    return Note(about=_("Structural red"), says=" · ".join(said)) if said else None


def _red(desk: Desk) -> Note | None:
    """Return how much of all time was red in seven days, beside the seven before."""
    _, pasts = desk.words, [desk.past(unit) for unit in desk.units]
    last = shares.share(pasts, desk.now - WEEK, desk.now).percent(Level.RED)
    before = shares.share(pasts, desk.now - 2 * WEEK, desk.now - WEEK).percent(Level.RED)
    if last is None:
        return None
    said = _("{n} % of all time in seven days", n=_.number(round(last, 1)))
    if before is not None:
        said += _(", {n} % in the seven before", n=_.number(round(before, 1)))
    return Note(about=_("Red"), says=said, href="history")


def _duties(desk: Desk) -> Iterator[Note]:
    """Yield that nobody will be on duty to answer or decide in the coming day."""
    here, ends = {unit.id for unit in desk.units}, desk.now + AHEAD
    found: dict[tuple[str, str], list[cover.Gap]] = {}
    for gap in gaps_ahead(desk.rulebook, desk.now):
        if gap.unit in here and gap.begins < ends:
            found.setdefault((gap.unit, gap.question), []).append(gap)
    said = [
        cover_words.gap(desk.words, desk.rulebook, gaps, (desk.now, ends))
        for gaps in found.values()
    ]
    if said:
        more = len(said) - SEEN
        if more > 0:
            said = [*said[:SEEN], desk.words.many("{n} more", "{n} more", more)]
        yield Note(about=desk.words("Nobody on duty"), says=" ".join(said))
