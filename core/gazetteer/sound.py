"""How a name sounds, for finding it by pinyin or initials."""

from __future__ import annotations


def pinyin(name: str, readings: dict[str, str]) -> str:
    """Syllables without tones, parted by spaces; `readings` holds words of place names read otherwise, longest first."""
    syllables: list[str] = []
    plain = ""
    at = 0
    while at < len(name):
        word = next((w for w in readings if name.startswith(w, at)), "")
        if not word:
            plain += name[at]
            at += 1
            continue
        syllables += [*_plain(plain), *readings[word].split()]
        plain = ""
        at += len(word)
    return " ".join([*syllables, *_plain(plain)])


def _plain(text: str) -> list[str]:
    # pypinyin's dictionaries cost some 50 ms and 20 MB, and few runs ask for a sound.
    from pypinyin import Style, lazy_pinyin

    return list(lazy_pinyin(text, style=Style.NORMAL)) if text else []
