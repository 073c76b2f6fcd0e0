"""Plain words as a label with rich text shows them."""

from __future__ import annotations


def escape(words: str) -> str:
    """`words` with the signs of the markup spelt out; `html` would bring 2,000 names of characters into the start."""
    for sign, spelt in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        words = words.replace(sign, spelt)
    return words
