"""Window and dialogs are never larger than the screen, whatever size they would like to have."""

from PySide6.QtCore import QSize

from gui import resuming
from gui.dialogs import about
from gui.dialogs.register_dialog import RegisterDialog
from gui.review.conflicts_dialog import ConflictsDialog


def test_a_window_from_a_larger_screen_fits_the_one_that_it_opens_on(walk):
    window = walk.window
    room = window.screen().availableGeometry()
    window.setGeometry(room.right() - 40, room.bottom() - 40, room.width() * 2, room.height() * 2)
    window.settings.keep("geometry", window.saveGeometry())
    resuming.restore(window)
    assert room.contains(window.geometry())
    beside = room.adjusted(10, 40, -20, -31)  # where it fits it stays
    window.setGeometry(beside)
    window.settings.keep("geometry", window.saveGeometry())
    resuming.restore(window)
    assert window.geometry() == beside
    assert (
        window.minimumSizeHint().width() <= 910 and window.minimumSizeHint().height() <= 480
    )  # 1366 × 768 at 150 %


def test_no_dialog_is_larger_than_the_screen(walk):
    screen = walk.window.screen().availableSize()
    assert screen.width() < 1000, "no screen of the tests is too small for these"
    for dialog in (RegisterDialog(walk.window), ConflictsDialog(walk.window), about.show_manual(walk.window)):
        assert dialog.size().boundedTo(screen - QSize(16, 48)) == dialog.size(), type(dialog)
        dialog.close()


def test_every_dialog_fits_a_small_laptop_at_150_percent(walk):
    """What a dialog cannot do without: 1366 × 768 at 150 % leaves 910 × 512."""
    for dialog in (RegisterDialog(walk.window), ConflictsDialog(walk.window), about.show_manual(walk.window)):
        least = dialog.minimumSizeHint()
        assert least.width() <= 890 and least.height() <= 460, type(dialog)
        dialog.close()
