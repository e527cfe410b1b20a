"""A small hospital, and who might ask."""

from datetime import UTC, datetime, time

from wardstatus.access.identity import DEMO, LOCAL, Identity
from wardstatus.core.units import Duty, Person, Rulebook, Unit

T0 = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

UNITS = (
    Unit(id="h", name="Hospital", short="H", kind="hospital"),
    Unit(id="med", name="Medicine", short="Med", kind="department", parent="h"),
    Unit(id="med1", name="Medical 1", short="Med 1", parent="med"),
    Unit(id="med2", name="Medical 2", short="Med 2", parent="med"),
    Unit(id="sur", name="Surgery", short="Sur", kind="department", parent="h"),
    Unit(id="sur1", name="Surgical 1", short="Sur 1", parent="sur"),
)

RULEBOOK = Rulebook(
    units={unit.id: unit for unit in UNITS},
    persons={each: Person(id=each, name=each.title()) for each in ("kari", "ola", "liv")},
    duties=(
        Duty(role="AL", unit="med", person="kari"),
        Duty(role="EL", unit="med1", person="ola", begins=time(20), ends=time(22)),
        Duty(role="EL", unit="med2", person="liv"),
    ),
)

SCREEN_MED1 = Identity(kind="screen", actor="screen:med1", unit="med1", writes=True, key="screen:1")
SCREEN_MED = Identity(kind="screen", actor="screen:med", unit="med", writes=True, key="screen:2")
WALL = Identity(kind="wall", actor="wall:h", unit="h", key="screen:3")
TOKEN_MED1 = Identity(kind="token", actor="token:ehr", unit="med1", writes=True, key="token:1")
TOKEN_MED = Identity(kind="token", actor="token:beds", unit="med", writes=True, key="token:2")
TOKEN_READS = Identity(kind="token", actor="token:report", key="token:3")
KARI = Identity(kind="token", actor="person:kari", person="kari", writes=True, key="token:4")
OLA = Identity(kind="token", actor="person:ola", person="ola", writes=True, key="token:5")
LIV = Identity(kind="token", actor="person:liv", person="liv", writes=True, key="token:6")
LINK = Identity(
    kind="link",
    actor="person:kari",
    unit="med1",
    person="kari",
    writes=True,
    key="link:1",
    chain="med1.1.a1",
)

EVERYBODY = {
    "screen of med1": SCREEN_MED1,
    "screen of med": SCREEN_MED,
    "wall": WALL,
    "token of med1": TOKEN_MED1,
    "token of med": TOKEN_MED,
    "token that reads": TOKEN_READS,
    "kari, on duty above": KARI,
    "ola, duty there at night": OLA,
    "liv, duty elsewhere": LIV,
    "kari's link": LINK,
    "demo": DEMO,
    "local": LOCAL,
}
