"""Who may ask for what: every route of the application, and whom it lets in."""

SELF = frozenset({"screen", "token of the ward", "demo"})
"""The unit itself."""

PLACE = SELF | {"screen above", "token above", "person there", "person above", "signed in"}
"""Whoever acts for the ward, from it or from above."""

LEADS = frozenset({"person there", "person above", "person elsewhere", "signed in"})
"""Persons: whether they have the role is for the core to say."""

DUTY = PLACE - SELF | {"demo"}
"""Whoever may say who leads at a ward: never the ward's own screen."""

ABOVE = DUTY - {"person there"}
"""Whoever may note what a leader decided by telephone: never the ward itself."""

READS = PLACE | LEADS | {"screen elsewhere", "wall", "token that reads", "token elsewhere"}
EVERYBODY = READS | {"nobody", "link"}
LINK = frozenset({"link"})

SIGNED_IN = frozenset({"signed in"})
"""A person at a desk, here one with a duty above the ward."""

NOT_ON_WARDS = EVERYBODY - {"screen", "screen elsewhere"}
"""Whoever may sign in: nobody on a ward's own screen."""

SECRET: frozenset[str] = frozenset()
"""None of these: only the service of a channel, by the channel's own secret."""

RULES = {
    "GET /static/<path:filename>": EVERYBODY,
    "GET /livez": EVERYBODY,
    "GET /readyz": EVERYBODY,
    "GET /engine": EVERYBODY,
    "GET /metrics": READS,
    "GET /operations": READS,
    "POST /operations/seen": frozenset({"demo"}),
    "GET /in/<channel>/report": SECRET,
    "POST /in/<channel>/report": SECRET,
    "GET /in/<channel>/answer": SECRET,
    "POST /in/<channel>/answer": SECRET,
    "GET /k": EVERYBODY,
    "POST /k": EVERYBODY,
    "GET /pair": EVERYBODY,
    "POST /pair": EVERYBODY,
    "GET /sign-in": NOT_ON_WARDS,
    "POST /sign-in": NOT_ON_WARDS,
    "GET /sign-in/code": NOT_ON_WARDS,
    "POST /sign-in/code": NOT_ON_WARDS,
    "GET /": READS,
    "GET /dashboard": READS,
    "POST /dashboard/answer": LEADS,
    "GET /duty": READS,
    "POST /duty": DUTY,
    "POST /duty/back": DUTY,
    "GET /meeting": READS,
    "GET /history": READS,
    "GET /drill/real": READS,
    "GET /reds": READS,
    "GET /history/<unit>": READS,
    "POST /history/<unit>/note": PLACE,
    "GET /messages": READS,
    "GET /plans": READS,
    "GET /plans/<plan>": READS,
    "GET /plans/check": READS,
    "POST /plans/check": READS,
    "POST /plans/<plan>/try": READS,
    "GET /why/<unit>": READS,
    "GET /notice": frozenset({"demo", "person above", "signed in"}),
    "POST /notice": frozenset({"demo", "person above", "signed in"}),
    "GET /wall": READS,
    "GET /wall/setup": READS,
    "GET /wall/board.json": READS,
    "GET /ward/<unit>": READS,
    "GET /ward/<unit>/fragment": READS,
    "POST /ward/<unit>/level": PLACE,
    "POST /ward/<unit>/confirm": PLACE,
    "POST /ward/<unit>/undo": PLACE,
    "POST /ward/<unit>/needs": PLACE,
    "POST /ward/<unit>/prompt": SELF | {"token above", "person there"},
    "POST /ward/<unit>/item": PLACE,
    "POST /ward/<unit>/outcome": SELF | {"token above", "person there"},
    "POST /ward/<unit>/phone-answer": PLACE,
    "POST /ward/<unit>/flag": PLACE,
    "POST /ward/<unit>/readings": PLACE - {"person above", "signed in"},
    "GET /api/openapi.json": READS,
    "GET /api/docs": READS,
    "GET /api/v1/board": READS,
    "PUT /api/v1/board/notice": frozenset({"demo", "person above", "signed in"}),
    "GET /api/v1/units/<unit>": READS,
    "GET /api/v1/events": READS,
    "GET /api/v1/messages": READS,
    "GET /api/v1/export/<name>.<form>": READS,
    "GET /api/v1/duties": READS,
    "POST /api/v1/duties": DUTY,
    "POST /api/v1/duties/<override_id>/end": frozenset({"person above", "signed in", "demo"}),
    "GET /api/v1/plans": READS,
    "GET /api/v1/plans/<plan>": READS,
    "POST /api/v1/plans/check": READS,
    "POST /api/v1/units/<unit>/level": PLACE,
    "POST /api/v1/units/<unit>/confirm": PLACE,
    "POST /api/v1/units/<unit>/undo": PLACE,
    "POST /api/v1/units/<unit>/needs": PLACE,
    "POST /api/v1/units/<unit>/flags/<indicator>": PLACE,
    "POST /api/v1/units/<unit>/notes": PLACE,
    "POST /api/v1/units/<unit>/prompt": SELF | {"token above", "person there"},
    "POST /api/v1/items/<item>": PLACE,
    "POST /api/v1/decisions/<decision>/outcome": SELF | {"token above", "person there"},
    "POST /api/v1/readings": PLACE - {"person above", "signed in"},
    "POST /api/v1/chains/<chain>/answer": LEADS,
    "POST /api/v1/units/<unit>/decisions": LEADS,
    "POST /api/v1/units/<unit>/terms": LEADS,
    "GET /k/<link>": LINK,
    "GET /k/<link>/fragment": LINK,
    "GET /k/<link>/decide": LINK,
    "GET /k/<link>/dashboard": LINK,
    "POST /k/<link>/dashboard/answer": LINK,
    "GET /k/<link>/away": LINK,
    "POST /k/<link>/away": LINK,
    "POST /k/<link>/away/back": LINK,
    "GET /k/<link>/all": LINK,
    "GET /k/<link>/terms": LINK,
    "GET /k/<link>/record": LINK,
    "POST /k/<link>/record": LINK,
    "GET /record/<unit>": ABOVE,
    "POST /record/<unit>": ABOVE,
    "POST /k/<link>/terms": LINK,
    "POST /k/<link>/answer": LINK,
    "POST /k/<link>/item": LINK,
    "POST /k/<link>/pass": LINK,
    "POST /k/<link>/decide": LINK,
    "GET /me": SIGNED_IN,
    "GET /me/fragment": SIGNED_IN,
    "GET /me/all": SIGNED_IN,
    "GET /me/decide": SIGNED_IN,
    "POST /me/decide": SIGNED_IN,
    "POST /me/answer": SIGNED_IN,
    "POST /me/item": SIGNED_IN,
    "POST /me/pass": SIGNED_IN,
    "GET /me/terms": SIGNED_IN,
    "POST /me/terms": SIGNED_IN,
    "GET /me/away": SIGNED_IN,
    "POST /me/away": SIGNED_IN,
    "POST /me/away/back": SIGNED_IN,
    "WS /ws": READS,
    "WS /k/<link>/ws": LINK,
    # The last: who is signed in is not afterwards.
    "POST /sign-out": EVERYBODY,
}
"""By method and route; a route that is not here fails the test."""

UNTIL = "2026-11-21T20:00"

BODIES: dict[str, object] = {
    "POST /ward/<unit>/outcome": "came=yes&decision=kir1.1.d1",
    "POST /ward/<unit>/phone-answer": "person=lie&chain=kir1.1.a1",
    "POST /duty": f"post=AL@kir1&person=lie&until={UNTIL}&root=kir1",
    "POST /duty/back": "override=none&root=kir1",
    "POST /api/v1/duties": {
        "role": "AL",
        "unit": "kir1",
        "person": "lie",
        "until": f"{UNTIL}:00Z",
    },
    "POST /plans/check": "text=schema",
    "POST /api/v1/units/<unit>/terms": {"reason": "x"},
    "PUT /api/v1/board/notice": {"text": ""},
    "POST /api/v1/readings": {"unit": "kir1", "values": {"patients": 1}},
}
"""What has to be sent for the question of right to be asked at all."""
