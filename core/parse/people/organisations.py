"""Organisations: companies, cooperatives, party and government bodies."""

from __future__ import annotations


def find(text: str) -> list[tuple[int, int]]:
    return []
