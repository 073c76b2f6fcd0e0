"""Every character that the program itself writes stands in the bundled fonts: no box, and no other font's shapes."""

from __future__ import annotations

import ast

from PySide6.QtGui import QRawFont

from core import paths
from gui import menus
from gui.look import theme
from tests.test_layers import ROOT


def strings(path):
    """The text constants of a module that are not its documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    bodies = [n.body for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    said = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def texts():
    for path in sorted((ROOT / "gui").rglob("*.py")):
        if path.name != "offsets.py":  # the first character beyond 16 bits, never written
            yield path.name, "".join(strings(path))
    for name in ("style.qss", "help/manual.md"):
        yield name, (paths.resources() / name).read_text("utf-8")


def test_every_character_of_the_program_is_in_the_font(dressed):
    """In that of all sizes; bold ones that the smaller bold font has not are drawn from it too."""
    font = QRawFont(str(paths.resources() / "fonts" / theme.FONT_FILES[0]), 16)
    assert font.isValid()
    written = list(texts())
    assert len(written) > 50
    missing = {
        (where, char)
        for where, text in written
        for char in text
        if char.isprintable() and not font.supportsCharacter(ord(char))
    }
    assert missing == set()


def test_every_icon_that_is_asked_for_is_there():
    """An icon's name is a plain word in the code; what is drawn under it is a file of the one set."""
    asked = {
        node.args[0].value
        for path in (ROOT / "gui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", "") or getattr(node.func, "id", "")) in ("icon", "TrailingButton")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    } | {item.icon for _, items in menus.MENUS for item in items if item.icon}
    assert len(asked) > 10
    assert [
        name for name in sorted(asked) if not (paths.resources() / "icons" / f"{name}.svg").exists()
    ] == []
