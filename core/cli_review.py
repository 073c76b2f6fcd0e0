"""The commands about reviews: packages handed over and taken in, the report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Command = argparse.ArgumentParser


def add(commands: Any, on_library: Callable[[Command], Command]) -> None:
    """Add the commands to those of `xiangjian`."""
    report = on_library(
        commands.add_parser(
            "report", help="tell what was reviewed by whom, and how far people agree with the machine"
        )
    )
    report.add_argument(
        "--to", type=Path, default=None, metavar="FILE", help="*.html, *.xlsx, *.csv or *.json"
    )
    report.add_argument("query", metavar="QUERY", nargs="?", default="")
    report.set_defaults(run=_report)
    merge = on_library(commands.add_parser("merge", help="take review packages (*.xjreview) in"))
    merge.add_argument("--password", action="store_true", help="ask for the packages' password")
    merge.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    merge.set_defaults(run=_merge)
    review = on_library(commands.add_parser("hand-over", help="write all decisions into a review package"))
    review.add_argument("--documents", action="store_true", help="with the documents that they are about")
    review.add_argument("--password", action="store_true", help="ask for a password and lock the package")
    review.add_argument("package", type=Path, metavar="PACKAGE")
    review.set_defaults(run=_hand_over)


def _report(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from core.exporting import review
    from core.library import Library
    from core.model import Query

    library = Library.open(options.library, readonly=True)
    try:
        told = library.review_report(Query(options.query))
    finally:
        library.close()
    if options.to:
        review.write(options.to, told, options.library.name, options.query)
    if options.json:
        _print_json({**asdict(told), "rate": told.total.rate})
    else:
        print(review.summary(told))
        print(f"→ {options.to}" if options.to else review.in_lines(told))
    return 0


def _merge(options: argparse.Namespace) -> int:
    from core.importing import take_over
    from core.library import BadPackage

    password = _password() if options.password else ""
    taken, status = [], 0
    for package in options.packages:
        try:
            taken.append(take_over(options.library, package, password))
        except BadPackage as trouble:
            print(trouble, file=sys.stderr)
            status = 1
    _tell_taken(taken, options.json)
    return status or int(any(one.failed for one in taken))


def _tell_taken(taken: Sequence[Any], as_json: bool) -> None:
    for failed in (one for each in taken for one in each.failed):
        print(f"{failed.path}:{failed.reason}", file=sys.stderr)
    new, documents = sum(one.new for one in taken), sum(one.documents for one in taken)
    conflicts, adrift = (taken[-1].conflicts, taken[-1].unattached) if taken else (0, 0)
    if as_json:
        _print_json({"new": new, "documents": documents, "conflicts": conflicts, "unattached": adrift})
        return
    print(
        f"新增 {new} 条审核意见,{documents} 个文档;{conflicts} 处有分歧,{adrift} 条在本库中找不到对应内容。"
    )


def _password() -> str:
    """Asked at the keyboard, or the first line of what is piped in; never an argument, which others could read."""
    from getpass import getpass

    return getpass("密码:") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _hand_over(options: argparse.Namespace) -> int:
    from core.library import Library

    password = _password() if options.password else ""
    if options.password and not password:
        print("密码不能为空。", file=sys.stderr)
        return 1

    library = Library.open(options.library, readonly=True)
    try:
        count = library.hand_over(options.package, options.documents, password)
    finally:
        library.close()
    _print_json({"decisions": count}) if options.json else print(f"{count} 条审核意见。")
    return 0


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()
