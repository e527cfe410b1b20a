"""Recomputes by its own path what people should have been told, and finds what is missing.

It shares no code with what decides: plain SQL, the log, the terms stamped on each spell, and a
small computation of its own. What the two disagree about is a gap.
"""

from wardstatus.audit.auditor import Auditor, Measures
from wardstatus.audit.gaps import Gap

__all__ = ["Auditor", "Gap", "Measures"]
