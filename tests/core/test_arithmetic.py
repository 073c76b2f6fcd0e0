"""Numbers of passages from many provinces against each other: one wrong number is found, the right one left in peace.

`arithmetic.tsv` holds the kind of the check and a passage in which `{wrong|right}` marks the number; `arithmetic_peace.txt`
holds passages whose numbers look as if they ought to agree and need not.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import lexicon
from core.model import Check
from tests.core.test_checks import read

HERE = Path(__file__).parent
PASSAGES = [line.split("\t") for line in (HERE / "arithmetic.tsv").read_text("utf-8").splitlines()]
PEACE = (HERE / "arithmetic_peace.txt").read_text("utf-8").splitlines()
_SLIP = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def _doubts(text: str) -> list[Check]:
    return [check for check in read(text.replace("\\n", "\n"), "2024-03-20") if not check.holds]


def test_there_are_passages() -> None:
    assert len(PASSAGES) > 300
    assert len(PEACE) > 100


@pytest.mark.parametrize(("kind", "text"), PASSAGES)
def test_a_wrong_number_is_found(kind: str, text: str) -> None:
    found = [check for check in _doubts(_SLIP.sub(r"\1", text)) if not check.soft]
    assert kind in {check.kind for check in found}, [(check.kind, check.note) for check in found]


@pytest.mark.parametrize("text", [_SLIP.sub(r"\2", text) for _, text in PASSAGES])
def test_the_right_number_is_left_in_peace(text: str) -> None:
    assert [check.note for check in _doubts(text)] == []


@pytest.mark.parametrize("text", PEACE)
def test_what_need_not_agree_is_left_in_peace(text: str) -> None:
    assert [check.note for check in _doubts(text) if not check.soft] == []


def _last_number(text: str, factor: float) -> str:
    *_, last = re.finditer(r"\d+(?:\.\d+)?", text)
    return f"{text[: last.start()]}{float(last.group()) * factor:g}{text[last.end() :]}"


@pytest.mark.parametrize("of", lexicon.load("averages")["of"], ids=lambda of: of["words"][0])
def test_an_average_is_of_what_was_told(of: dict[str, str]) -> None:
    assert any(check.kind == "share" and check.holds for check in read(of["example"]))
    assert _doubts(of["example"]) == []
    assert "share" in {check.kind for check in _doubts(_last_number(of["example"], 1.4))}


@pytest.mark.parametrize("pair", lexicon.load("processes")["pair"], ids=lambda pair: pair["first"])
def test_no_more_is_done_than_was_found(pair: dict[str, str]) -> None:
    first, _ = (float(number) for number in re.findall(r"\d+(?:\.\d+)?", pair["example"])[-2:])
    last = float(re.findall(r"\d+(?:\.\d+)?", pair["example"])[-1])
    assert any(check.kind == "subset" and check.holds for check in read(pair["example"]))
    assert _doubts(pair["example"]) == []
    assert "subset" in {check.kind for check in _doubts(_last_number(pair["example"], first / last * 1.1))}
