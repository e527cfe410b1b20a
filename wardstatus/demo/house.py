"""The invented hospital as real configuration: settings and plans, read like anybody's."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wardstatus.core.units import Rulebook
from wardstatus.plans import load_rules
from wardstatus.settings import Settings, fitting, load_settings, rulebook
from wardstatus.toml.problems import errors

FOLDER = Path(__file__).parent / "house"
ROOT = "fjordby"
VISITORS = "kir1"
"""The ward that is kept out of the story: whoever watches taps there."""

SITE, HEAD, DIRECTOR = "dahl", "berg", "moen"
"""Who has the roles OL, AL (of medicine) and KD at night."""

START = datetime(2027, 1, 5, 2, 40, tzinfo=UTC)
"""Tuesday at 03:40 in Fjordby."""

UNDO = 5.0
"""Seconds, to whoever watches, within which a tap can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    """Settings and rulebook of an invented house, for a story at one speed."""

    settings: Settings
    rulebook: Rulebook


def hospital(speed: float, url: str = "") -> Hospital:
    """Return the invented hospital; `url` is where its leaders' links lead."""
    settings, found = load_settings(FOLDER / "config.toml", {})
    assert settings is not None, found
    plans, more = load_rules(settings.server.rules, settings.duties_by_plan())
    assert not errors([*found, *more, *fitting(settings, plans)]), [*found, *more]
    return Hospital(
        settings=_reached_at(settings, url),
        rulebook=replace(rulebook(settings, plans), undo=timedelta(seconds=UNDO * speed)),
    )


def _reached_at(settings: Settings, url: str) -> Settings:
    return replace(settings, server=settings.server.model_copy(update={"public_url": url}))
