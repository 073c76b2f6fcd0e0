"""Writes common_words.txt, the two-character words that are too common to be part of a name, from jieba's dictionary.

Run by hand: `python resources/lexicon/build_words.py`. jieba's dict.txt is under the MIT licence.
"""

from __future__ import annotations

from pathlib import Path

import jieba

LEAST = 60
HERE = Path(__file__).parent


def main() -> None:
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    words = sorted(
        word
        for word, count, tag in rows
        if len(word) == 2 and int(count) >= LEAST and not tag.startswith(("nr", "ns"))
    )
    (HERE / "common_words.txt").write_text("".join(words), "utf-8")


if __name__ == "__main__":
    main()
