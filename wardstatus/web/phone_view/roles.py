"""In which role the person speaks, and to which the chain goes next."""

from wardstatus.web.phone_view.caller import Caller


def role(caller: Caller) -> str:
    """Return *avdelingsleder (AL)*; empty for somebody without a role."""
    name = caller.role
    said = caller.scene.role_in_full(name) if name else ""
    return said[:1].lower() + said[1:]


def passes(caller: Caller) -> str:
    """Return *Kan ikke, neste: KD*; empty if nobody is next, or it was never theirs to answer."""
    _, roles = caller.scene.words, caller.next_roles() if caller.role else ()
    return _("Cannot, next: {roles}", roles=", ".join(roles)) if roles else ""
