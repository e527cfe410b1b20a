"""The numbers of twenty English trusts that travel with the package, and the trusts' names."""

import gzip
from pathlib import Path

from wardstatus.texts.words import marked

NUMBERS = Path(__file__).parent / "england-trusts-daily.csv.gz"
"""Its licence stands beside it, in `england-trusts-daily.txt`."""

NOTE = marked("Numbers: NHS England, Open Government Licence v3.0.")

NAMES = {
    "RAX": ("Kingston Hospital", "Kingston"),
    "RBD": ("Dorset County Hospital", "Dorset"),
    "RCB": ("York and Scarborough Teaching Hospitals", "York"),
    "RDU": ("Frimley Health", "Frimley"),
    "RF4": ("Barking, Havering and Redbridge University Hospitals", "Barking"),
    "RFS": ("Chesterfield Royal Hospital", "Chesterf"),
    "RH8": ("Royal Devon University Healthcare", "Devon"),
    "RHQ": ("Sheffield Teaching Hospitals", "Sheff"),
    "RHU": ("Portsmouth Hospitals University", "Portsm"),
    "RN7": ("Dartford and Gravesham", "Dartford"),
    "RNA": ("The Dudley Group", "Dudley"),
    "RNZ": ("Salisbury", "Salisb"),
    "RTK": ("Ashford and St Peter's Hospitals", "Ashford"),
    "RTR": ("South Tees Hospitals", "S Tees"),
    "RWF": ("Maidstone and Tunbridge Wells", "Maidst"),
    "RWG": ("West Hertfordshire Teaching Hospitals", "W Herts"),
    "RXF": ("Mid Yorkshire Teaching", "Mid Yks"),
    "RXK": ("Sandwell and West Birmingham Hospitals", "Sandwell"),
    "RXL": ("Blackpool Teaching Hospitals", "Blackpl"),
    "RYJ": ("Imperial College Healthcare", "Imperial"),
}
"""Name and short name of a trust by its code, without *NHS Trust*."""


def lines() -> list[bytes]:
    """Return the lines of the file."""
    return gzip.decompress(NUMBERS.read_bytes()).splitlines(keepends=True)
