"""A person's own pages without a link: whoever is signed in at a desk has them under `/me`."""

from flask import Blueprint

from wardstatus.errors import NotAllowed
from wardstatus.web import away, phone, phone_terms
from wardstatus.web.identity import identity
from wardstatus.web.own import ME


def _pages() -> Blueprint:
    pages = Blueprint("me", __name__)
    for each, under in ((phone, ""), (phone_terms, ""), (away, "/away")):
        pages.register_blueprint(each.bp, url_prefix=f"{ME}{under}", url_defaults={"link": ""})
    return pages


bp = _pages()


@bp.before_request
def guard() -> None:
    """Refuse screens and programs: they have no pages of their own."""
    if identity().kind != "signed_in":
        raise NotAllowed("sign_in_first")
