"""A plan file that has its form, as the plan the core decides by."""

import hashlib
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import get_args

from wardstatus.core.levels import Level
from wardstatus.core.over import FigureKind, Over
from wardstatus.core.plans import (
    SHIFT,
    Choice,
    Example,
    Indicator,
    Lasts,
    Plan,
    Role,
    Text,
)
from wardstatus.plans import names
from wardstatus.plans.build_levels import answer_terms, level_terms, limit_terms
from wardstatus.plans.form import ChipForm, ExampleForm, IndicatorForm, PlanForm


def build(form: PlanForm, text: str) -> Plan:
    """Return the core's plan; the form has passed every check."""
    return Plan(
        id=form.id,
        name=form.name,
        owner=form.owner,
        effective=form.effective,
        review_by=form.review_by,
        version=version(text),
        follow=form.follow,
        override_for=form.override_for,
        shifts=dict(sorted(form.shifts.items(), key=lambda shift: shift[1])),
        confirm=_confirm(form),
        roles={
            id: Role(id=id, name=role.name, at_screen=role.at == "screen")
            for id, role in form.roles.items()
        },
        needs=_chips(form.needs),
        offers=_chips(form.offers),
        reasons={
            "raise": _reasons(form.reasons.raise_),
            "lower": _reasons(form.reasons.lower),
            "not_done": _reasons(form.reasons.not_done),
        },
        indicators={id: _indicator(id, each) for id, each in form.indicators.items()},
        yellow=level_terms(Level.YELLOW, form.yellow),
        red=level_terms(Level.RED, form.red),
        answer=answer_terms(form.red.answer),
        limit=limit_terms(form.red.limit) if form.red.limit else None,
        examples=tuple(_example(each) for each in form.example),
    )


def version(text: str) -> str:
    """Return a short hash of a plan's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _confirm(form: PlanForm) -> dict[Level, Lasts]:
    green: Lasts = SHIFT if form.shifts else timedelta(hours=12)
    yellow: Lasts = SHIFT if form.shifts else timedelta(hours=8)
    return {
        Level.GREEN: form.confirm.green or green,
        Level.YELLOW: form.confirm.yellow or yellow,
        Level.RED: form.confirm.red,
    }


def _chips(chips: Mapping[str, ChipForm]) -> tuple[Choice, ...]:
    return tuple(Choice(id=id, name=chip.name, short=chip.short) for id, chip in chips.items())


def _reasons(texts: list[dict[str, str]]) -> tuple[Choice, ...]:
    """Return reasons with ids made of their English words; a second of the same is numbered."""
    choices: dict[str, Text] = {}
    for number, text in enumerate(texts, start=1):
        slug = _slug(text.get("en") or next(iter(text.values()))) or f"reason-{number}"
        choices[f"{slug}-{number}" if slug in choices else slug] = text
    return tuple(Choice(id=id, name=text) for id, text in choices.items())


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-")


def _indicator(id: str, form: IndicatorForm) -> Indicator:
    return Indicator(
        id=id,
        name=form.name,
        unit=form.unit or {},
        kind=names.kind_of(form.model_dump(exclude_none=True)),
        min=form.min,
        max=form.max,
        stale_after=form.stale_after,
        formula=form.formula or "",
        points={name: tuple(bounds) for name, bounds in (form.points or {}).items()},
        score=form.score or "",
        over=_over(form.children or form.wards),
    )


def _over(figure: Mapping[str, str] | None) -> Over | None:
    """Return how a figure is made; the form knows it under "" where only units are counted."""
    if not figure:
        return None
    ((how, named),) = figure.items()
    if how == "":
        return Over(figure=_FIGURES[named])
    return Over(figure=_FIGURES[how], indicator=named)


_FIGURES: Mapping[str, FigureKind] = {figure: figure for figure in get_args(FigureKind)}


def _example(form: ExampleForm) -> Example:
    return Example(
        readings=form.readings,
        recommends=None if form.recommends == "unknown" else Level(form.recommends),
        shift=form.shift,
    )
