"""Writes the sheets: files that load nothing from elsewhere, each whole or not there at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from wardstatus import shipped
from wardstatus.paper.sheets import Pack
from wardstatus.texts.words import Words

ALL = "all.html"
"""Every unit's sheet, one after another."""


def page(_: Words, pack: Pack) -> str:
    """Return sheets as one page of HTML, a sheet of paper each."""
    environment = Environment(
        loader=PackageLoader("wardstatus.paper", "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("pack.html").render(_=_, css=_css(), pack=pack)


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


def _css() -> Markup:
    """The stylesheets are ours: they go into the page as they are."""
    tokens = shipped.folder("static") / "tokens.css"
    own = Path(__file__).parent / "templates" / "pack.css"
    return Markup(tokens.read_text(encoding="utf-8") + own.read_text(encoding="utf-8"))
