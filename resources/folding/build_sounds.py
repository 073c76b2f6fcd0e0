"""Writes sounds.txt: how Chinese characters are read, and the words in which some of them are read otherwise.

Three parts, parted by empty lines: a syllable and the characters read so; words with their syllables where these are not
those of the characters; the other words, which keep characters from being read as part of a neighbouring word.

Run by hand: `python resources/folding/build_sounds.py`, from pypinyin 0.55.0 (MIT licence). Another reading is another
rule for the search index: libraries would have to be indexed again.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT, RE_HANS


def main() -> None:
    alone = {char: spoken(char)[0] for char in map(chr, sorted(PINYIN_DICT))}
    by_sound: dict[str, list[str]] = defaultdict(list)
    for char, sound in alone.items():
        by_sound[sound].append(char)
    otherwise, usual = [], []
    for word in sorted(word for word in PHRASES_DICT if RE_HANS.match(word)):
        sounds = spoken(word)
        plain = sounds == [alone.get(char) for char in word]
        (usual if plain else otherwise).append(word if plain else " ".join([word, *sounds]))
    parts = ([f"{sound} {''.join(chars)}" for sound, chars in sorted(by_sound.items())], otherwise, usual)
    (Path(__file__).parent / "sounds.txt").write_text("\n\n".join(map("\n".join, parts)), "utf-8")


def spoken(word: str) -> list[str]:
    return [sound.replace("ü", "v") for sound in lazy_pinyin([word])]


if __name__ == "__main__":
    main()
