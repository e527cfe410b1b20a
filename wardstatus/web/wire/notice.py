"""The worded band of a board, as programs read it."""

from wardstatus.service import BoardNotice
from wardstatus.web.wire.reader import Json, z


def notice(stands: BoardNotice | None) -> Json:
    """Return `{text, until}`; an empty text and no end where nothing stands."""
    if stands is None:
        return {"text": "", "until": None}
    return {"text": stands.text, "until": z(stands.until)}
