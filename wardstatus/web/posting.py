"""Forms of the screens: who sent them, and what makes a repeat of them harmless."""

import hashlib
import uuid
from collections.abc import Mapping

from flask import request

from wardstatus.access.identity import speaking
from wardstatus.access.rights import acts_as_unit, may_act_for, may_read, may_send_readings
from wardstatus.errors import NotAllowed
from wardstatus.service import RequestKey
from wardstatus.web.identity import identity
from wardstatus.web.parse import Actor
from wardstatus.web.runtime import runtime

_NOT_SAID = frozenset({"csrf", "tap"})


def form_names() -> Mapping[str, object]:
    """Return what every template with a form needs: the page's token, and a key a form."""
    asking = identity()
    return {
        "csrf": lambda: asking.csrf,
        "tap": lambda: uuid.uuid4().hex,
    }


def reader(unit: str) -> None:
    """Raise NotAllowed unless whoever asks may see the unit."""
    if not may_read(identity(), unit, runtime().service.rulebook):
        raise NotAllowed("not_yours")


def actor(unit: str) -> Actor:
    """Return who acts for a unit; raise NotAllowed for somebody who may not."""
    here, asking = runtime(), identity()
    rulebook = here.service.rulebook
    if not may_act_for(asking, unit, rulebook):
        raise NotAllowed("not_yours")
    return Actor(
        unit=unit,
        by=speaking(asking, unit),
        person=asking.person,
        own=acts_as_unit(asking, unit, rulebook, here.service.now()),
    )


def acts_for(unit: str) -> bool:
    """Return whether whoever asks may act for the unit, so that a page offers them its forms."""
    return may_act_for(identity(), unit, runtime().service.rulebook)


def own(actor: Actor) -> Actor:
    """Return the actor; raise NotAllowed for whoever acts from above, not as the unit itself."""
    if not actor.own:
        raise NotAllowed("not_yours")
    return actor


def sends_numbers(unit: str) -> None:
    """Raise NotAllowed for somebody whose numbers do not count for the unit."""
    here = runtime()
    if not may_send_readings(identity(), unit, here.service.rulebook, here.service.now()):
        raise NotAllowed("not_yours")


def sent_by_script() -> bool:
    """Return whether the page's script sent the form, and wants the fragment back."""
    return "Idempotency-Key" in request.headers


def taken_already() -> bool:
    """Return whether this form was taken already: whether it still might be is not asked again."""
    here = runtime()
    return here.service.records.recalled(request_key(), here.service.now())


def request_key() -> RequestKey | None:
    """Return the key of this form's tap; None for a form without one.

    Without a script one rendering may send several forms: each has a key of its own.
    """
    said = sorted(
        (name, value) for name, value in request.form.items(True) if name not in _NOT_SAID
    )
    text = repr((request.method, request.path, said))
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    key = request.headers.get("Idempotency-Key")
    if key is None and (tap := request.form.get("tap")):
        key = f"{tap}.{fingerprint[:16]}"
    if not key:
        return None
    return RequestKey(identity=identity().requests, key=key[:100], fingerprint=fingerprint)
