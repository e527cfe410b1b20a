"""The parts of messages that say what somebody answered or decided."""

from wardstatus.texts.messages import phrases
from wardstatus.texts.messages.about import About
from wardstatus.texts.messages.parts import Goes, Part, either, elastic, kept, loose


def answered(about: About) -> list[Part]:
    """Return who takes it, and until when."""
    _ = about.words
    until = about.facts.until
    short = _("{who} takes it.", who=about.who())
    takes = kept(short)
    if until:
        clock = about.when(until)
        takes = either(_("{who} takes it, news by {clock}.", who=about.who(), clock=clock), short)
    return [phrases.phase(about), takes, elastic(about.text()), *about.delays()]


def decided(about: About) -> list[Part]:
    """Return what was decided; there is nothing to do behind a link."""
    _ = about.words
    gaps = {"unit": about.unit, "clock": about.when(about.notice.at), "who": about.who()}
    if about.text():
        head = _("Capacity {unit}: decided {clock} by {who}:", **gaps)
    else:
        head = _("Capacity {unit}: decided {clock} by {who}.", **gaps)
    return [kept(head), *phrases.resolved(about), *phrases.if_not(about)]


def did_not_come(about: About) -> list[Part]:
    """Return that the ward says that it did not come."""
    _ = about.words
    text = about.text()
    said = _("The ward says it did not come:") if text else _("What was decided did not come.")
    anew = loose(_("Decide anew.") if about.facts.red_since else "", Goes.REST)
    return [phrases.phase(about), kept(said), elastic(text), anew, *about.delays(), *about.needs()]


def recorded_by_phone(about: About) -> list[Part]:
    """Return what was noted in somebody’s name."""
    _ = about.words
    clock, text, until = about.when(about.notice.at), about.text(), about.facts.until
    wrong = loose(_("Not so? Answer here:"), Goes.NEXT)
    if about.facts.item:
        if text:
            said = _("Recorded {clock}: you decided by phone:", clock=clock)
        else:
            said = _("Recorded {clock}: you decided by phone.", clock=clock)
        return [phrases.phase(about), kept(said), *phrases.resolved(about), wrong]
    if until is None:
        return [phrases.phase(about), kept(_("Recorded {clock}: you take it.", clock=clock)), wrong]
    gaps = {"clock": clock, "until": about.when(until)}
    takes = kept(_("Recorded {clock}: by phone you take it until {until}.", **gaps))
    return [phrases.phase(about), takes, elastic(text), wrong]
