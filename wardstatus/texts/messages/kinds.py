"""The parts of a message for each kind of notice."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TypeAlias

from wardstatus.core.notices import NoticeKind
from wardstatus.texts.messages import phrases, resolved
from wardstatus.texts.messages.about import About
from wardstatus.texts.messages.parts import Goes, Part, either, elastic, kept, loose

Telling: TypeAlias = Callable[[About], list[Part]]


def parts_for(about: About) -> list[Part]:
    """Return the parts of the message for one notice, its head first."""
    return _TELLINGS[about.notice.kind](about)


def has_link(kind: NoticeKind) -> bool:
    """Return whether there is something to do behind the link; these say everything."""
    return kind not in ("decided", "proof", "proof_failed")


def _answer_step(about: About) -> list[Part]:
    _ = about.words
    number = about.facts.number
    if number <= 1:
        return [
            phrases.red(about),
            *about.delays(),
            *about.needs(),
            *phrases.late_item(about),
            *phrases.answer_by(about),
            *about.phone(),
        ]
    return [
        phrases.red(about) if about.facts.again else phrases.still(about),
        kept(_("Nobody has answered.")),
        *phrases.count(about),
        *about.delays(),
        *about.needs(),
        *phrases.late_item(about),
        *phrases.following(about),
        *about.phone(),
    ]


def _limit_step(about: About) -> list[Part]:
    _ = about.words
    return [
        phrases.over(about),
        kept(_("You must decide.")),
        *phrases.count(about),
        *about.delays(),
        *about.needs(),
        *phrases.late_item(about),
        *phrases.following(about),
        *about.phone(),
    ]


def _review(about: About) -> list[Part]:
    _ = about.words
    deadline = about.facts.deadline
    by = _("Decision by {clock}.", clock=about.when(deadline)) if deadline else ""
    asked = kept(_("Does what was done suffice?"))
    return [phrases.still(about), asked, loose(by, Goes.NEXT), *about.delays(), *about.needs()]


def _answer_ending(about: About) -> list[Part]:
    _ = about.words
    until, roles = about.facts.until, "/".join(about.facts.next_roles)
    ends = _("Your answer ends {clock}.", clock=about.when(until)) if until else ""
    again = _("Answer anew, else {roles}.", roles=roles) if roles else _("Answer anew.")
    return [
        phrases.still(about),
        kept(ends),
        loose(again, Goes.NEXT),
        *about.delays(),
        *about.needs(),
    ]


def _last_resort(about: About) -> list[Part]:
    _ = about.words
    head = phrases.over(about) if about.over else phrases.red(about)
    nobody = _("No leader has decided.") if about.over else _("No leader has answered.")
    find = loose(_("Find one by phone."), Goes.REST)
    return [head, kept(nobody), find, *about.delays(), *about.needs(), *about.phone()]


def _handed_over(about: About) -> list[Part]:
    _ = about.words
    until, red = about.facts.until, about.facts.red_since is not None
    clock = about.when(until) if until else ""
    if about.facts.by:
        said = _("{who} is away until {clock}.", who=about.who(), clock=clock)
    else:
        said = _("You are {role} until {clock}.", role=about.facts.by_role, clock=clock)
    away = either(said, _("Yours until {clock}.", clock=clock))
    if not red:
        meanwhile = _("You take it meanwhile.") if about.facts.by else ""
        return [phrases.phase(about), away, loose(meanwhile, Goes.REST)]
    head = phrases.over(about) if about.over else phrases.red(about)
    decide = [loose(_("You must decide."), Goes.REST)] if about.over else []
    asked = [] if about.over else phrases.answer_by(about)
    return [head, away, *decide, *about.delays(), *about.needs(), *asked, *about.phone()]


def _proof(about: About) -> list[Part]:
    _ = about.words
    role = about.facts.by_role
    head = kept(_("Capacity: you are on duty as {role}.", role=role))
    return [head, kept(_("A test that messages reach you. Nothing to do."))]


def _proof_failed(about: About) -> list[Part]:
    _ = about.words
    due = about.facts.due or about.notice.at
    long = _("Capacity: {who} was not reached by the first channel.", who=about.who())
    short = _("Capacity: somebody on duty was not reached.")
    return [either(long, short), kept(_("Test of {clock}.", clock=about.when(due)))]


def _sign_in(about: About) -> list[Part]:
    _ = about.words
    until = about.facts.until or about.notice.at
    said = _("Capacity: sign-in, good until {clock}.", clock=about.when(until))
    return [kept(said), kept(_("Give the code to nobody."))]


def _structural_red(about: About) -> list[Part]:
    _ = about.words
    red = _.lasting(timedelta(seconds=about.facts.red_seconds))
    within = _.lasting(timedelta(seconds=about.facts.within_seconds))
    said = _("Structural red: more than {red} red in {within}.", red=red, within=within)
    return [phrases.phase(about), kept(said), *about.needs(), *about.phone()]


def _overdue(about: About) -> list[Part]:
    _ = about.words
    due, more = about.facts.item_due or about.notice.at, about.facts.more
    over = _("Overdue since {clock}:", clock=about.when(due))
    besides = [loose(_("And {n} more.", n=more), Goes.REST)] if more else []
    return [phrases.phase(about), kept(over), elastic(about.item()), *besides, *about.delays()]


def _all_clear(about: About) -> list[Part]:
    _ = about.words
    clock = about.when(about.notice.at)
    head = _("Capacity: {unit} no longer RED phase {clock}.", unit=about.unit, clock=clock)
    lasted = _("It lasted {lasting}.", lasting=about.lasting())
    return [kept(head), loose(lasted, Goes.REST)]


_TELLINGS: Mapping[NoticeKind, Telling] = {
    "answer_step": _answer_step,
    "limit_step": _limit_step,
    "review": _review,
    "answer_ending": _answer_ending,
    "last_resort": _last_resort,
    "answered": resolved.answered,
    "decided": resolved.decided,
    "did_not_come": resolved.did_not_come,
    "recorded_by_phone": resolved.recorded_by_phone,
    "overdue": _overdue,
    "handed_over": _handed_over,
    "proof": _proof,
    "proof_failed": _proof_failed,
    "sign_in": _sign_in,
    "structural_red": _structural_red,
    "all_clear": _all_clear,
}
