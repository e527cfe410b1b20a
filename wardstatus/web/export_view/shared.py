"""What a house may give away: the tables without a person, a name, a number or a free word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from wardstatus.core.events import DecisionMade, OutcomeTold
from wardstatus.core.notices import Notice
from wardstatus.web.export_view.table import Row, Table

FREE_TEXT = {"escalations": ("text",)}
"""Columns of a table that may hold what somebody wrote: left out."""

DECISIONS = (
    *("unit", "spell", "decision", "kind", "choice", "role", "criteria"),
    *("at", "until", "due", "came", "came_at", "by_phone"),
)
MESSAGES = ("unit", "chain", "step", "kind", "role", "at", "state")

MEANINGS: Mapping[str, str] = {
    "action": "id of the action in its plan",
    "answered": "when somebody took it first",
    "answered_after_seconds": "from the beginning of the red until then",
    "answered_role": "the role of who did",
    "after_seconds": "since the red began",
    "at": "when it happened",
    "by_phone": "it was given by telephone, and recorded",
    "came": "whether what was decided came; of a red, when that was said first",
    "came_after_seconds": "from the beginning of the red until then",
    "came_at": "when that was said",
    "came_role": "the role whose decision it was",
    "chain": "answer: nobody has answered; limit: the limit has passed; of a message, its id",
    "choice": "id of the plan's choice; empty: in the leader's own words",
    "criteria": "what was weighed: benefit, resources, severity",
    "decided": "when a leader decided first",
    "decided_after_seconds": "from the beginning of the red until then",
    "decided_role": "the role of who did",
    "decision": "its id",
    "decisions": "how many there were",
    "due": "when it should be done, or noticed",
    "ended": "when it was over; empty: it is not",
    "is_red": "the unit is red now",
    "item": "its id",
    "kind": "of a decision: resources, close, set_aside, lower, extend; of a message, what about",
    "late_seconds": "how much later than due; 0: in time",
    "level": "the phase that was shown; unknown: it was not confirmed",
    "limit_seconds": "how long red may last before a leader must decide; empty: no limit",
    "list": "whose list it stood on: yellow, red, exit",
    "opened": "when it stood on the list",
    "over_seconds": "red past the limit with no decision in force",
    "parent": "id of the unit above",
    "reached": "how many persons were told",
    "reason": "id of the plan's reason why not",
    "red_seconds": "red time of the spell",
    "role": "id of the role in its plan",
    "roles": "ids of the roles that were to be told, or that did it",
    "seconds": "how long",
    "spell": "id of the red; a short yellow in it makes no new one",
    "started": "when it began",
    "state": "of an item: open, done, not_done, stood_down; of a message: what became of it",
    "step": "number of the step in its chain, from 0",
    "text": "what is to be done, in the plan's words",
    "unanswered_seconds": "red with neither an answer nor a decision",
    "unit": "id of the unit",
    "unit_name": "its name",
    "until": "until when it holds",
    "what": "told, told_again, skipped, last_resort, answered, passed_on, decided_…, came",
}
"""Every column, in one sentence; an instant has a second column, `_local`, in the house's time."""


def without_free_text(table: Table) -> Table:
    """Return a table without the columns that may hold what somebody wrote."""
    dropped = FREE_TEXT.get(table.name, ())
    return replace(table, columns=tuple(name for name in table.columns if name not in dropped))


def decisions(
    events: Iterable[object], units: Sequence[str], ends: datetime, zone: ZoneInfo
) -> Table:
    """Return the decisions of some units, but their words, with what the wards said of them."""
    made: dict[str, dict[str, object]] = {}
    for event in events:
        match event:
            case DecisionMade() if event.unit in units and event.at < ends:
                made[event.decision.id] = dict(_decision(event))
            case OutcomeTold() if event.decision in made:
                made[event.decision] |= {"came": event.came, "came_at": event.at}
            case _:
                continue
    rows: list[Row] = [{name: row.get(name) for name in DECISIONS} for row in made.values()]  # type: ignore[misc]
    return _table("decisions", DECISIONS, rows, zone)


def _decision(event: DecisionMade) -> Iterator[tuple[str, object]]:
    here = event.decision
    yield from {"unit": event.unit, "spell": event.spell, "decision": here.id}.items()
    yield from {"kind": here.kind, "choice": here.choice, "role": here.role}.items()
    yield from {"criteria": ", ".join(here.criteria), "by_phone": here.by_phone}.items()
    yield from {"at": here.at, "until": here.until, "due": here.due}.items()


def messages(told: Iterable[tuple[Notice, str]], zone: ZoneInfo) -> Table:
    """Return who was told, as roles, and what became of it."""
    rows: list[Row] = [
        {
            "unit": notice.unit,
            "chain": notice.chain,
            "step": notice.step,
            "kind": notice.kind,
            "role": notice.role,
            "at": notice.at,
            "state": state,
        }
        for notice, state in told
    ]
    return _table("messages", MESSAGES, rows, zone)


def _table(name: str, columns: Sequence[str], rows: Sequence[Row], zone: ZoneInfo) -> Table:
    instants = frozenset({"at", "until", "due", "came_at"} & set(columns))
    return Table(name=name, columns=columns, instants=instants, rows=rows, zone=zone)


def columns(tables: Iterable[Table], zone: ZoneInfo) -> Table:
    """Return what every column of some tables means, as a table itself."""
    rows: list[Row] = [
        {"table": table.name, "column": name, "meaning": MEANINGS[name]}
        for table in tables
        for name in table.columns
    ]
    named = ("table", "column", "meaning")
    return Table(name="columns", columns=named, instants=frozenset(), rows=rows, zone=zone)
