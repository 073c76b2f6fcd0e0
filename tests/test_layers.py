"""Who may import whom: the house's plan, read from the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOUNDATION = ("core.model", "core.errors", "core.progress", "core.paths")
QT = {"PySide6", "shiboken6"}
SQL = {"sqlite3", "sqlite_utils", "apsw"}


def modules(folder: str) -> dict[str, set[str]]:
    """Each module below `folder` by its dotted name, with all that it imports anywhere in its text."""
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = imports(path, name if path.name == "__init__.py" else name.rpartition(".")[0])
    return found


def imports(path: Path, package: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*up, base]).rstrip(".")
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return names


def touches(imported: set[str], targets: set[str]) -> set[str]:
    return {
        name for name in imported for target in targets if name == target or name.startswith(target + ".")
    }


CORE = modules("core")
GUI = modules("gui")


def test_the_scan_saw_the_house():
    assert len(CORE) > 15
    assert len(GUI) > 5
    assert "core.model" in CORE


RULES = [
    ("core never imports Qt or the window", CORE, lambda name: True, QT | {"gui"}),
    (
        "the foundation imports nothing of ours",
        CORE,
        lambda name: name.startswith(FOUNDATION),
        {"core", "gui"},
    ),
    (
        "parsing knows neither files nor SQL nor the clock",
        CORE,
        lambda name: name.startswith("core.parse"),
        SQL | {"pathlib", "os", "io", "time", "core.library", "core.reading", "core.importing"},
    ),
    (
        "only the library touches SQLite (and the gazetteer its own read-only file)",
        CORE,
        lambda name: not name.startswith(("core.library", "core.gazetteer")),
        SQL,
    ),
    ("only core.terms touches jieba", CORE, lambda name: name != "core.terms", {"jieba", "rjieba"}),
    ("the window speaks no SQL and cuts no words", GUI, lambda name: True, SQL | {"jieba", "rjieba"}),
    (
        "windows reach data through gui.library",
        GUI,
        lambda name: (
            name
            not in {
                "gui.library",
                "gui.stores",
                "gui.at_once",  # asks a file which edition it is, before there is a library
                "gui.remembered",
                "gui.start",
                "gui.selftest",
                "gui.shots",
                "gui.__main__",
            }
        ),
        {"core.library", "core.importing", "core.reading"},
    ),
    (
        "only gui.jobs starts threads",
        GUI,
        lambda name: name not in {"gui.jobs", "gui.__main__"},  # __main__ only lets frozen workers start
        {
            "threading",
            "concurrent",
            "PySide6.QtCore.QThread",
            "PySide6.QtCore.QThreadPool",
            "multiprocessing",
        },
    ),
]


@pytest.mark.parametrize(("rule", "house", "applies", "forbidden"), RULES, ids=[rule[0] for rule in RULES])
def test_rule(rule, house, applies, forbidden):
    looked_at = [name for name in house if applies(name)]
    assert looked_at, f"{rule}: the scan saw no module"
    broken = {name: hits for name in looked_at if (hits := touches(house[name] - own(name), forbidden))}
    assert not broken, rule


def own(name: str) -> set[str]:
    """What a foundation module may name of its own room."""
    room = ".".join(name.split(".")[:2])
    return {n for n in CORE[name] if n.startswith(room)} if name.startswith(FOUNDATION) else set()


def test_core_imports_with_qt_blocked():
    script = (
        "import importlib, sys\n"
        "sys.modules['PySide6'] = None\n"
        "sys.modules['gui'] = None\n"
        f"for name in {sorted(CORE)!r}:\n"
        "    importlib.import_module(name)\n"
        "assert 'jieba' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_windows_imports_run_one_way():
    """Each round takes away the modules that import nothing which is still there; a circle stays."""
    left = {name: touches(imported, set(GUI)) & set(GUI) - {name} for name, imported in GUI.items()}
    while free := {name for name, imported in left.items() if not imported}:
        left = {name: imported - free for name, imported in left.items() if name not in free}
    assert left == {}
