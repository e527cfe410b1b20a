"""The screen of one ward, as a browser without a script drives it."""

import re
from urllib.parse import urlencode

from tests.web.served import Answer, Asker, Served
from wardstatus.core.standing import Standing

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Page:
    """The screen of one ward."""

    def __init__(self, served: Served, unit: str = "kir1") -> None:
        self.served = served
        self.unit = unit
        self.asker = Asker(
            client=served.screen(unit).client, headers={"Origin": "http://localhost"}, prefix=""
        )
        self.csrf = self._found("csrf")

    def _found(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.get().text)
        assert found is not None
        return found[1]

    def get(self, rest: str = "", **headers: str) -> Answer:
        return self.asker.send("GET", f"/ward/{self.unit}{rest}", **headers)

    def tap(self, action: str, key: str = "", **form: str) -> Answer:
        """Send a form; with a key as the script sends it."""
        body = urlencode({"csrf": self.csrf, "tap": "once", **form})
        headers = {**FORM, **({"Idempotency-Key": key} if key else {})}
        return self.asker.send("POST", f"/ward/{self.unit}/{action}", body, **headers)

    @property
    def standing(self) -> Standing:
        return self.served.live.service.standing(self.unit)
