"""A plan's chains as lines of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from wardstatus.core.plans import Plan, Step
from wardstatus.texts import terms
from wardstatus.texts.reasons import uncapitalised
from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One instant of a chain; `hard` is the deadline."""

    time: str
    who: str
    hard: bool = False


def answer(_: Words, plan: Plan) -> Iterator[Mark]:
    """Yield who is told from the start of red until somebody answers."""
    return _chain(_, plan, plan.answer.steps, timedelta(0), plan.answer.repeat)


def _chain(
    _: Words, plan: Plan, steps: Sequence[Step], begins: timedelta, repeat: timedelta
) -> Iterator[Mark]:
    for number, step in enumerate(steps, start=1):
        at = begins + step.after
        who = terms.by_shift(_, step.notify, lambda names: terms.roles(_, plan, names))
        last = number == len(steps)
        again = _("then every {span}", span=_.lasting(repeat)) if last else ""
        who = _("{roles} is told", roles=who)
        yield Mark(
            time=_.lasting(at) if at else _("At once"),
            who=", ".join(part for part in (who, again) if part),
        )


def limit(_: Words, plan: Plan) -> Iterator[Mark]:
    """Yield the way to the deadline, and who is told after it; nothing without a limit."""
    limit = plan.limit
    if limit is None:
        return
    deciders = terms.by_shift(_, limit.decided_by, lambda names: terms.roles(_, plan, names))
    if limit.review:
        yield Mark(time=_.lasting(limit.review), who=_("whoever answered looks at it again"))
    yield Mark(
        time=_("{span}, the deadline", span=_.lasting(limit.limit)),
        who=_("{roles} must decide", roles=deciders),
        hard=True,
    )
    yield from _chain(_, plan, limit.steps, limit.limit, limit.repeat)


def more(_: Words, plan: Plan) -> Iterator[str]:
    """Yield what else holds of the limit: how often red may be accepted, and the quota."""
    limit = plan.limit
    if limit is None:
        return
    if limit.extensions:
        yield _.many(
            "Leaders may accept red {n} time more, at most {span}. The ward cannot.",
            "Leaders may accept red {n} times more, at most {span} each. The ward cannot.",
            limit.extensions,
            span=_.lasting(limit.extend_by),
        )
    if limit.quota:
        names = terms.by_shift(
            _, limit.quota.notify, lambda each: uncapitalised(terms.roles(_, plan, each))
        )
        yield _(
            "More than {red} of red within {within} is told to {roles} as structural red.",
            red=_.lasting(limit.quota.red),
            within=_.lasting(limit.quota.within),
            roles=names,
        )
