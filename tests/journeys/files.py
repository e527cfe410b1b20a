"""The files of a small hospital."""

from pathlib import Path

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-12-01
[roles]
AHS = { name = "Ansvarshavende", at = "screen" }
EL = "Enhetsleder"
OL = "Operativ leder"
AL = "Avdelingsleder"
KD = "Klinikkdirektør"
[needs]
nurse = "sykepleier"
[reasons]
raise = ["For få på vakt"]
[indicators.occupied]
name = "Pasienter"
min = 0
max = 60
stale_after = "30m"
[yellow]
when = [{ indicator = "occupied", at_or_above = 22, clear_below = 20 }]
raise_after = "30m"
actions = [{ id = "Y1", role = "AHS", within = "10m", text = "Si hva som mangler" }]
[red]
when = [{ indicator = "occupied", at_or_above = 25, clear_below = 24 }]
actions = [{ id = "R1", role = "OL", within = "10m", answer = true, text = "Svar på tavla" }]
exit = [{ id = "E1", role = "AHS", within = "4h", text = "To minutter: hva hjalp?" }]
[red.answer]
steps = [
  { after = "0m", notify = ["EL"] },
  { after = "0m", notify = ["OL"] },
  { after = "10m", notify = ["AL"] },
]
[red.limit]
limit = "LIMIT"
decided_by = ["AL", "KD"]
steps = [{ after = "0m", notify = ["AL"] }, { after = "30m", notify = ["KD"] }]
choices = [{ id = "C1", kind = "resources", lasts = "3h", due = "30m", text = "1 sykepleier" }]
"""

CONFIG = """\
[server]
port = PORT
public_url = "http://localhost"
database = "sqlite:///board.db"
[mail]
host = "127.0.0.1"
port = MAIL
starttls = false
sender = "tavla@example.org"
[[unit]]
id = "h"
name = "Fjordby sykehus"
short = "Fjordby"
kind = "hospital"
phone = "51518000"
[[unit]]
id = "med2"
name = "Medisinsk 2"
short = "Med 2"
parent = "h"
plan = "ward"
phone = "51518020"
[[unit]]
id = "kir1"
name = "Kirurgisk 1"
short = "Kir 1"
parent = "h"
plan = "ward"
[[person]]
id = "dahl"
name = "S. Dahl"
phone = "51518120"
channels = ["mailto:dahl@example.org"]
[[person]]
id = "berg"
name = "K. Berg"
phone = "51518200"
channels = ["mailto:berg@example.org"]
[[person]]
id = "moen"
name = "L. Moen"
channels = ["mailto:moen@example.org"]
[[duty]]
role = "OL"
unit = "h"
person = "dahl"
[[duty]]
role = "AL"
unit = "h"
person = "berg"
[[duty]]
role = "KD"
unit = "h"
person = "moen"
"""


def write(folder: Path, mail: int, limit: str = "4h", port: int = 8000) -> Path:
    """Write the hospital's files and return its configuration."""
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "ward.toml").write_text(PLAN.replace("LIMIT", limit), encoding="utf-8")
    config = folder / "config.toml"
    text = CONFIG.replace("PORT", str(port)).replace("MAIL", str(mail))
    config.write_text(text, encoding="utf-8")
    return config
