"""What is wrong in a file of readings, with its line and column."""

from wardstatus.errors import WardstatusError


class WrongFile(WardstatusError):
    """A file that cannot be played; `line` counts from 1 (0: the whole file), `column` is named."""

    def __init__(self, key: str, *, line: int = 0, column: str = "", **values: object) -> None:
        self.line = line
        super().__init__(key, column or None, **values)

    def placed(self, *, line: int = 0, column: str = "") -> "WrongFile":
        """Return this error with its line and column, where it does not know them itself."""
        return said(self, line=self.line or line, column=self.field or column)


def said(error: WardstatusError, *, line: int, column: str) -> WrongFile:
    """Return an error of the core, or of a cell, with its place in the file."""
    placed = WrongFile(error.key, line=line, column=column)
    placed.values = dict(error.values)
    return placed
