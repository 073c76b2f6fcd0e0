"""The one command: alone (or with a library) it opens the window, with a sub-command it runs without Qt."""

from __future__ import annotations

import sys
from pathlib import Path

from core import paths

OURS = (".xjlib", ".xjreview")


def main() -> int:
    arguments = sys.argv[1:]
    paths.stay_home()
    # Each branch imports its own: the window must not pay for the commands, nor they for Qt.
    if arguments[:1] == ["selftest"]:
        from gui import selftest

        return selftest.main(arguments[1:])
    files = files_named(arguments)
    if files is None:
        from core import cli

        return cli.main(arguments)
    from core import single

    if not single.claim() and single.hand_over(files):
        return 0
    get_ready()
    from gui import at_once

    picture = at_once.show(at_once.picture(), files)
    from gui import start

    return start.run(files, picture)


def files_named(arguments: list[str]) -> list[Path] | None:
    """The files to open in the window, if that is all that is asked: a double-click, or some dropped on the icon."""
    files = [Path(argument) for argument in arguments]
    if all(file.suffix in OURS or (file.is_absolute() and file.exists()) for file in files):
        return [file.absolute() for file in files]
    return None


def get_ready() -> None:
    """Make the imports of a start cheap: nothing that it makes is garbage, and none of its modules uses Qt's features."""
    import builtins
    import gc

    gc.set_threshold(100_000, 20, 20)  # what a start makes stays; looking it over again and again costs 40 ms
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = (
        plain  # Qt's own reads the source of every module for `from __feature__ import`: 20 ms
    )


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A worker process of the frozen program is this program again, told by its arguments to work.
        import multiprocessing

        paths.stay_home()
        multiprocessing.freeze_support()
    sys.exit(main())
