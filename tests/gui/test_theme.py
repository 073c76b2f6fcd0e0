"""The look: contrast computed from the tokens, a style sheet without holes, fonts that draw Chinese."""

import re
from itertools import combinations, product
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QRawFont

from core import paths
from gui import words
from gui.look import icons, theme


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


GROUNDS = ("window", "pane", "raised", "hover")
PAIRS = (
    *product(("text", "secondary", "accent", "good", "warn", "bad"), (*GROUNDS, "tint", "pill", "warn_ground")),
    *product(("dimmed",), GROUNDS),
    ("on_accent", "accent"), ("on_accent", "accent_pressed"), ("on_card", "card"),
)  # fmt: skip


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda t: t.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(look, ink, ground):
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("marks", ["standard", *theme.MARKS])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", ["figure", "programme", "place", "person", "hit"])
def test_lit_text_can_be_read_and_its_line_seen(name, marks, kind):
    look = theme.chosen(name, marks)
    mark = look.mark(kind)
    assert contrast(look.text, mark.ground) >= 4.5
    if kind != "hit":
        assert contrast(mark.line, look.pane) >= 3


def test_colour_is_never_the_only_sign():
    kinds = ("figure", "programme", "place", "person", "check")
    styles = [theme.LIGHT.mark(kind).style for kind in kinds]
    assert len(set(styles)) == len(styles)
    for name, marks in product(("light", "dark"), ("standard", *theme.MARKS)):
        assert [theme.chosen(name, marks).mark(kind).style for kind in kinds] == styles


def test_every_choice_of_colours_is_offered():
    assert [name for name, _ in words.MARKS] == ["standard", *theme.MARKS]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_safe_colours_differ_in_yellow_and_blue_or_in_lightness(name):
    """What nobody with red-green blindness tells apart are colours alike in blue and in luminance."""
    look = theme.chosen(name, "safe")
    grounds = [look.mark(kind).ground for kind in ("figure", "programme", "place", "person")]
    for one, other in combinations(grounds, 2):
        blue = abs(int(one[5:], 16) - int(other[5:], 16))
        assert blue >= 10 or contrast(one, other) >= 1.15, (one, other)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda t: t.name)
def test_the_style_sheet_has_no_token_left(look):
    assert "@" not in theme.sheet(look, 15)


def test_text_of_a_larger_size_is_scaled():
    assert "font-size: 19px" in theme.sheet(theme.LIGHT, 13)
    assert "font-size: 28px" in theme.sheet(theme.LIGHT, 19)


@pytest.mark.parametrize("bold", [False, True])
def test_chinese_is_drawn_by_our_font(dressed, bold):
    font = theme.font(14, bold=bold)
    assert QFontInfo(font).family() == theme.FAMILY
    raw = QRawFont.fromFont(font)
    rare = "" if bold else "䶮㙦"  # the bold is a subset
    assert all(raw.supportsCharacter(ord(character)) for character in "乡鉴村镇镕堃·“”—…①%" + rare)


def test_every_icon_is_used_and_every_used_icon_is_there():
    kept = {path.stem for path in (paths.resources() / "icons").glob("*.svg")} - {"xiangjian"}
    code = "\n".join(path.read_text("utf-8") for path in (paths.root() / "gui").rglob("*.py"))
    assert {name for name in kept if f'"{name}"' in code} == kept


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda t: t.name)
def test_the_signs_of_the_style_sheet_are_there_in_the_colours_of_the_theme(look):
    named = re.findall(r'url\("([^"]+)"\)', theme.sheet(look, 13))
    assert {Path(file) for file in named} == set(theme.SIGNS.glob(f"*-{look.name}.svg"))
    for file in map(Path, named):
        colors = {"tick": look.on_accent, "down": look.secondary}
        assert colors.get(file.stem.partition("-")[0], look.accent) in file.read_text("utf-8")


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda t: t.name)
def test_a_tick_box_can_be_seen(dressed, look):
    theme.apply(dressed, look)
    assert contrast(look.dimmed, look.pane) >= 3 and contrast(look.dimmed, look.window) >= 3
    assert contrast(look.accent, look.on_accent) >= 3


def test_icons_follow_the_theme(dressed):
    def ink(look):
        theme.apply(dressed, look)
        image = icons.icon("search").pixmap(32, 32).toImage()
        shades = {
            image.pixelColor(x, y).lightness()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() > 250
        }
        return sum(shades) / len(shades)

    dark = ink(theme.DARK)
    light = ink(theme.LIGHT)
    assert light < 100 < dark
