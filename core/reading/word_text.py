"""The words of one paragraph of a Word file as printed, and the text boxes that hang on it."""

from __future__ import annotations

from lxml import etree

from core.reading.word_package import W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_SIGNS = {
    "F0FE": "☑",
    "F052": "☑",
    "F0FC": "√",
    "F0A8": "□",
    "F06F": "□",
    "F0A3": "□",
    "F06E": "■",
    "F0D8": "➢",
}
"""Signs that Word draws in the typefaces Wingdings and Wingdings 2."""
_NOT_OURS = (f"{W}txbxContent", _FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}tabs", f"{W}rt")
_NO = ("0", "false", "off")


def text_of(paragraph: etree._Element) -> str:
    """Words as printed: deletions, hidden words, field codes, sounds over characters and text boxes left out."""
    parts: list[str] = []
    for one in paragraph.iter(f"{W}t", f"{W}sym", _MATH, *_BREAKS):
        if one.tag == f"{W}br" and one.get(f"{W}type") in ("page", "column"):
            continue
        if _is_own(one, paragraph):
            parts.append(_words(one))
    return "".join(parts)


def _words(one: etree._Element) -> str:
    if one.tag == f"{W}sym":
        return _SIGNS.get((one.get(f"{W}char") or "").upper(), "")
    return _BREAKS.get(one.tag, one.text or "")


def _is_own(one: etree._Element, paragraph: etree._Element) -> bool:
    for up in one.iterancestors():
        if up is paragraph:
            return True
        if up.tag in _NOT_OURS or (up.tag == f"{W}r" and is_hidden(up)):
            return False
    return True


def is_hidden(run: etree._Element) -> bool:
    """True for words that Word neither shows nor prints."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in _NO


def boxes(paragraph: etree._Element) -> list[etree._Element | str]:
    """Contents of the text boxes anchored here, each once, and the words of WordArt: Word writes a box twice, the second
    time as a fallback for older programs."""
    found: list[etree._Element | str] = []
    for one in paragraph.iter(f"{W}txbxContent", _WORD_ART):
        above = one.iterancestors(f"{W}txbxContent", f"{W}p")
        if next(above, None) is not paragraph or any(up.tag == _FALLBACK for up in one.iterancestors()):
            continue
        if one.tag != _WORD_ART:
            found.append(one)
        elif (one.get("string") or "").strip():
            found.append((one.get("string") or "").strip())
    return found
