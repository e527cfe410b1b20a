"""What a plan file looks like (schema 1)."""

from datetime import date, time, timedelta
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from wardstatus.plans.level_forms import LevelForm, RedForm
from wardstatus.toml.kinds import Lasts, Name, Number, Said, Span, Words, name_of, refusal
from wardstatus.toml.schema import OrText
from wardstatus.toml.sentence import marked
from wardstatus.toml.shape import Form

SHORT = 10
"""Characters of a need that fit a tile of the wall."""

PlanName: TypeAlias = Annotated[str, name_of(r"[a-z0-9-]{1,60}", "a-z, 0-9 and -")]

_INDICATOR = r"(?!(min|max|round)$)(?=.*[a-z_])[a-z0-9_]{1,60}"

IndicatorName: TypeAlias = Annotated[
    str, name_of(_INDICATOR, "a-z, 0-9 and _, not min, max or round")
]


def _named(*others: str) -> BeforeValidator:
    """Return what lets a text stand alone where a table with `name` may stand."""

    def table(value: object) -> object:
        if isinstance(value, dict) and {"name", *others} & value.keys():
            return value
        return {"name": value}

    return BeforeValidator(table)


class RoleForm(Form):
    """A role; `at = "screen"`: whoever stands at the unit's screen."""

    name: Words
    at: Literal["screen"] | None = None


class ChipForm(Form):
    """A need or an offer: its name, and what the wall has room for."""

    name: Words
    short: dict[str, Annotated[str, StringConstraints(min_length=1, max_length=SHORT)]] = {}


class ReasonsForm(Form):
    """One-tap reasons: for raising, for lowering, for what was not done."""

    raise_: list[Words] = Field(default=[], alias="raise")
    lower: list[Words] = []
    not_done: list[Words] = []


class ConfirmForm(Form):
    """How long a declared level holds."""

    green: Lasts | None = None
    yellow: Lasts | None = None
    red: Lasts = timedelta(hours=2)


def _figure(value: object) -> object:
    """Let `{ sum = "free_beds" }` through, and the words for counts and shares."""
    if isinstance(value, str) and value in ("count_red", "count_yellow", "share_red"):
        return {"": value}
    if isinstance(value, dict) and len(value) == 1 and value.keys() <= _FIGURES:
        return value
    raise refusal(_NOT_A_FIGURE)


_FIGURE = {
    "anyOf": [
        {"enum": ["count_red", "count_yellow", "share_red"]},
        {"type": "object", "maxProperties": 1, "additionalProperties": {"type": "string"}},
    ]
}

Figure: TypeAlias = Annotated[dict[str, Said], BeforeValidator(_figure), WithJsonSchema(_FIGURE)]
"""A number over the units below, by how it is made; under "" if only units are counted."""


class IndicatorForm(Form):
    """A number: supplied, or computed from one of six."""

    name: Words
    unit: Words | None = None
    min: Number | None = None
    max: Number | None = None
    stale_after: Lasts | None = None
    formula: Said | None = None
    points: dict[str, list[Number]] | None = None
    score: Said | None = None
    flag: Literal[True] | None = None
    children: Figure | None = None
    wards: Figure | None = None


class ExampleForm(Form):
    """The plan's own test."""

    readings: dict[str, Number]
    recommends: Literal["green", "yellow", "red", "unknown"]
    shift: Said | None = None


class PlanForm(Form):
    """The whole file."""

    schema_: Literal[1] = Field(alias="schema")
    id: PlanName
    name: Words
    owner: Words
    effective: date
    review_by: date
    follow: Literal["people", "plan"] = "people"
    override_for: Span = timedelta(hours=4)
    shifts: dict[Name, time] = {}
    confirm: ConfirmForm = ConfirmForm()
    roles: dict[Name, Annotated[RoleForm, _named("at"), OrText()]] = {}
    needs: dict[Name, Annotated[ChipForm, _named("short"), OrText()]] = {}
    offers: dict[Name, Annotated[ChipForm, _named("short"), OrText()]] = {}
    reasons: ReasonsForm = ReasonsForm()
    indicators: dict[IndicatorName, IndicatorForm] = {}
    yellow: LevelForm = LevelForm()
    red: RedForm = RedForm()
    example: list[ExampleForm] = []


_FIGURES = {"sum", "mean", "min", "max"}
_NOT_A_FIGURE = marked(
    'write "count_red", "count_yellow", "share_red", or {{ sum = "INDICATOR" }}, '
    "likewise mean, min or max."
)
