"""The words of a PDF that Qt has written, so that they are found and copied as they were meant."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QFont, QRawFont

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_LISTED = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-F]{4})>")
_RADICALS = tuple(map(chr, range(0x2E80, 0x2FE0)))
_CHARACTERS = tuple(map(chr, range(0x4E00, 0xA000)))


def mend(file: Path, family: str) -> None:
    """Say 工 where Qt says ⼯.

    Of the signs that a font draws alike Qt notes the first: the radical of a 汉字, the tab of a blank. Who looks for 工作
    in such a PDF finds nothing. Its tables of signs are plain text, and the right codes are as long as the wrong ones.
    """
    codes = {b"%04X" % ord(one): b"<%04X>" % ord(meant) for one, meant in _drawn_alike(family).items()}
    data = file.read_bytes()
    mended = _MAP.sub(lambda table: _LISTED.sub(lambda signs: _said(signs[0], codes), table[0]), data)
    if mended != data:
        file.write_bytes(mended)


def _said(signs: bytes, codes: dict[bytes, bytes]) -> bytes:
    return _CODE.sub(lambda one: codes.get(one[1], one[0]), signs)


def _drawn_alike(family: str) -> dict[str, str]:
    """Signs that nobody means in a text, with those that the font draws in the same way."""
    font = QRawFont.fromFont(QFont(family))
    characters = dict(zip(_glyphs(font, _CHARACTERS), _CHARACTERS, strict=True))
    radicals = zip(_glyphs(font, _RADICALS), _RADICALS, strict=True)
    return {"\t": " "} | {one: characters[glyph] for glyph, one in radicals if glyph and glyph in characters}


def _glyphs(font: QRawFont, signs: tuple[str, ...]) -> list[int]:
    return list(font.glyphIndexesForString("".join(signs)))
