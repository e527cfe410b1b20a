"""What a decision holds: its kind, its words, its end, when the ward shall notice it."""

from datetime import datetime

from wardstatus.core.inputs import Decide
from wardstatus.core.plans import DecisionKind, LimitTerms, PlanChoice, Text
from wardstatus.core.spells import longest
from wardstatus.core.standing import Decision, Spell
from wardstatus.errors import NotNow, WrongField

CRITERIA = ("benefit", "resources", "severity")
"""The national priority criteria: nytte, ressurs, alvorlighet."""


def decision_of(
    spell: Spell, limit: LimitTerms, sent: Decide, role: str, now: datetime
) -> Decision:
    """Return the decision that was sent, with its times; raise for what the terms do not allow."""
    choice = _choice(limit, sent.choice)
    kind, text = _kind_and_text(choice, sent)
    if kind == "extend":
        _may_extend(spell, limit)
    _known_criteria(sent.criteria)
    until = _until(limit, choice, kind, sent.until, now)
    due = sent.due or (min(now + choice.due, until) if choice and choice.due else None)
    if due is not None and due > until:
        raise WrongField("due_after_until", "due", due=due, until=until)
    return Decision(
        id=f"{spell.id}.d{len(spell.decisions) + 1}",
        kind=kind,
        text=text,
        by=sent.person,
        role=role,
        at=now,
        until=until,
        due=due,
        criteria=sent.criteria,
        choice=sent.choice,
        by_phone=sent.by_phone,
        recorded_by=sent.by if sent.by_phone else "",
        ended=now if kind == "lower" else None,
    )


def _choice(limit: LimitTerms, wanted: str) -> PlanChoice | None:
    if not wanted:
        return None
    known = {choice.id: choice for choice in limit.choices}
    if wanted not in known:
        raise WrongField("choice_unknown", "choice", given=wanted, known=", ".join(known))
    return known[wanted]


def _kind_and_text(choice: PlanChoice | None, sent: Decide) -> tuple[DecisionKind, Text]:
    if choice is not None:
        return choice.kind, {"": sent.text} if sent.text else choice.text
    if sent.kind is None:
        raise WrongField("field_missing", "kind")
    if not sent.text and sent.kind not in ("lower", "extend"):
        raise WrongField("text_needed", "text")
    return sent.kind, {"": sent.text}


def _may_extend(spell: Spell, limit: LimitTerms) -> None:
    used = sum(1 for each in spell.decisions if each.kind == "extend")
    if used >= limit.extensions:
        raise NotNow("no_extension_left", "kind", used=used, allowed=limit.extensions)


def _known_criteria(criteria: tuple[str, ...]) -> None:
    for each in criteria:
        if each not in CRITERIA:
            raise WrongField("criterion_unknown", "criteria", given=each, known=", ".join(CRITERIA))


def _until(
    limit: LimitTerms,
    choice: PlanChoice | None,
    kind: DecisionKind,
    asked: datetime | None,
    now: datetime,
) -> datetime:
    if kind == "lower":
        return now
    latest = now + longest(limit, kind)
    if asked is None:
        return min(latest, now + choice.lasts) if choice and choice.lasts else latest
    if asked <= now:
        raise WrongField("until_past", "until", until=asked)
    if asked > latest:
        raise WrongField("until_too_late", "until", until=asked, latest=latest)
    return asked
