"""The commands, none of which needs a screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core import reading
from core.errors import Unreadable
from core.exporting.extract import case_object
from core.gazetteer import Gazetteer
from core.parse import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 if something could not be read."""
    parser = argparse.ArgumentParser(prog="xiangjian")
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="print the cases of some files")
    extract.add_argument("--json", action="store_true")
    extract.add_argument("files", nargs="+", type=Path)
    extract.set_defaults(run=_extract)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _extract(options: argparse.Namespace) -> int:
    gazetteer = Gazetteer()
    objects = []
    status = 0
    for path in options.files:
        try:
            documents = reading.read(path)
        except Unreadable as trouble:
            print(trouble, file=sys.stderr)
            status = 1
            continue
        objects += [case_object(d, case) for d in documents for case in parse(d, gazetteer)]
    json.dump(objects, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return status
