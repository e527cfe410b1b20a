"""`/api/v1`: everything the screens can do, for programs."""

from wardstatus.web.api import boards, exports, leaders, numbers, plans, records, taps
from wardstatus.web.api.blueprint import bp

__all__ = ["boards", "bp", "exports", "leaders", "numbers", "plans", "records", "taps"]
