"""Control words of RTF 1.9.1 as tables: what is read, where to, and what holds nothing to read."""

from __future__ import annotations

WIDE_CHARSETS = {128, 129, 134, 136}
CHARSETS = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    204: "cp1251", 238: "cp1250",
}  # fmt: skip
"""Encoding by a font's \\fcharset."""
WIDE = frozenset(CHARSETS[charset] for charset in WIDE_CHARSETS)

PLACES = {
    "fonttbl": "fonts", "info": "about", "footnote": "note", "shptxt": "box", "dptxbxtext": "box",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "furniture"),
}  # fmt: skip
"""Where the words of a group go."""
SILENT = frozenset({"fonts", "about"})

ENDS = frozenset({"par", "line", "page", "sect", "column"})
SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "nestcell": " ", "nestrow": " ",
}  # fmt: skip
SHORT_SIGNS = {b"~": "\xa0", b"_": "-"}
ESCAPED = frozenset({b"\\", b"{", b"}"})

READ_THOUGH_STARRED = frozenset({"do", "shpinst", "shptxt", "dptxbxtext", "title"})
"""Groups that a reader may leave out (\\*) and that hold words all the same."""
UNREAD = frozenset({
    "annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref", "atntime", "bkmkend", "bkmkstart",
    "blipuid", "colorschememapping", "colortbl", "datafield", "datastore", "defchp", "defpap", "fldinst", "filetbl",
    "formfield", "ftncn", "ftnsep", "ftnsepc", "generator", "latentstyles", "listoverridetable", "listtable", "mmathPr",
    "nonesttables", "nonshppict", "objclass", "objdata", "objname", "panose", "passwordhash", "pgptbl", "pict", "picprop",
    "pnseclvl", "pntxta", "pntxtb", "revtbl", "rsidtbl", "shppict", "shprslt", "sn", "sp", "stylesheet", "sv", "tc",
    "themedata", "userprops", "wgrffmtfilter", "xe", "xmlnstbl",
})  # fmt: skip
"""Groups that hold no words of the text, or hold them a second time."""
