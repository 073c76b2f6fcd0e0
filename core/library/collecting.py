"""Collections (收集夹): named sets of whole cases. Each membership is a decision, undone and handed over like any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from core.library import cases, decisions, reviewed
from core.library.judging import judge
from core.model import Collected, Decision


def moves(
    connection: sqlite3.Connection, ids: Iterable[int], name: str, into: bool, reviewer: str
) -> list[tuple[int, Decision]]:
    """The decisions that put cases into a collection or take them out, all of one time: they are undone together.
    What stands so already is left alone."""
    made: list[tuple[int, Decision]] = []
    for id in ids:
        stored = cases.unjudged(connection, id)
        log = reviewed.log_of(connection, stored.document.sha256, stored.case)
        if into == any(one.collection == name for one in judge(stored.case, log)):
            continue
        one = decisions.decision(
            stored.document, stored.case, "add" if into else "reject", Collected(name), None, "", reviewer, "", log
        )  # fmt: skip
        made.append((id, replace(one, time=made[0][1].time) if made else one))
    return made


def renames(
    connection: sqlite3.Connection, ids: Iterable[int], name: str, new: str, reviewer: str
) -> list[tuple[int, Decision]]:
    """The decisions that take cases out of one collection and put them into another, all of one time."""
    ids = tuple(ids)
    out = moves(connection, ids, name, False, reviewer)
    into = moves(connection, ids, new, True, reviewer) if name != new else []
    return [*out, *((id, replace(one, time=out[0][1].time if out else one.time)) for id, one in into)]


def together(connection: sqlite3.Connection, one: Decision) -> tuple[Decision, ...]:
    """The decisions that were made in one go with `one`, itself among them."""
    if one.target.kind != "collection":
        return (one,)
    return decisions.of_time(connection, one)
