"""The plan of the pages' wards, and its roles, numbers and terms."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from wardstatus.core.levels import Level
from wardstatus.core.plans import (
    Action,
    AnswerTerms,
    Choice,
    Condition,
    Indicator,
    LevelTerms,
    LimitTerms,
    Plan,
    PlanChoice,
    Role,
    Step,
)

NOON = datetime(2026, 11, 21, 11, 12, tzinfo=UTC)
"""12:12 in Oslo."""


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def _choices(*given: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, name={"nb": nb, "en": en}) for name, nb, en in given)


def _role(name: str, nb: str, en: str, at_screen: bool = False) -> Role:
    return Role(id=name, name={"nb": nb, "en": en}, at_screen=at_screen)


def _action(name: str, role: str, within: float, nb: str, en: str) -> Action:
    return Action(id=name, role={"": role}, within=minutes(within), text={"nb": nb, "en": en})


ROLES = {
    role.id: role
    for role in (
        _role("AHS", "Ansvarshavende sykepleier", "Charge nurse", at_screen=True),
        _role("EL", "Enhetsleder", "Unit manager"),
        _role("OL", "Overlege i vakt", "Consultant on duty"),
        _role("AL", "Avdelingsleder", "Department head"),
        _role("KD", "Klinikkdirektør", "Clinic director"),
    )
}

NUMBERS = {
    each.id: each
    for each in (
        Indicator(
            id="patients",
            name={"nb": "Pasienter", "en": "Patients"},
            unit={"nb": "på post", "en": "on the ward"},
            min=0,
            max=60,
        ),
        Indicator(
            id="beds",
            name={"nb": "Senger", "en": "Beds"},
            unit={"nb": "bemannet", "en": "staffed"},
        ),
        Indicator(
            id="nurses",
            name={"nb": "Sykepleiere", "en": "Nurses"},
            unit={"nb": "på vakt", "en": "on duty"},
            min=0,
            stale_after=minutes(240),
        ),
        Indicator(
            id="corridor",
            name={"nb": "Korridor", "en": "Corridor"},
            min=0,
        ),
    )
}

YELLOW = LevelTerms(
    level=Level.YELLOW,
    when=(
        Condition(indicator="patients", comparison="at_or_above", bound={"": 23}),
        Condition(indicator="corridor", comparison="at_or_above", bound={"": 1}),
    ),
    actions=(
        _action("Y1", "AHS", 10, "Si hva som mangler", "Say what is missing"),
        _action("Y2", "EL", 60, "Be om ekstravakt", "Ask for cover"),
    ),
)

RED = LevelTerms(
    level=Level.RED,
    any=2,
    when=(
        Condition(indicator="patients", comparison="at_or_above", bound={"": 25}),
        Condition(indicator="corridor", comparison="at_or_above", bound={"": 2}),
    ),
    actions=(
        replace(
            _action("R1", "AHS", 20, "Tilsyn på korridor", "Check corridor patients"),
            repeat=minutes(60),
        ),
        _action("R2", "AHS", 45, "Ekstra runde: hvem kan reise i dag", "Extra round"),
        replace(_action("R3", "EL", 10, "Svar på tavla", "Answer on the board"), answer=True),
        _action("R4", "KD", 20, "Navngi post som tar imot nye", "Name a ward for new ones"),
        _action("R5", "AL", 30, "Stans planlagte denne vakten", "Stop planned ones this shift"),
    ),
    exit=(_action("E1", "AHS", 240, "To minutter: hva hjalp?", "Two minutes: what helped?"),),
)

LIMIT = LimitTerms(
    limit=minutes(240),
    review=minutes(120),
    decided_by={"": ("AL", "KD")},
    steps=(
        Step(after=minutes(0), notify={"": ("AL",)}),
        Step(after=minutes(30), notify={"": ("KD",)}),
    ),
    extensions=1,
    choices=(
        PlanChoice(
            id="C1",
            kind="resources",
            text={"nb": "1 sykepleier fra ressursenheten", "en": "1 nurse from the pool"},
            due=minutes(30),
        ),
        PlanChoice(
            id="C2",
            kind="close",
            text={"nb": "Steng for elektive innleggelser", "en": "Close for planned admissions"},
        ),
        PlanChoice(
            id="C3",
            kind="set_aside",
            text={"nb": "vekt, mobilisering", "en": "weighing, mobilising"},
        ),
    ),
)

PLAN = Plan(
    id="surgical-ward",
    name={"nb": "Plan for høy aktivitet, kirurgisk sengepost", "en": "High activity plan, surgery"},
    owner={"": "Avdelingsleder"},
    effective=date(2026, 9, 1),
    review_by=date(2027, 3, 1),
    shifts={"day": time(7, 30), "evening": time(15), "night": time(22, 30)},
    confirm={Level.GREEN: minutes(720), Level.YELLOW: minutes(480), Level.RED: minutes(120)},
    roles=ROLES,
    needs=_choices(
        ("nurse", "sykepleier", "nurse"),
        ("doctor", "lege", "doctor"),
        ("bed", "seng", "bed"),
        ("guard", "fastvakt", "watch"),
        ("discharge", "utskriving", "discharge"),
    ),
    offers=_choices(("bed", "seng", "bed"), ("nurse", "sykepleier", "nurse")),
    reasons={
        "raise": _choices(
            ("many", "For mange pasienter", "Too many patients"),
            ("few", "For få på vakt", "Too few on duty"),
            ("heavy", "Tunge pasienter", "Heavy patients"),
            ("stuck", "Får ikke skrevet ut", "Cannot discharge"),
            ("other", "Annet", "Other"),
        ),
        "lower": _choices(("lag", "Tallene henger etter", "The numbers lag")),
        "not_done": _choices(
            ("now", "Ikke mulig nå", "Not possible now"),
            ("needless", "Ikke aktuelt", "Not needed"),
        ),
    },
    indicators=NUMBERS,
    yellow=YELLOW,
    red=RED,
    answer=AnswerTerms(
        steps=(
            Step(after=minutes(0), notify={"": ("EL",)}),
            Step(after=minutes(0), notify={"": ("OL",)}),
            Step(after=minutes(10), notify={"": ("AL",)}),
            Step(after=minutes(30), notify={"": ("KD",)}),
        )
    ),
    limit=LIMIT,
)
