"""Pages as a browser gets them, without a server: templates filled from samples."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tests.web.samples import Sample
from wardstatus.push.frames import Engine
from wardstatus.texts.words import words
from wardstatus.web.light import Light
from wardstatus.web.phone_view import Caller, form, several, unit_page
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view import Ward, ward

STATIC = Path(__file__).parent.parent.parent / "static"

Shown = Mapping[str, object]


def environment(static: str = STATIC.as_uri()) -> Environment:
    """Return the templates; an undefined name is an error."""
    env = Environment(
        loader=ChoiceLoader([PackageLoader("wardstatus.web"), PackageLoader("wardstatus.charts")]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    env.globals.update(
        csrf=lambda: "csrf-token",
        tap=lambda: "tap-key",
        url_for=lambda _endpoint, filename: Markup(f"{static}/{filename}"),
        live=False,
        drill="",
        error="",
        light=Light(chosen="auto", night=False, begins="22:00", ends="06:00"),
        speed=1.0,
        at="/k/link",
        now_ms=0,
        version=1,
        root="nordvag",
    )
    return env


def scene(sample: Sample, language: str = "nb") -> Scene:
    return Scene(
        standing=sample.standing,
        unit=sample.unit,
        rulebook=sample.rulebook,
        words=words(language),
        now=sample.now,
    )


def ward_of(sample: Sample, language: str = "nb", *, names: bool = True, notice: str = "") -> Ward:
    at = sample.now
    stopped = Engine(alive=False, last_tick=at, since=at, why="tick")
    engine = Engine(alive=True, last_tick=at) if sample.alive else stopped
    shown = replace(scene(sample, language), names=names)
    return ward(shown, engine, sample.board.version, notice=notice)


def filled(name: str, sample: Sample, language: str = "nb", **shown: object) -> str:
    """Return a template filled for a sample's reader."""
    known: dict[str, object] = {
        "_": words(language),
        "language": words(language).language,
        "zone": sample.rulebook.zone.key,
        **shown,
    }
    return environment().get_template(name).render(known)


def ward_page(sample: Sample, language: str = "nb", notice: str = "", **shown: object) -> str:
    page = ward_of(sample, language, notice=notice)
    return filled("ward.html", sample, language, ward=page, **shown)


def caller(sample: Sample, person: str = "berg", language: str = "nb") -> Caller:
    return Caller(scene=scene(sample, language), person=person)


def phone_page(sample: Sample, person: str = "berg", language: str = "nb") -> str:
    phone = unit_page(caller(sample, person, language))
    return filled("phone.html", sample, language, phone=phone)


def several_page(sample: Sample, language: str = "nb") -> str:
    wards = [replace(sample, unit_id=unit) for unit in sample.board.standings]
    phone = several([caller(each, "berg", language) for each in wards])
    return filled("phone.html", sample, language, phone=phone)


def decide_page(sample: Sample, person: str = "berg", language: str = "nb") -> str:
    spell = sample.standing.spell
    assert spell is not None
    assert spell.limit is not None
    shown = form(caller(sample, person, language), spell, spell.limit)
    return filled("phone_decide.html", sample, language, form=shown)
