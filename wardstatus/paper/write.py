"""Writes the sheets: files that load nothing from elsewhere, each whole or not there at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wardstatus.paper.sheets import Pack
from wardstatus.standalone import rendered
from wardstatus.texts.words import Words

ALL = "all.html"
"""Every unit's sheet, one after another."""


def page(_: Words, pack: Pack) -> str:
    """Return sheets as one page of HTML, a sheet of paper each."""
    return rendered(_, "wardstatus.paper", "pack.html", pack=pack)


def write(_: Words, pack: Pack, folder: Path) -> Sequence[Path]:
    """Write `all.html` and one file a unit into a folder; return what was written.

    Raises OSError where that cannot be done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = {ALL: pack}
    for sheet in pack.sheets:
        pages[f"{sheet.unit.id}.html"] = replace(pack, sheets=(sheet,))
    return [_put(folder / name, page(_, each)) for name, each in pages.items()]


def _put(file: Path, text: str) -> Path:
    # Whoever prints while it is written has the sheet before, never half a one.
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    return beside.replace(file)
