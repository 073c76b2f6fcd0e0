"""Whether a part of the case is folded away: where there is little height it is, until somebody says otherwise."""

from __future__ import annotations

from PySide6.QtGui import QAction

from gui.case.facts import Facts
from gui.case.head import CaseHead
from gui.look import theme

_LOW, _LOWEST = (
    560,
    470,
)  # points of a case: below the first the facts are folded, below the second the head too


class Fold:
    """What a person says of a low window is kept apart from what they say of a high one."""

    def __init__(self, below: int) -> None:
        """In a case of fewer points than `below` (at the common size of type) the part is folded by itself."""
        self._below = below
        self.low = False
        self._said: dict[bool, bool] = {}

    @property
    def folded(self) -> bool:
        return self._said.get(self.low, self.low)

    def fit(self, height: int) -> None:
        self.low = height < self._below * theme.scale()

    def keep(self, folded: bool) -> None:
        """Folded or not, as somebody has just said; what is as it would be anyway is not worth keeping."""
        if folded != self.folded:
            self._said[self.low] = folded

    def as_text(self) -> str:
        """What was said, as `from_text` takes it."""
        return " ".join(f"{low:d}{folded:d}" for low, folded in self._said.items())

    def from_text(self, kept: str) -> None:
        """What `as_text` gave; anything else is left out."""
        pairs = (pair for pair in kept.split() if len(pair) == 2 and set(pair) <= set("01"))
        self._said = {low == "1": folded == "1" for low, folded in pairs}


class Folds:
    """The head and the facts of a case, with the ticks in the menu that say whether they are folded."""

    def __init__(self, head: CaseHead, facts: Facts, head_action: QAction, facts_action: QAction) -> None:
        self.parts = {"head": Fold(_LOWEST), "facts": Fold(_LOW)}
        self._head, self._facts = head, facts
        self._ticks = {"head": head_action, "facts": facts_action}
        facts.folded_anew.connect(self._keep_facts)

    def fit(self, height: int) -> None:
        """Fold what is folded in a case of this height."""
        for fold in self.parts.values():
            fold.fit(height)
        self._show()

    def fold_head(self, on: bool) -> None:
        self.parts["head"].keep(on)
        self._show()

    def leave_facts(self) -> None:
        """The text gets its room back in a low window."""
        if self.parts["facts"].low:
            self._facts.set_folded(True)

    def _show(self) -> None:
        self._head.set_folded(self.parts["head"].folded)
        self._ticks["head"].setChecked(self._head.folded)
        self._facts.set_folded(self.parts["facts"].folded)

    def _keep_facts(self, on: bool) -> None:
        self.parts["facts"].keep(on)
        self._ticks["facts"].setChecked(on)
