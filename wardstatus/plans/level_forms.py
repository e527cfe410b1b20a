"""What `[yellow]`, `[red]`, `[red.answer]` and `[red.limit]` look like in a plan file."""

from datetime import timedelta
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wardstatus.toml.kinds import ByShift, Delay, Name, Number, Said, Span, Words
from wardstatus.toml.shape import Form

Roles: TypeAlias = Annotated[list[Said], Field(min_length=1)]


class ConditionForm(Form):
    """One comparison; that there is exactly one is checked by `bounds`."""

    indicator: Said
    at_or_above: ByShift[Number] | None = None
    above: ByShift[Number] | None = None
    at_or_below: ByShift[Number] | None = None
    below: ByShift[Number] | None = None
    clear_below: ByShift[Number] | None = None
    clear_above: ByShift[Number] | None = None


class ActionForm(Form):
    """One thing to do."""

    id: Name
    role: ByShift[Said]
    within: Delay
    text: Words
    shifts: list[Said] = []
    answer: bool = False
    keep: bool = False
    repeat: Span | None = None
    overdue: ByShift[Roles] = {}


class StepForm(Form):
    """Who is told, how long after the chain began."""

    after: Delay
    notify: ByShift[Roles]


class AnswerForm(Form):
    """The chain from the start of red until somebody answers."""

    steps: list[StepForm] = []
    repeat: Span = timedelta(minutes=30)
    answer_lasts: Span = timedelta(minutes=60)
    tell: list[Said] = []


class ChoiceForm(Form):
    """A decision that is offered first."""

    id: Name
    kind: Literal["resources", "close", "set_aside", "lower", "extend"]
    text: Words
    lasts: Span | None = None
    due: Span | None = None


class QuotaForm(Form):
    """How much red is too much."""

    red: Span
    within: Span
    notify: ByShift[Roles]


class LimitForm(Form):
    """How long red may last, and who decides then."""

    limit: Span
    decided_by: ByShift[Roles]
    steps: Annotated[list[StepForm], Field(min_length=1)]
    review: Span | None = None
    rejoin: Delay = timedelta(minutes=60)
    decision_lasts: Span = timedelta(hours=4)
    extend_by: Span = timedelta(hours=2)
    extensions: Annotated[int, Field(ge=0, le=100)] = 0
    choices: list[ChoiceForm] = []
    repeat: Span = timedelta(minutes=15)
    quota: QuotaForm | None = None


class LevelForm(Form):
    """What turns a level on, and the list it opens."""

    any: Annotated[int, Field(ge=1)] = 1
    raise_after: Delay = timedelta(0)
    lower_after: Delay = timedelta(0)
    when: list[ConditionForm] = []
    always: list[ConditionForm] = []
    actions: list[ActionForm] = []


class RedForm(LevelForm):
    """Red has more than yellow: an end of its own, an answer and a limit."""

    exit: list[ActionForm] = []
    answer: AnswerForm = AnswerForm()
    limit: LimitForm | None = None
