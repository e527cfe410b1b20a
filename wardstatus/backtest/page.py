"""The page one would show to a department head: one file, nothing loaded from elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from wardstatus import shipped
from wardstatus.backtest import page_view, swept_view
from wardstatus.backtest.board import Why
from wardstatus.backtest.sweep import Sweep, Tried
from wardstatus.backtest.trial import Trial
from wardstatus.core.recommend import reasons as reasons_of
from wardstatus.core.standing import Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.texts.reasons import why as said_why
from wardstatus.texts.words import Words


def reasons(_: Words) -> Why:
    """Return what says, in a reader's language, why a unit stands as it does."""

    def why(standing: Standing, unit: Unit, book: Rulebook, at: datetime) -> str:
        found = reasons_of(standing, unit, book, at)
        return said_why(_, unit, standing.numbers.recommended, found, at, book.zone)

    return why


def page(_: Words, trial: Trial) -> str:
    """Return what one plan, or two, would have done, as a page of HTML."""
    return _rendered("page.html", _, page=page_view.page(_, trial))


def swept(_: Words, sweep: Sweep, found: Sequence[Tried], trial: Trial) -> str:
    """Return what each value of a number would have done, as a page of HTML."""
    view = swept_view.page(_, sweep, found, trial)
    return _rendered("swept.html", _, page=view)


def _rendered(template: str, _: Words, **values: object) -> str:
    environment = Environment(
        loader=PackageLoader("wardstatus.backtest", "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(_=_, css=_css(), **values)


def _css() -> Markup:
    """The stylesheets are ours: they go into the page as they are."""
    tokens = shipped.folder("static") / "tokens.css"
    own = Path(__file__).parent / "templates" / "page.css"
    return Markup(tokens.read_text(encoding="utf-8") + own.read_text(encoding="utf-8"))
