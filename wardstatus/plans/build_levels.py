"""The terms of a level, of the answer and of the limit, from their forms."""

from wardstatus.core.levels import Level
from wardstatus.core.plans import (
    Action,
    AnswerTerms,
    ByShift,
    Comparison,
    Condition,
    LevelTerms,
    LimitTerms,
    PlanChoice,
    Quota,
    Step,
)
from wardstatus.plans.level_forms import (
    ActionForm,
    AnswerForm,
    ConditionForm,
    LevelForm,
    LimitForm,
    QuotaForm,
    RedForm,
    StepForm,
)

COMPARISONS: tuple[Comparison, ...] = ("at_or_above", "above", "at_or_below", "below")


def level_terms(level: Level, form: LevelForm) -> LevelTerms:
    """Return what turns a level on and off, and its lists."""
    return LevelTerms(
        level=level,
        any=form.any,
        when=tuple(_condition(each) for each in form.when),
        always=tuple(_condition(each) for each in form.always),
        raise_after=form.raise_after,
        lower_after=form.lower_after,
        actions=tuple(_action(each) for each in form.actions),
        exit=tuple(_action(each) for each in form.exit) if isinstance(form, RedForm) else (),
    )


def answer_terms(form: AnswerForm) -> AnswerTerms:
    """Return the chain until somebody answers."""
    return AnswerTerms(
        steps=tuple(_step(each) for each in form.steps),
        repeat=form.repeat,
        answer_lasts=form.answer_lasts,
        tell=tuple(form.tell),
    )


def limit_terms(form: LimitForm) -> LimitTerms:
    """Return how long red may last and who decides then."""
    return LimitTerms(
        limit=form.limit,
        decided_by=_roles(form.decided_by),
        steps=tuple(_step(each) for each in form.steps),
        review=form.review,
        rejoin=form.rejoin,
        decision_lasts=form.decision_lasts,
        extend_by=form.extend_by,
        extensions=form.extensions,
        choices=tuple(PlanChoice(**dict(each)) for each in form.choices),
        repeat=form.repeat,
        quota=_quota(form.quota) if form.quota else None,
    )


def _condition(form: ConditionForm) -> Condition:
    comparison, bound = next(
        (word, bound) for word in COMPARISONS if (bound := getattr(form, word)) is not None
    )
    return Condition(
        indicator=form.indicator,
        comparison=comparison,
        bound=bound,
        clear=form.clear_below if form.clear_below is not None else form.clear_above,
    )


def _action(form: ActionForm) -> Action:
    return Action(
        id=form.id,
        role=form.role,
        within=form.within,
        text=form.text,
        shifts=tuple(form.shifts),
        answer=form.answer,
        keep=form.keep,
        repeat=form.repeat,
        overdue=_roles(form.overdue),
    )


def _step(form: StepForm) -> Step:
    return Step(after=form.after, notify=_roles(form.notify))


def _quota(form: QuotaForm) -> Quota:
    return Quota(red=form.red, within=form.within, notify=_roles(form.notify))


def _roles(form: dict[str, list[str]]) -> ByShift[tuple[str, ...]]:
    return {shift: tuple(roles) for shift, roles in form.items()}
