"""One place on the wall as it is drawn; `static/wall.js` draws the same from the same fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

NEW = timedelta(minutes=6)
"""Red says that it is new for this long; whole minutes, so five are said."""

TODAY = timedelta(hours=20)
"""A clock time alone means less than this long ago."""

LINE = 10
"""Characters a red line holds at its full size."""

BEDS_AT_MOST = 120
"""The bar ends here, in per cent of the staffed beds."""

SHAPES = {"green": "1", "yellow": "2", "red": "3"}

Fields = Mapping[str, object]
"""A unit as a frame tells of it (`push.frames.unit_fields`)."""

Names = Mapping[str, Mapping[str, str]]
"""Short words of a plan's `needs` and `offers`, each by id."""

Spoken = Mapping[str, str]
"""The wall's sentences in one language, by key (`wall_words.spoken`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What stands on one place."""

    id: str
    kind: str
    """The level's class, `red over` over the limit."""
    shape: str
    line: str
    style: str = ""
    """`red`, `red long` or `says`: how large the line is written."""
    sr: str = ""
    """What only a screen reader says before the line."""
    last: str = ""
    """Of an unknown one: the shape it had."""
    new: bool = False
    beds: int | None = None
    beds_said: str = ""

    @property
    def classes(self) -> str:
        """Return the place's CSS classes."""
        return " ".join(["tile", *(f"tile--{each}" for each in self.kind.split())])

    @property
    def line_classes(self) -> str:
        """Return the line's CSS classes."""
        return " ".join(["tile-line", *(f"tile-line--{each}" for each in self.style.split())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """In what words, at what instant and in which zone the wall is read."""

    spoken: Spoken
    now: datetime
    zone: ZoneInfo

    def lasting(self, span: timedelta, whole_from: int) -> str:
        """Return `12m`, `2t 5m`; whole hours from `whole_from` on; never less than one minute."""
        minutes = max(1, span // timedelta(minutes=1))
        hours, rest = divmod(minutes, 60)
        said = [self.spoken["hours"].replace("{n}", str(hours))] if hours else []
        if not hours or (rest and hours < whole_from):
            said.append(self.spoken["minutes"].replace("{n}", str(rest)))
        return " ".join(said)

    def at(self, instant: datetime) -> str:
        """Return local clock time, or the day for an instant too long ago for that."""
        local = instant.astimezone(self.zone)
        if self.now - instant < TODAY:
            return self.spoken["last_at"].replace("{time}", local.strftime("%H:%M"))
        day = self.spoken["last_on"].replace("{day}", str(local.day))
        return day.replace("{month}", str(local.month))


def instant(fields: Fields, name: str) -> datetime | None:
    """Return the instant of a field; None where it has none."""
    given = fields.get(name)
    return datetime.fromisoformat(given) if isinstance(given, str) else None


def tile(fields: Fields, names: Names, reader: Reader) -> Tile:
    """Return a unit's place."""
    draw = {"green": _green, "yellow": _yellow, "red": _red}.get(str(fields["shown"]), _unknown)
    return draw(fields, names, reader)


def _beds(fields: Fields, reader: Reader) -> tuple[int | None, str]:
    beds = fields.get("beds")
    if not isinstance(beds, int | float):
        return None, ""
    said = reader.spoken["beds"].replace("{n}", str(int(beds + 0.5)))
    return min(BEDS_AT_MOST, int(beds + 0.5)), said


def _first(fields: Fields, name: str, names: Names) -> str:
    given = fields.get(name)
    return names[name].get(str(given[0]), "") if isinstance(given, list) and given else ""


def _green(fields: Fields, names: Names, reader: Reader) -> Tile:
    return _calm(fields, _first(fields, "offers", names), reader, "green")


def _yellow(fields: Fields, names: Names, reader: Reader) -> Tile:
    return _calm(fields, _first(fields, "needs", names), reader, "yellow")


def _calm(fields: Fields, says: str, reader: Reader, level: str) -> Tile:
    beds, beds_said = _beds(fields, reader)
    some = "" if says else _of_known(fields, reader)
    word = reader.spoken[level]
    return Tile(
        id=str(fields["id"]),
        kind=level,
        shape=SHAPES[level],
        style="says" if says or some else "",
        sr=reader.spoken[f"{level}_says"] if says else f"{word}, " if some else "",
        line=says or some or word,
        beds=beds,
        beds_said=beds_said,
    )


def _of_known(fields: Fields, reader: Reader) -> str:
    """Return *9/10 kjent* for a unit whose figures miss some of the units below it."""
    given = fields.get("of_known")
    if not isinstance(given, dict):
        return ""
    said = reader.spoken["of_known"].replace("{known}", str(given["known"]))
    return said.replace("{of}", str(given["of"]))


def _red(fields: Fields, names: Names, reader: Reader) -> Tile:
    beds, beds_said = _beds(fields, reader)
    since = instant(fields, "since")
    sure = fields.get("not_confirmed_since") is None
    line = _red_line(fields, since, reader)
    return Tile(
        id=str(fields["id"]),
        kind="red over" if fields.get("over_limit") else "red",
        shape="3" if sure else "3q",
        style="red long" if len(line) > LINE else "red",
        sr=reader.spoken["red_sr" if sure else "red_not_confirmed"],
        line=line,
        new=since is not None and reader.now - since < NEW,
        beds=beds,
        beds_said=beds_said,
    )


def _red_line(fields: Fields, since: datetime | None, reader: Reader) -> str:
    spoken = reader.spoken
    if fields.get("over_limit"):
        over = instant(fields, "over_since") or instant(fields, "deadline") or reader.now
        return spoken["over"].replace("{lasting}", reader.lasting(reader.now - over, 10))
    if fields.get("decided"):
        return spoken["decided"]
    if fields.get("answered"):
        return spoken["answered"]
    asked = instant(fields, "waiting_since") or since or reader.now
    return spoken["answer"].replace("{lasting}", reader.lasting(reader.now - asked, 1))


def _unknown(fields: Fields, names: Names, reader: Reader) -> Tile:
    level = fields.get("level")
    since = instant(fields, "unknown_since") or instant(fields, "valid_until")
    if not isinstance(level, str):
        sr, line = "", reader.spoken["never"]
    elif since is None:
        sr, line = reader.spoken["unknown"], reader.spoken[f"last_{level}"]
    else:
        sr, line = reader.spoken[f"unknown_{level}"], reader.at(since)
    return Tile(
        id=str(fields["id"]),
        kind="unknown",
        shape="0",
        sr=sr,
        line=line,
        last=SHAPES.get(str(level), ""),
    )
