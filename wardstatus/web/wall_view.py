"""The wall board: every unit of a board on its own fixed place."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from wardstatus import __version__
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook, Unit
from wardstatus.texts.words import Words
from wardstatus.web import wall_words
from wardstatus.web.tiles import Fields, Reader, Tile, tile

LARGE = 12
"""So many places or fewer: three a row, larger."""


class Arrangement(NamedTuple):
    """How many places fit; more stand on pages that turn, whose last row is for red of others."""

    full: int
    a_page: int
    pinned: int


NEAR = Arrangement(full=20, a_page=16, pinned=4)
FAR = Arrangement(full=LARGE, a_page=9, pinned=3)
"""Three a row, larger: for a wall that is read from farther away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The foot of the wall: one sentence."""

    kind: Literal["quiet", "notice"] = "quiet"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many units have a level, with its word."""

    level: str
    shape: str
    n: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tile where it stands: shown or on another page, pinned if red and from another."""

    unit: Unit
    tile: Tile
    page: int = 1
    hidden: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Everything the template draws."""

    board: str
    root: str
    name: str
    version: int
    now: datetime
    places: Sequence[Place]
    fits: Arrangement
    counts: Sequence[Count]
    known: int
    band: Band
    spoken: Mapping[str, str]
    page: Mapping[str, object] = field(repr=False)
    """What wall.js needs beside frames: sentences, names, pages; and the board as it stands."""

    @property
    def pages(self) -> int:
        """Return how many pages the places fill."""
        return max((place.page for place in self.places), default=1)

    @property
    def large(self) -> bool:
        """Return whether the places are drawn larger: few of them, or a wall read from afar."""
        return self.fits is FAR or len(self.places) <= LARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A board as its frames tell of it, and what stands in its foot."""

    board: Board
    units: Sequence[Fields]
    top: str
    """The unit the wall is for: the board's root, or one below it."""
    fits: Arrangement = NEAR
    notice: str = ""
    notice_until: datetime | None = None
    """When the notice has to be asked for anew; None: it stands as long as nothing changes."""


def units_of(root: str, rulebook: Rulebook) -> tuple[Unit, ...]:
    """Return the units that have a place, in the order of the places."""
    return tuple(unit for unit in rulebook.below(root) if not rulebook.is_heading(unit.id))


def wall(told: Told, rulebook: Rulebook, words: Words, now: datetime) -> Wall:
    """Return the wall of a board, as `words` say it."""
    reader = Reader(spoken=wall_words.spoken(words), now=now, zone=rulebook.zone)
    fields = {str(each["id"]): each for each in told.units}
    units = [unit for unit in units_of(told.top, rulebook) if unit.id in fields]
    names = {unit.id: wall_words.names(unit.plan, words) for unit in units}
    tiles = [tile(fields[unit.id], names[unit.id], reader) for unit in units]
    return Wall(
        board=told.board.root,
        root=told.top,
        name=rulebook.units[told.top].name,
        version=told.board.version,
        now=now,
        places=_placed(units, tiles, told.fits),
        fits=told.fits,
        counts=_counted(tiles, reader.spoken),
        known=sum(each.kind != "unknown" for each in tiles),
        band=_band(told, reader),
        spoken=reader.spoken,
        page={"spoken": reader.spoken, "names": names, "state": state(told, rulebook, now)},
    )


def state(told: Told, rulebook: Rulebook, now: datetime) -> dict[str, object]:
    """Return a board as wall.js fetches it: a frame of every place, and the foot."""
    return {
        "type": "board",
        "version": told.board.version,
        "now": int(now.timestamp() * 1000),
        "units": list(told.units),
        "notice": told.notice,
        "notice_until": _epoch_ms(told.notice_until),
        "page": fingerprint(units_of(told.top, rulebook)),
    }


def _epoch_ms(at: datetime | None) -> int | None:
    return int(at.timestamp() * 1000) if at else None


def fingerprint(units: Iterable[Unit]) -> str:
    """Return a mark that changes when the page has to be fetched anew: units, plans, program."""
    said = [[each.id, each.name, each.short, each.plan and each.plan.version] for each in units]
    return hashlib.sha256(json.dumps([__version__, said]).encode()).hexdigest()[:16]


def _placed(units: Sequence[Unit], tiles: Sequence[Tile], fits: Arrangement) -> list[Place]:
    if len(units) <= fits.full:
        return [Place(unit=unit, tile=each) for unit, each in zip(units, tiles, strict=True)]
    elsewhere = [each.id for each in tiles[fits.a_page :] if each.kind.startswith("red")]
    pinned = sorted(elsewhere, key=_over_first(tiles))[: fits.pinned]
    return [
        Place(
            unit=unit,
            tile=each,
            page=1 + place // fits.a_page,
            hidden=place >= fits.a_page and unit.id not in pinned,
            pinned=unit.id in pinned,
        )
        for place, (unit, each) in enumerate(zip(units, tiles, strict=True))
    ]


def _over_first(tiles: Sequence[Tile]) -> Callable[[str], bool]:
    over = {each.id for each in tiles if each.kind == "red over"}
    return lambda unit: unit not in over


def _counted(tiles: Sequence[Tile], spoken: Mapping[str, str]) -> list[Count]:
    return [
        _count(level, shape, sum(each.kind.split()[0] == level for each in tiles), spoken)
        for level, shape in (("red", "3"), ("yellow", "2"), ("green", "1"))
    ]


def _count(level: str, shape: str, n: int, spoken: Mapping[str, str]) -> Count:
    key = f"count_{level}_one" if n == 1 else f"count_{level}"
    return Count(level=level, shape=shape, n=n, word=spoken[key])


def _band(told: Told, reader: Reader) -> Band:
    lost = sum(int(str(each.get("undelivered") or 0)) for each in told.units)
    key = "undelivered_one" if lost == 1 else "undelivered"
    said = [reader.spoken[key].replace("{n}", str(lost)) if lost else "", told.notice]
    text = " · ".join(each for each in said if each)
    return Band(kind="notice", text=text) if text else Band(text=reader.spoken["quiet"])
