"""Where a case begins and ends, told from the text: moved, split, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Boundary, Span, StoredCase
from gui.i18n import tr
from gui.review import decisions
from gui.review.deciding import Wish

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def begin_here(window: MainWindow) -> None:
    """The case begins with the paragraph of the selection, or of the caret."""
    here = _here(window)
    if here is not None:
        stored, at = here[0], line_start(*here)
        span = stored.case.span
        if at >= span.end:
            window.status.say(tr("案例的开头要在它的结尾之前"))
        elif at != span.start:
            _move(window, stored, span.start, at, "start")


def end_here(window: MainWindow) -> None:
    """The case ends with the paragraph of the selection, or of the caret."""
    here = _here(window)
    if here is not None:
        stored, at = here[0], line_end(*here)
        span = stored.case.span
        if at <= span.start:
            window.status.say(tr("案例的结尾要在它的开头之后"))
        elif at != span.end:
            _move(window, stored, span.end, at, "end")


def split_here(window: MainWindow) -> None:
    """Another case begins with the paragraph of the selection, or of the caret."""
    here = _here(window)
    if here is not None:
        stored, at = here[0], line_start(*here)
        if at == stored.case.span.start:
            window.status.say(tr("案例本来就从这里开始;把光标放到后一个案例开头的地方再拆"))
        else:
            _keep(window, Wish("add", Boundary.of(stored.document.text, at, "start")))


def join_next(window: MainWindow) -> None:
    """The next case of the document joins the one that is shown."""
    stored = window.stored
    if stored is not None:
        window.library.look(
            "next case",
            lambda store: store.case_after(stored.document_id, stored.case.span.start),
            lambda found: _join(window, stored, found),
        )


def join_previous(window: MainWindow) -> None:
    """The case that is shown joins the one before it."""
    stored = window.stored
    if stored is not None and stored.case.number == 0:
        window.status.say(tr("这是文件里的第一个案例,前面没有可以合并的"))
    elif stored is not None:
        _keep(window, Wish("reject", Boundary.of(stored.document.text, stored.case.span.start, "start")))


def line_start(stored: StoredCase, at: int) -> int:
    """Where the paragraph at `at` begins: as its author meant it in the article, else its line."""
    pieces = _paragraph(stored, at)
    return pieces[0].start if pieces else stored.document.text.rfind("\n", 0, at) + 1


def line_end(stored: StoredCase, at: int) -> int:
    pieces = _paragraph(stored, at)
    if pieces:
        return pieces[-1].end
    end = stored.document.text.find("\n", at)
    return end if end >= 0 else len(stored.document.text)


def _paragraph(stored: StoredCase, at: int) -> tuple[Span, ...]:
    for paragraph in stored.case.paragraphs:
        if any(piece.start <= at < piece.end for piece in paragraph.pieces):
            return paragraph.pieces
    return ()


def _here(window: MainWindow) -> tuple[StoredCase, int] | None:
    reader, stored = window.browse.pane.reader, window.stored
    if stored is None or reader.page is None:
        return None
    if selected := reader.selected():
        return stored, selected.start
    caret = reader.textCursor().position()
    return stored, reader.page.span(caret, caret + 1).start


def _move(window: MainWindow, stored: StoredCase, old: int, new: int, side: str) -> None:
    text = stored.document.text
    _keep(window, Wish("correct", Boundary.of(text, old, side), Boundary.of(text, new, side)))


def _join(window: MainWindow, stored: StoredCase, start: int | None) -> None:
    if start is None:
        window.status.say(tr("这是文件里的最后一个案例,后面没有可以合并的"))
    else:
        _keep(window, Wish("reject", Boundary.of(stored.document.text, start, "start")))


def _keep(window: MainWindow, wish: Wish) -> None:
    window.status.say(tr("正在按新的边界重读…"))
    decisions.keep(window, wish)
