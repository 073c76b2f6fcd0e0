"""The commands, none of which needs a screen: one small function each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import cli_review
from core.errors import Unreadable, XiangjianError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 if something could not be done, 2 if the command was not understood."""
    options = _parser().parse_args(_with_query_last(sys.argv[1:] if arguments is None else list(arguments)))
    try:
        return int(options.run(options))
    except XiangjianError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `xiangjian search … | head`
        sys.stderr.close()
        return 0


def _with_query_last(arguments: list[str]) -> list[str]:
    """A query may begin with `-` (`-养殖`), which argparse would take for an option."""
    if arguments[:1] in (["export"], ["report"]) and "--" not in arguments:
        queries = [one for one in arguments if one.startswith("-") and not one.isascii()]
        return [one for one in arguments if one not in queries] + (["--", *queries] if queries else [])
    if arguments[:1] in (["search"], ["figures"]) and not arguments[-1].isascii() and "--" not in arguments:
        return [*arguments[:-1], "--", arguments[-1]]
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="xiangjian")
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="print the cases of some files")
    extract.add_argument("--json", action="store_true")
    extract.add_argument("files", nargs="+", type=Path)
    extract.set_defaults(run=_extract)
    incoming = _on_library(commands.add_parser("import", help="bring files and folders into a library"))
    incoming.add_argument("--workers", type=int, default=None, metavar="N")
    incoming.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    incoming.set_defaults(run=_import)
    search = _on_library(commands.add_parser("search", help="list the cases of a query"))
    search.add_argument("--limit", type=int, default=None, metavar="N")
    search.add_argument("query", metavar="QUERY")
    search.set_defaults(run=_search)
    figures = _on_library(commands.add_parser("figures", help="list the figures of a query's cases"))
    figures.add_argument("query", metavar="QUERY", nargs="?", default="")
    figures.set_defaults(run=_figures)
    export = _on_library(
        commands.add_parser("export", help="write a query's figures with their sources to a file")
    )
    export.add_argument("--to", type=Path, required=True, metavar="FILE", help="*.csv, *.json or *.xlsx")
    export.add_argument(
        "--mask", action="store_true", help="cover private persons' names and telephone numbers"
    )
    export.add_argument("query", metavar="QUERY", nargs="?", default="")
    export.set_defaults(run=_export)
    reindex = _on_library(commands.add_parser("reindex", help="read the documents again by today's rules"))
    reindex.add_argument("--all", action="store_true", help="also those that were read by today's rules")
    reindex.set_defaults(run=_reindex)
    check = _on_library(commands.add_parser("check", help="see whether a library is whole"))
    check.add_argument(
        "--repair", action="store_true", help="build a damaged library again from its documents"
    )
    check.add_argument("--schema", action="store_true", help="name the tables and views with their columns")
    check.set_defaults(run=_check)
    backup = _on_library(commands.add_parser("backup", help="copy a library while it is in use"))
    backup.add_argument("--folder", type=Path, default=None)
    backup.add_argument("--keep", type=int, default=5, metavar="N")
    backup.add_argument(
        "--list", action="store_true", help="only tell the copies there are and what they hold"
    )
    backup.set_defaults(run=_backup)
    restore = _on_library(commands.add_parser("restore", help="put a copy in the library's place"))
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.set_defaults(run=_restore)
    cli_review.add(commands, _on_library)
    return parser


def _on_library(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--library", "-l", required=True, type=Path, metavar="FILE.xjlib")
    command.add_argument("--json", action="store_true")
    return command


def _print_json(value: Any, indent: int | None = 1) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=indent)
    print()


def _extract(options: argparse.Namespace) -> int:
    from core import reading
    from core.exporting.extract import case_object
    from core.gazetteer import Gazetteer
    from core.parse import parse

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
    _print_json(objects)
    return status


def _import(options: argparse.Namespace) -> int:
    from core.importing import ImportReport, import_paths
    from core.progress import Progress

    progress = Progress(_tell) if sys.stderr.isatty() else Progress()
    try:
        report: ImportReport = import_paths(options.library, options.paths, progress, options.workers)
    except KeyboardInterrupt:
        print("已中断;已导入的都在库中,再次导入时会跳过。", file=sys.stderr)
        return 1
    for failed in report.failed:
        print(f"{failed.path}:{failed.reason}", file=sys.stderr)
    _print_json(_import_object(report)) if options.json else print(_import_words(report))
    return 1 if report.failed else 0


def _tell(report: Any) -> None:
    print(
        f"\r{report.done}/{report.total} · {report.rate:.0f}/s · {report.note[:30]}\033[K",
        end="",
        file=sys.stderr,
    )
    if report.done == report.total:
        print(file=sys.stderr)


def _import_object(report: Any) -> dict[str, Any]:
    return {
        "imported": [
            {"file": v.path, "cases": v.cases, "folded": v.folded, "open_places": v.open_places}
            for v in report.imported
        ],
        "already": [{"file": v.path, "twin": v.twin, "reprint": v.reprint} for v in report.already],
        "failed": [{"file": v.path, "reason": v.reason} for v in report.failed],
        "cases": sum(v.cases for v in report.imported),
        "seconds": round(report.seconds, 3),
    }


def _import_words(report: Any) -> str:
    cases = sum(v.cases for v in report.imported)
    return f"导入 {len(report.imported)} 个文件,{cases} 个案例;已在库中 {len(report.already)} 个;失败 {len(report.failed)} 个。"


def _search(options: argparse.Namespace) -> int:
    from core.library import Library
    from core.model import Query

    library = Library.open(options.library, readonly=True)
    try:
        rows = library.page(
            Query(options.query), 0, options.limit if options.limit is not None else sys.maxsize
        )
        total = len(rows) if options.limit is None else len(library.ids(Query(options.query)))
        meant = () if total else library.meant(Query(options.query))
        also = library.also(Query(options.query))
    finally:
        library.close()
    if meant:
        print(f"没有找到。是不是要找:{_others(meant)}", file=sys.stderr)
    if options.json:
        _print_json({"total": total, "cases": [_case_object(row) for row in rows]})
    else:
        for row in rows:
            print(f"{row.title}\t{row.place}\t{row.published}\t{row.file}\n    {row.snippet.text}")
        print(f"{total} 个案例", file=sys.stderr)
    if also:
        print(f"也可查:{_others(also)}", file=sys.stderr)
    return 0


def _others(found: Sequence[Any]) -> str:
    return "、".join(f"{one.other}({one.total})" for one in found)


def _case_object(row: Any) -> dict[str, Any]:
    return {
        "file": row.file, "case": row.number, "title": row.title, "place": row.place, "snippet": row.snippet.text,
    }  # fmt: skip


def _figures(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from core.library import Library
    from core.model import Query

    library = Library.open(options.library, readonly=True)
    try:
        rows = library.figures(Query(options.query))
    finally:
        library.close()
    if options.json:
        _print_json({"total": len(rows), "figures": [asdict(row) for row in rows]})
    else:
        for row in rows:
            print("\t".join((row.indicator, row.text, row.period, row.place, row.title, row.file)))
    return 0


def _export(options: argparse.Namespace) -> int:
    from core.exporting import figures, tables
    from core.library import Library
    from core.model import Query

    library = Library.open(options.library, readonly=True)
    try:
        table = figures.table(library, Query(options.query), options.mask)
    finally:
        library.close()
    tables.write(options.to, table)
    if options.json:
        _print_json({"file": str(options.to), "figures": len(table.rows)})
    else:
        print(f"{len(table.rows)} 个数字 → {options.to}")
    return 0


def _reindex(options: argparse.Namespace) -> int:
    from core.importing import reindex
    from core.progress import Progress

    report = reindex(options.library, Progress(_tell) if sys.stderr.isatty() else Progress(), options.all)
    for failed in report.failed:
        print(f"{failed.path}:{failed.reason}", file=sys.stderr)
    if options.json:
        failures = [{"document": one.path, "reason": one.reason} for one in report.failed]
        _print_json({"documents": report.done, "failed": failures, "seconds": round(report.seconds, 3)})
    else:
        print(f"重新读取 {report.done} 个文档。")
    return 1 if report.failed else 0


def _check(options: argparse.Namespace) -> int:
    from core.library import Library

    if options.repair:
        return _repair(options)
    library = Library.open(options.library, readonly=True)
    try:
        if options.schema:
            return _tell_schema(library.schema(), options.json)
        problems = library.check()
    finally:
        library.close()
    if options.json:
        _print_json({"whole": not problems, "problems": list(problems)})
    else:
        print("\n".join(problems) or "案例库完好。")
    return 1 if problems else 0


def _tell_schema(tables: dict[str, tuple[str, ...]], as_json: bool) -> int:
    if as_json:
        _print_json(tables)
    else:
        print("\n".join(f"{name}: {', '.join(columns)}" for name, columns in tables.items()))
    return 0


def _repair(options: argparse.Namespace) -> int:
    from core.importing import repair

    report = repair(options.library)
    if options.json:
        _print_json({"documents": report.documents, "lost": report.lost, "damaged": report.damaged.name})
    else:
        print(
            f"已重建:{report.documents} 个文档;{report.lost} 行无法读出。原文件保留为 {report.damaged.name}。"
        )
    return 1 if report.lost else 0


def _backup(options: argparse.Namespace) -> int:
    from core.library import Library

    library = Library.open(options.library, readonly=True)
    try:
        if options.list:
            return _tell_backups(library.backups(options.folder), options.json)
        target = library.backup(options.folder, options.keep)
    finally:
        library.close()
    _print_json({"backup": str(target)}) if options.json else print(target)
    return 0


def _tell_backups(found: Sequence[Any], as_json: bool) -> int:
    from dataclasses import asdict

    if as_json:
        _print_json([{**asdict(one), "path": str(one.path)} for one in found])
    for one in () if as_json else found:
        held = one.holds
        words = (
            f"{held.documents} 个文档,{held.cases} 个案例,{held.decisions} 条审核意见"
            if held
            else one.problem
        )
        print(f"{one.made}\t{one.path}\t{words}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from core.library import restore

    replaced = restore(options.library, options.backup)
    if options.json:
        _print_json({"restored": str(options.library), "replaced": str(replaced) if replaced else None})
    else:
        print(f"已恢复。{f'原文件保留为 {replaced.name}。' if replaced else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
