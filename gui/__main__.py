"""The one command: alone it opens the window, with a sub-command it runs without Qt."""

from __future__ import annotations

import sys


def main() -> int:
    from core import cli  # the window must not pay for the commands, nor they for Qt

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
