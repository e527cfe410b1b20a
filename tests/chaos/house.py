"""A hospital whose hours are seconds, so that a minute of it is a bad night."""

from dataclasses import dataclass
from pathlib import Path

from tests.journeys.files import CONFIG
from tests.notify.post import free_port
from wardstatus.access import tokens
from wardstatus.clock import system_clock
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

SENDER = "tavla@example.org"

WARDS = ("med2", "kir1", *(f"w{number}" for number in range(3, 10)))
TAPPERS = ("tap-1", "tap-2", "tap-3")

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2036-12-01
[roles]
AHS = { name = "Ansvarshavende", at = "screen" }
OL = "Operativ leder"
AL = "Avdelingsleder"
KD = "Klinikkdirektør"
[needs]
nurse = "sykepleier"
bed = "seng"
[indicators.occupied]
name = "Pasienter"
min = 0
max = 60
[yellow]
when = [{ indicator = "occupied", at_or_above = 22, clear_below = 20 }]
actions = [{ id = "Y1", role = "AHS", within = "10m", text = "Si hva som mangler" }]
[red]
when = [{ indicator = "occupied", at_or_above = 25, clear_below = 24 }]
actions = [
  { id = "R1", role = "OL", within = "2s", answer = true, text = "Svar på tavla" },
  { id = "R2", role = "AHS", within = "3s", text = "Se til korridoren" },
]
[red.answer]
answer_lasts = "3s"
steps = [{ after = "0s", notify = ["OL", "KD"] }, { after = "1s", notify = ["AL", "KD"] }]
repeat = "1s"
tell = ["KD"]
[red.limit]
limit = "4s"
rejoin = "1s"
decided_by = ["AL", "KD"]
decision_lasts = "3s"
steps = [{ after = "0s", notify = ["AL", "OL"] }, { after = "1s", notify = ["KD"] }]
repeat = "1s"
choices = [{ id = "C1", kind = "resources", lasts = "2s", due = "1s", text = "1 sykepleier" }]
"""

_WARD = """\
[[unit]]
id = "ID"
name = "Sengepost ID"
short = "ID"
parent = "h"
plan = "ward"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where a hospital lives, and what its six clients carry, by name."""

    folder: Path
    port: int
    tokens: dict[str, str]

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder}/board.db"


def build(folder: Path, mail: int) -> House:
    """Write the files of the hospital, its database, and a token for each client."""
    port = free_port()
    (folder / "rules").mkdir()
    (folder / "rules" / "ward.toml").write_text(PLAN, encoding="utf-8")
    text = CONFIG.replace("PORT", str(port)).replace("MAIL", str(mail))
    text += "".join(_WARD.replace("ID", ward) for ward in WARDS[2:])
    text = text.replace("[mail]", 'undo = "1s"\nbundle = "0s"\nlast_resort = ["moen"]\n[mail]', 1)
    (folder / "config.toml").write_text(text, encoding="utf-8")
    house = House(folder=folder, port=port, tokens={})
    migrate(house.database)
    engine = open_engine(house.database)
    now = system_clock()
    for name in (*TAPPERS, "feed"):
        house.tokens[name] = tokens.create(engine, name, now, unit="h")
    for person in ("dahl", "berg"):
        house.tokens[person] = tokens.create(engine, person, now, person=person)
    engine.dispose()
    return house
