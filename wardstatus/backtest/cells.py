"""One cell of a file of readings: an instant, a number, a count of taps."""

from datetime import UTC, datetime
from math import isfinite

from wardstatus.backtest.wrong import WrongFile

MOST_TAPS = 1000
"""More taps of one flag at one instant are a slip of the finger."""


def instant(cell: str) -> datetime:
    """Return the UTC instant of ISO 8601 with an offset; raise WrongFile for anything else."""
    try:
        local = datetime.fromisoformat(cell.strip())
    except ValueError:
        raise WrongFile("file_not_a_time", given=_short(cell)) from None
    if local.tzinfo is None:
        raise WrongFile("file_no_offset", given=_short(cell))
    try:
        return local.astimezone(UTC)
    except OverflowError:
        raise WrongFile("file_not_a_time", given=_short(cell)) from None


def number(cell: str) -> float:
    """Return the number of a cell, with a decimal point; raise WrongFile for what is none."""
    try:
        value = float(cell)
    except ValueError:
        raise WrongFile("file_not_a_number", given=_short(cell)) from None
    # Python reads 1_000, nan and 1e400 as numbers; here they are slips.
    if not isfinite(value) or "_" in cell:
        raise WrongFile("file_not_a_number", given=_short(cell))
    return value


def comma_number(cell: str) -> float:
    """Return the number of a cell, with a decimal comma or point."""
    return number(cell.replace(",", ".", 1))


def taps(count: float) -> int:
    """Return how often a flag was tapped; raise WrongFile for what is no whole number."""
    if count != int(count) or not 0 <= count <= MOST_TAPS:
        raise WrongFile("file_not_taps", given=f"{count:g}", most=MOST_TAPS)
    return int(count)


def _short(cell: str) -> str:
    said = " ".join(cell.split())
    return said if len(said) <= 40 else f"{said[:39]}…"
