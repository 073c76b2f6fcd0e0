"""What a library says across its cases: which are alike, and its register of programmes."""

from __future__ import annotations

from core.library.opened import Opened
from core.library.register import Particulars, Registered, particulars, register
from core.library.similar import Similar, similar


class Consulting(Opened):
    """What several cases of a library have in common."""

    def similar(self, case_id: int, limit: int = 8) -> tuple[Similar, ...]:
        """The cases most like one, each with the reason in words, the likest first; () if there is no such case."""
        with self._reading() as arrays:
            return similar(self._connection, arrays, case_id, limit)

    def register(self) -> tuple[Registered, ...]:
        """All programmes of the library by normal name, those of most cases first."""
        with self._reading() as arrays:
            return register(self._connection, arrays)

    def particulars(self, name: str) -> Particulars:
        """Places, expansions and cases of one programme."""
        with self._reading() as arrays:
            return particulars(self._connection, arrays, name)
