"""Files on their way into the library: told as they come in, looked at now and then, cancelled if wished. And documents
that older rules read, read again while nobody waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.progress import Progress, Report
from gui.stores import ImportOutcome

_TELL_S = 0.1  # reports of an import come faster than anybody reads
_LOOK_AGAIN_S = 1.5  # while an import runs, what came in is shown this often


class Importing:
    """The part of `gui.library.OpenLibrary` that imports; it has the signals and the threads."""

    _progress: Progress | None = None
    _rereading: Progress | None = None

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the library; `import_told` on the way, `imported` with the outcome at the end (None if it broke)."""
        library = self.path
        if library is None:
            return
        self.stop_reading_again()
        progress = self._progress = Progress(self._throttled())
        self._jobs.long(
            lambda: self._makers.import_paths(library, paths, progress), self._imported, self._import_broke
        )

    def cancel_import(self) -> None:
        if self._progress:
            self._progress.cancel()

    def hold_import(self, on: bool) -> None:
        """Begin no further file until this is taken back; what is in hand goes in."""
        if self._progress:
            (self._progress.pause if on else self._progress.resume)()

    @property
    def importing(self) -> bool:
        return self._progress is not None

    def _throttled(self) -> Callable[[Report], None]:
        told, looked = [0.0], [time.monotonic()]
        tell = self._jobs.teller(self.import_told.emit)
        look = self._jobs.teller(lambda _: self.grown.emit())

        def hear(report: Report) -> None:
            now = time.monotonic()
            if now - told[0] >= _TELL_S or report.done >= report.total:
                told[0] = now
                tell(report)
            if now - looked[0] >= _LOOK_AGAIN_S:
                looked[0] = now
                look(None)

        return hear

    def _imported(self, outcome: ImportOutcome) -> None:
        self._progress = None
        self.imported.emit(outcome)
        self.grown.emit()
        self.read_again_if_older()

    def _import_broke(self, error: BaseException) -> None:
        self._progress = None
        self.imported.emit(None)
        self.troubled.emit(error)
        self.grown.emit()

    # --- what older rules read ---

    def read_again_if_older(self) -> None:
        """Look whether any document was read by older rules, and read those again; what people decided stays."""
        self._write(lambda store: store.has_older_readings(), self._read_again)

    def stop_reading_again(self) -> None:
        """Leave the rest for later: who brings files in does not wait for it."""
        if self._rereading:
            self._rereading.cancel()

    def _read_again(self, older: bool) -> None:
        library = self.path
        if not older or library is None or self._rereading or self._progress:
            return
        progress = self._rereading = Progress()
        self._jobs.long(lambda: self._makers.reindex(library, progress), self._reread, self._reread_broke)

    def _reread(self, report: Any) -> None:
        self._rereading = None
        if report.done:
            self.grown.emit()

    def _reread_broke(self, error: BaseException) -> None:
        self._rereading = None
        self.troubled.emit(error)
