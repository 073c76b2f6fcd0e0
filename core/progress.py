"""How far a long piece of work has come, and the wish to stop it, without knowing what shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event


@dataclass(frozen=True, slots=True)
class Report:
    """`done` of `total` files, `failed` of them in vain; `note` names what is in hand.

    `rate` is files a second so far, `remaining` the seconds that the rest will take (None: not known yet).
    """

    done: int
    total: int
    failed: int = 0
    note: str = ""
    rate: float = 0.0
    remaining: float | None = None


@dataclass(slots=True)
class Progress:
    """Handed to long work: it calls `tell` with each `Report` and asks `cancelled` between items."""

    tell: Callable[[Report], None] = lambda _: None
    _cancel: Event = field(default_factory=Event)
    _pause: Event = field(default_factory=Event)

    def cancel(self) -> None:
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def pause(self) -> None:
        """Begin nothing new until `resume`; what is in hand is finished."""
        self._pause.set()

    def resume(self) -> None:
        self._pause.clear()

    @property
    def paused(self) -> bool:
        return self._pause.is_set() and not self.cancelled
