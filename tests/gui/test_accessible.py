"""Every control says what it is to a reader of screens, and can be reached by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from core.model import Filter, Query

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QTextEdit,
)


def controls(root):
    for widget in root.findChildren(QWidget):
        inside = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        inner = isinstance(widget, QHeaderView) or isinstance(widget.parent(), QLineEdit | QTableView)
        if isinstance(widget, CONTROLS) and not inside and not inner:
            yield widget


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(root):
    return [
        f"{type(w).__name__} in {type(w.parent()).__name__}" for w in controls(root) if not name_of(w).strip()
    ]


def _make_all(window):
    """What is made only when somebody looks at it."""
    for parts in (window.browse.sidebar.facets, window.browse.pane.facts.tables):
        assert len(list(parts)) == len(parts.made())


def test_every_control_of_the_window_has_a_name(walk):
    walk.window.ask(Query("光伏", (Filter("place", "山西省"),)))
    walk.settle()
    _make_all(walk.window)
    assert len(list(controls(walk.window))) > 40
    assert nameless(walk.window) == []


@pytest.mark.parametrize("show", ["show_settings", "show_report", "show_shortcuts"])
def test_every_control_of_a_dialog_has_a_name(walk, show):
    walk.window.menus.actions[show].trigger()
    walk.settle()
    dialog = next(
        d for d in walk.window.findChildren(QWidget) if d.isWindow() and d.isVisible() and d.isModal()
    )
    assert list(controls(dialog))
    assert nameless(dialog) == []
    dialog.close()


def test_every_visible_control_of_the_frame_can_be_reached_by_tab(walk):
    frame = [
        w for part in (walk.window.top, walk.window.browse.sidebar, walk.window.browse.list)
        for w in controls(part) if w.isVisible() and w.isEnabled()
    ]  # fmt: skip
    unreachable = [name_of(w) for w in frame if not w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert frame
    assert unreachable == []


def test_rows_of_tree_and_list_are_read_out(walk):
    tree = walk.window.browse.sidebar.places.tree
    said = tree.places.index_of("山西省").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "山西省,4 个案例"
    row = walk.window.browse.list.cases.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "数字" in row


@pytest.mark.parametrize("size", [(1366, 768), (1366 * 2 // 3, 768 * 2 // 3)])
def test_the_window_fits_small_screens(walk, size):
    """1366 × 768, and the same screen at 150 %."""
    least = walk.window.minimumSizeHint()
    assert least.width() <= size[0]
    assert least.height() <= size[1]
