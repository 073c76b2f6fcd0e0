"""What was on the screen when a library was closed: shown at once when it is opened again, before the library's code is loaded.

It is kept as a pickle in the user's own folder and read by a reader that makes nothing but values of `core.model`.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import model
from core.model import Answer, PlaceNode, PlaceTree, Query, StoredCase

if TYPE_CHECKING:
    from core.library.edition import Edition

ROWS = 50
_MOST_NODES = (
    50_000  # half a hundred thousand are read in 0.15 s, about as long as the library takes to be opened
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer to the last query, the place tree and the case that was read with that query."""

    answer: Answer
    tree: PlaceTree
    stored: StoredCase | None


class Remembered:
    """A store that answers what was seen last from memory; whatever else is asked opens the library first."""

    def __init__(self, seen: Seen, opens: Callable[[], Any]) -> None:
        self._seen = seen
        self._opens = opens
        self._store: Any = None

    @property
    def unasked(self) -> bool:
        """True as long as nothing had to be opened."""
        return self._store is None

    @property
    def generation(self) -> int:
        return int(self._store.generation) if self._store else self._seen.answer.generation

    def knows(self, query: Query, current: int | None) -> bool:
        """Whether the answer is here, with the row of the case that is looked at."""
        answer = self._seen.answer
        whole = answer.total == len(answer.rows) or any(row.id == current for row in answer.rows)
        return self._store is None and query == answer.query and (current is None or whole)

    def knows_case(self, id: int, query: Query) -> bool:
        stored = self._seen.stored
        here = stored is not None and stored.id == id and query == self._seen.answer.query
        return self._store is None and here

    def answer(self, query: Query, limit: int = ROWS) -> Answer:
        return self._seen.answer if self.knows(query, None) else self._real().answer(query, limit)

    def tree(self) -> Sequence[PlaceNode]:
        return self._seen.tree if self._store is None else self._real().tree()

    def case(self, id: int, query: Query | None = None) -> StoredCase:
        if self._seen.stored and query is not None and self.knows_case(id, query):
            return self._seen.stored
        return self._real().case(id, query)

    def wake(self) -> None:
        """Open the library, so that the next question need not wait for it."""
        self._real().ids(self._seen.answer.query)

    def close(self) -> None:
        if self._store:
            self._store.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def _real(self) -> Any:
        if self._store is None:
            self._store = self._opens()
        return self._store


def keep(
    memory: Path, library: Path, edition: Edition | None, store: Any, query: Query, case: int | None
) -> None:
    """Write down what `store` says to a query and of a case; without a word if that cannot be done."""
    answer = store.answer(query, ROWS)
    tree = PlaceTree.of(store.tree())
    if answer.problem or len(tree) > _MOST_NODES:
        return
    with suppress(KeyError, OSError):
        seen = Seen(answer, tree, store.case(case, query) if case else None)
        values = (seen.answer, seen.tree, seen.stored)
        written = memory.with_name(f"{memory.name}.new")
        written.touch(0o600)  # a page of somebody's library, for nobody else
        written.write_bytes(pickle.dumps((_shape(), str(library), edition, values), pickle.HIGHEST_PROTOCOL))
        written.replace(memory)


def recall(memory: Path, library: Path, edition: Edition | None) -> Seen | None:
    """What was seen of this edition of a library; None if that was another, or cannot be read by this program."""
    try:
        shape, path, known, values = _Values(io.BytesIO(memory.read_bytes())).load()
    except Exception:  # a pickle may break in any way, and nothing is lost with it
        return None
    if edition is None or (shape, path, known) != (_shape(), str(library), edition):
        return None
    return Seen(*values)


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = getattr(model, name, None)
        if module.partition(".")[0] == "core" and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _shape() -> str:
    """The values of this version of the program, field by field."""
    kinds = (getattr(model, name) for name in sorted(model.__all__))
    return " ".join(
        f"{kind.__name__}({','.join(f.name for f in fields(kind))})" for kind in kinds if is_dataclass(kind)
    )
