"""What `[channel.NAME]` looks like: what is sent, what is answered, and what comes in."""

from typing import Literal

from pydantic import Field

from wardstatus.settings.addresses import Address
from wardstatus.settings.kinds import File, Pattern
from wardstatus.toml.shape import Form


class HttpChannel(Form):
    """`[channel.NAME]`: a message as a request to somebody's own service, and what it reports."""

    url: Address
    method: Literal["POST", "PUT", "GET"] = "POST"
    headers: dict[str, str] = {}
    body: str = ""
    secret_file: File | None = None
    secret: str = Field(default="", repr=False)
    ref_header: str = ""
    ref_json: str = ""
    answer_matches: Pattern = ""
    proxy: bool = True
    inner: bool | None = None
    link: bool = True
    code: bool = False
    incoming_secret_file: File | None = None
    incoming_secret: str = Field(default="", repr=False)
    incoming_hmac: str = ""
    report_ref: str = ""
    report_key: str = ""
    report_state: str = "state"
    report_delivered: Pattern = "delivered"
    report_failed: Pattern = "failed|undelivered|rejected|expired"
    answer_from: str = ""
    answer_text: str = ""


SECRETS = (("secret", "secret_file"), ("incoming_secret", "incoming_secret_file"))
"""The keys of a channel that hold a secret, and the files they may stand in instead."""
