"""Writes the words that are no names, from jieba's dictionary: common_words.txt, words of two characters;
surname_words.txt, words of three that begin with a family name. And words_by_sound.txt: words by their pinyin, so that
letters typed without an input method find them.

Run by hand: `python resources/lexicon/build_words.py`. jieba's dict.txt is under the MIT licence.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

LEAST = 60
SPOKEN_LEAST = 12
HERE = Path(__file__).parent


def main() -> None:
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    words = sorted(
        word
        for word, count, tag in rows
        if len(word) == 2 and int(count) >= LEAST and not tag.startswith(("nr", "ns"))
    )
    single = set(tomllib.loads((HERE / "surnames.toml").read_text("utf-8"))["single"]) - set(" \n")
    longer = sorted(
        word
        for word, _, tag in (line.split(" ") for line in lines)
        if len(word) == 3 and word[0] in single and not tag.startswith("nr")
    )
    spoken = sorted(
        ("".join(lazy_pinyin(word)).replace("ü", "v"), -int(count), word)
        for word, count, tag in (line.split(" ") for line in lines)
        if 2 <= len(word) <= 4
        and int(count) >= SPOKEN_LEAST
        and not tag.startswith("nr")
        and not word.isascii()
    )
    (HERE / "words_by_sound.txt").write_text(
        "".join(f"{sound} {word}\n" for sound, _, word in spoken), "utf-8"
    )
    (HERE / "surname_words.txt").write_text("".join(longer), "utf-8")
    (HERE / "common_words.txt").write_text("".join(words), "utf-8")


if __name__ == "__main__":
    main()
