"""A mail server with moods: it refuses for now, is slow, or takes a mail and hangs up."""

import asyncio
from random import Random
from typing import Any

from tests.notify.post import Postbox

REFUSES, SLOW, DROPS = 0.08, 0.08, 0.06


class Receiver(Postbox):
    """Keeps every mail it took, also those it never said it had taken."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.calm = False
        self.moods = {"refused": 0, "slow": 0, "dropped": 0}
        self._random = Random(seed)

    def _in_mood(self, mood: str, chance: float) -> bool:
        comes = not self.calm and self._random.random() < chance
        self.moods[mood] += comes
        return comes

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, to: str, ___: Any) -> str:
        if self._in_mood("refused", REFUSES / 2):
            return "450 Later"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self._in_mood("slow", SLOW):
            await asyncio.sleep(self._random.uniform(0.2, 1.5))
        if self._in_mood("refused", REFUSES / 2):
            return "451 Later"
        answer = await super().handle_DATA(server, session, envelope)
        if self._in_mood("dropped", DROPS):
            server.transport.abort()
        return answer

    def taken(self) -> list[tuple[str, str]]:
        """Return Message-ID and receiver of every mail, in the order they came."""
        return [(str(mail["Message-ID"]), str(mail["X-To"])) for mail in self.mails]
