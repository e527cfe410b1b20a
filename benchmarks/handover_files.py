"""The hospital whose messages are timed: one plan, many wards, a leader each."""

from pathlib import Path

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-01-01
review_by = 2099-01-01
[roles]
AHS = { name = "Charge nurse", at = "screen" }
OL = "Site manager"
[red.answer]
steps = [{ after = "10s", notify = ["OL"] }]
"""

HEAD = """\
[server]
database = "sqlite:///board.db"
rules = "rules"
undo = "1s"
[channel.pager]
url = "http://127.0.0.1:{port}/"
[[unit]]
id = "h"
name = "Hospital"
kind = "hospital"
"""

WARD = """\
[[unit]]
id = "w{n}"
name = "Ward {n}"
short = "W{n}"
parent = "h"
plan = "ward"
[[person]]
id = "p{n}"
name = "Leader {n}"
channels = ["webhook:pager"]
[[duty]]
role = "OL"
unit = "w{n}"
person = "p{n}"
"""


def written(folder: Path, deadlines: int, port: int) -> Path:
    """Write a hospital of so many wards, each with a leader of its own; return its config."""
    (folder / "rules").mkdir()
    (folder / "rules" / "ward.toml").write_text(PLAN)
    wards = "".join(WARD.format(n=n) for n in range(deadlines))
    config = folder / "config.toml"
    config.write_text(HEAD.format(port=port) + wards)
    return config
