"""A text that a leader sent back: the code in it answers all that waits for that person."""

import logging

from wardstatus.access import senders
from wardstatus.access.identity import Identity
from wardstatus.access.senders import Said
from wardstatus.core import chains
from wardstatus.core.inputs import PassOn, TakeChain
from wardstatus.core.standing import Chain, Standing
from wardstatus.errors import NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.texts.words import Words, words
from wardstatus.web.runtime import runtime

_log = logging.getLogger(__name__)


def answered(sender: str, text: str) -> str:
    """Take a text that came in, and return what its sender should hear: "" for a stranger.

    Whoever is unknown, and what is no code, is ignored; the log says so without the number.
    """
    here = runtime()
    persons = senders.persons_at(here.service.rulebook, sender)
    said = senders.read(text)
    if not persons or said is None:
        _log.info("answer=ignored reason=%s", "no_code" if persons else "unknown_sender")
        return ""
    _ = words(_language(persons[0]))
    try:
        who = here.access.sent_code(senders.plain(sender), persons, said.digits, here.clock())
        heard = _done(words(_language(who.person or "")), who, said)
        here.access.code_used(said.digits, here.clock())
    except WardstatusError as error:
        _log.info("answer=refused reason=%s", error.key)
        return sentence(_, error, here.service.rulebook.zone)
    _log.info("answer=taken takes=%s", said.takes)
    return heard


def _language(person: str) -> str:
    here = runtime()
    known = here.service.rulebook.persons.get(person)
    return (known.language if known else "") or here.settings.server.language


def _done(_: Words, who: Identity, said: Said) -> str:
    """Answer all that waits for the person, or pass it on; return what was recorded."""
    here, person = runtime(), who.person or ""
    waiting = _waiting(who)
    if not waiting:
        raise NotNow("nothing_waits")
    if not said.takes:
        for standing, chain in waiting:
            passed = PassOn(unit=standing.unit, by=who.actor, chain=chain.id, person=person)
            here.service.take([passed])
        return _("Recorded: you cannot. The next one is told.")
    sent = [
        TakeChain(unit=standing.unit, by=who.actor, chain=chain.id, person=person)
        for standing, chain in waiting
    ]
    taken = _each(sent)
    until = min(
        each.spell.answer.until for each in taken if each.spell and each.spell.answer is not None
    )
    names = ", ".join(here.service.rulebook.units[each.unit].short for each in taken)
    clock = _.clock(until, here.service.rulebook.zone)
    return _("Recorded: you take {units}, news by {clock}.", units=names, clock=clock)


def _each(sent: list[TakeChain]) -> list[Standing]:
    """Take each by itself: a unit that wants a decision keeps none of the others waiting."""
    taken, refused = [], None
    for each in sent:
        try:
            taken.append(runtime().service.take([each]).standing)
        except WardstatusError as error:
            refused = error
    if refused is not None and not taken:
        raise refused
    return taken


def _waiting(who: Identity) -> list[tuple[Standing, Chain]]:
    """Return the units of the code's board whose running chain has told the person."""
    found = []
    for standing in runtime().service.board(who.unit).standings.values():
        chain = chains.running(standing.spell) if standing.spell else None
        if chain is not None and _told(chain, who.person or ""):
            found.append((standing, chain))
    return found


def _told(chain: Chain, person: str) -> bool:
    return any(told.person == person for step in chain.taken for told in step.told)
