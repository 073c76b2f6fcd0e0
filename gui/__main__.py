"""The one command: alone (or with a library) it opens the window, with a sub-command it runs without Qt."""

from __future__ import annotations

import sys


def main() -> int:
    arguments = sys.argv[1:]
    # Each branch imports its own: the window must not pay for the commands, nor they for Qt.
    if arguments and arguments[0] == "selftest":
        from gui import selftest

        return selftest.main(arguments[1:])
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".xjlib")):
        get_ready()
        from gui import start

        return start.run(arguments)
    from core import cli

    return cli.main(arguments)


def get_ready() -> None:
    """Read the library's code while Qt loads: later, Qt's import hook would look into every file of it (60 ms)."""
    import gc
    import threading

    gc.set_threshold(20_000, 20, 20)  # what a start makes stays; looking it over again and again costs 30 ms
    threading.Thread(target=lambda: __import__("core.library")).start()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A worker process of the frozen program is this program again, told by its arguments to work.
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
