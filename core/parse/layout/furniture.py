"""What stands around an article on a page, told by its language: navigation, widgets, notices, lists of other news."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.parse.bylines import is_press
from core.parse.lines import LONGEST_RULED

_PARTED = re.compile(r"[\s|>»›/·,、;&]+")
_WORDS = re.compile(r"[^\s|·]+")
_CLOSERS = "”’\"')]"
_SPACED = re.compile(r"[一-鿿](?: {1,2}[一-鿿]){1,3}")
_STOPS = ("。", "!", "?", ";")
_CRUMBS = re.compile(
    r"(?:\d\.\s?)?[^>»。,;!?]{2,12}?(?:\s?[>»]{1,2}\s?[^>»。,;!?]{2,12}?){1,6}(?:\s?[>»])?(?<=[一-鿿>»])"
)
_SHORTEST_SENTENCE = 24
_MENU = 5
_BUTTON = 4
"""So long is a button at most that nobody has met."""
_PICTURE = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\s]+"
_PICTURES = re.compile(f"^{_PICTURE}|{_PICTURE}$")
"""Small pictures before and behind a line's words: 👇."""
_QUERY = re.compile(r"[。!?;]")


@cache
def _rules(name: str, sentence: bool = False) -> re.Pattern[str]:
    """The rules of one part, or only those of them that hold for sentences."""
    entries = lexicon.load("furniture")[name]
    return re.compile("|".join(f"(?:{e['pattern']})" for e in entries if e.get("sentence") or not sentence))


def is_furniture(text: str) -> bool:
    """True if a half-width line is no part of an article, whatever stands around it."""
    return is_spam(text) or is_frame(text)


def is_frame(text: str) -> bool:
    """True if a half-width line stands around articles: navigation, widgets, notices."""
    if len(text) > LONGEST_RULED:
        return False
    if text and (_is_picture(text[0]) or _is_picture(text[-1])):
        text = _PICTURES.sub("", text).strip() or text
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    bare = text.lstrip("*※◆●■[ ①②③④⑤⑥⑦⑧⑨⑩")
    if _is_sentence(text):
        return bool(_rules("start", sentence=True).match(bare))
    inside = text.strip("[]()| ")
    if _rules("token").fullmatch(text) or (inside != text and _rules("token").fullmatch(inside)):
        return True
    return bool(_CRUMBS.fullmatch(text)) or (
        bool(_rules("holds").search(text) or _rules("start").match(bare)) or _is_tokens(text) or is_menu(text)
    )


def _is_picture(char: str) -> bool:
    return "\u2600" <= char <= "\u2bff" or char > "\U0001efff"


def is_spam(text: str) -> bool:
    """True if a half-width line, however long, is an advertisement or a trap for search engines; sentences are not."""
    # A conversion makes ` ?` of a sign that it could not keep.
    if text.endswith(_STOPS) and text[-2:] != " ?":
        return False
    text = text.replace("。,", ",,")
    return not _ends(text.removesuffix("?")) and bool(_rules("spam").search(text[:LONGEST_RULED]))


def opens_tail(text: str) -> bool:
    """True if a half-width line is the head of a list of other things."""
    return len(text) <= 24 and bool(_rules("tail").fullmatch(text.strip("|·•■◆●▶>-—=*# :")))


def is_menu(text: str) -> bool:
    """True for a bar of short words, five and more, none longer than six characters in the middle of them."""
    words = _WORDS.findall(text)
    if len(words) < _MENU or _QUERY.search(text) or sum(any(map(str.isdigit, word)) for word in words) > 1:
        return False
    lengths = sorted(map(len, words))
    # Characters set apart, each by a blank, are words spelt wide and no menu.
    return 1 < lengths[len(words) // 2] <= 6 and lengths[-1] <= 14


def _is_tokens(text: str) -> bool:
    """True for a row of buttons: all of them known, or of several most, beside short words like them."""
    parts = [bare for part in _PARTED.split(text) if (bare := part.strip("[]()-— :"))]
    if len(parts) < 2:
        return not parts
    unknown = 0
    for part in parts:
        if not (_rules("token").fullmatch(part) or is_press(part)):
            unknown += 1
            if len(part) > _BUTTON or 3 * unknown > len(parts):
                return False
    return not unknown or len(parts) > 2


def _is_sentence(text: str) -> bool:
    return len(text) > _SHORTEST_SENTENCE and _ends(text)


def _ends(text: str) -> bool:
    """True if a stop closes `text`, brackets and quotes behind it or not."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)
