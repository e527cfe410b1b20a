"""The worded band over a board."""

from flask import Response, jsonify, request

from wardstatus.access import rights
from wardstatus.errors import NotAllowed
from wardstatus.service import PutNotice
from wardstatus.web import parse
from wardstatus.web.api.asked import body, request_key
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.notice import notice


@bp.put("/board/notice")
def put_notice() -> Response:
    """Let a band stand on every screen until its time; an empty text takes it away."""
    service, asking = runtime().service, identity()
    root = service.root(request.args.get("root"))
    if not rights.may_put_notice(asking, root, service.rulebook):
        raise NotAllowed("not_yours", unit=root)
    text, until = parse.notice(body())
    put = PutNotice(root=root, text=text, until=until, by=asking.actor)
    service.put_notice(put, request_key())
    return jsonify(notice(service.board_notice(root)))
