"""Words under pictures, told by where they stand: among other captions, above a credit, above the reporters' names."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from core.parse.lines import Line

_MANY_CAPTIONS = 3
_CAPTION_LENGTH = (20, 60)
_PICTURE = re.compile(r"图片(?:默认标题)?|[\w\-.]{4,70}\.(?:jpe?g|png|gif|bmp|webp)")
_SHORT_SENTENCE = re.compile(r"[^。!?;,“”]{4,30}。")
_CAPTION_MARKS = "■▲△◆●▼▶"
_SHORTEST_TITLE = 9
_LONGEST_PICTURED = 45
_LONGEST_CREDIT = 20


def above_bylines(lines: list[Line]) -> list[Line]:
    """A line right above an article's source or day, where no other title stands, is its title and no caption."""
    first = next((i for i, line in enumerate(lines) if line.role == "prose"), len(lines))
    for i, (line, below) in enumerate(pairwise(lines[:first])):
        if line.role in ("short", "heading") and len(line.text) >= _SHORTEST_TITLE:
            return lines
        told = any(item.role in ("source", "published", "printed") for item in below.items)
        if line.role == "caption" and told and len(line.text) >= _SHORTEST_TITLE:
            lines[i] = replace(line, role="short")
            return lines
    return lines


def marked_alike(lines: list[Line]) -> list[Line]:
    """A sentence behind the same mark as the caption above it (`■`) tells what is on the next picture."""
    for i, (above, line) in enumerate(pairwise(lines)):
        marked = (
            lines[i].role == "caption" and above.text[0] == line.text[0] and line.text[0] in _CAPTION_MARKS
        )
        if marked and line.role in ("prose", "short") and len(line.text) <= _CAPTION_LENGTH[1]:
            lines[i + 1] = replace(line, role="caption")
    return lines


def among_captions(lines: list[Line]) -> list[Line]:
    """On a page with several captions, a longer line that nothing closes, alone between sentences, is one too."""
    if sum(line.role == "caption" for line in lines) < _MANY_CAPTIONS:
        return lines
    for i in range(1, len(lines) - 1):
        line, above, below = lines[i], lines[i - 1], lines[i + 1]
        alone = (above.ended or above.role == "caption") and below.role in ("prose", "caption", "short")
        open_end = line.role in ("short", "prose") and not line.ended and line.text[-1] not in ":,、"
        torn = "。" in line.text  # a paragraph that goes on below the picture
        if alone and open_end and not torn and _CAPTION_LENGTH[0] <= len(line.text) <= _CAPTION_LENGTH[1]:
            lines[i] = replace(line, role="caption")
    return lines


def above_credits(lines: list[Line]) -> list[Line]:
    """A short sentence above the text and right above who took the picture tells what is on it."""
    first = next((i for i, x in enumerate(lines) if x.role == "prose" and len(x.text) > _LONGEST_PICTURED), 0)
    for i in range(first - 1):
        below = lines[i + 1]
        credit = below.role == "caption" and len(below.text) <= _LONGEST_CREDIT and "。" not in below.text
        if credit and lines[i].role == "prose" and len(lines[i].text) <= _LONGEST_PICTURED:
            lines[i] = replace(lines[i], role="caption")
    return lines


def below_pictures(lines: list[Line]) -> list[Line]:
    """One short sentence below the place of a picture tells what is on it."""
    for i, (above, line) in enumerate(pairwise(lines)):
        picture = above.role == "furniture" and _PICTURE.fullmatch(above.text)
        if picture and line.role == "prose" and _SHORT_SENTENCE.fullmatch(line.text):
            lines[i + 1] = replace(line, role="caption")
    return lines


def above_reporters(lines: list[Line]) -> list[Line]:
    """Short sentences in a row between the titles and the reporters' names tell what is on the pictures there."""
    first = next((i for i, x in enumerate(lines) if x.role == "prose" and x.text[-1] == "。"), len(lines))
    last = first
    while (
        last < len(lines)
        and lines[last].role in ("prose", "caption")
        and len(lines[last].text) <= _LONGEST_PICTURED
    ):
        last += 1
    named = last < len(lines) and any(item.role in ("author", "names") for item in lines[last].items)
    if named and last - first > 1 and first > 0:
        return [replace(line, role="caption") if first <= i < last else line for i, line in enumerate(lines)]
    return lines
