"""What a library says across its cases: which are alike, and its register of programmes.

Its modules are imported when first asked: 6 ms that no start needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.library.opened import Opened

if TYPE_CHECKING:
    from core.library.register import Particulars, Registered
    from core.library.similar import Similar


class Consulting(Opened):
    """What several cases of a library have in common."""

    def similar(self, case_id: int, limit: int = 8) -> tuple[Similar, ...]:
        """The cases most like one, each with the reason in words, the likest first; () if there is no such case."""
        from core.library.similar import similar

        with self._reading() as arrays:
            return similar(self._connection, arrays, case_id, limit)

    def register(self) -> tuple[Registered, ...]:
        """All programmes of the library by normal name, those of most cases first."""
        from core.library.register import register

        with self._reading() as arrays:
            return register(self._connection, arrays)

    def particulars(self, name: str) -> Particulars:
        """Places, expansions and cases of one programme."""
        from core.library.register import particulars

        with self._reading() as arrays:
            return particulars(self._connection, arrays, name)
