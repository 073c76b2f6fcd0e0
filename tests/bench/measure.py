"""How the benchmarks measure and tell: CPU time, a figure beside its floor, a table and JSON."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of one run: `floor` is what the same work costs at least, measured beside it, in the same unit."""

    name: str
    size: int
    value: float
    unit: str
    floor: float | None = None
    floor_name: str = ""
    target: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU milliseconds of this process, and what the work gave."""
    start = time.process_time()
    found = work()
    return (time.process_time() - start) * 1000, found


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def memory() -> float:
    """Peak of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident() -> float:
    """MB that this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def tell(results: Iterable[Result], out: Path | None) -> None:
    """Print the table as the results come, and write them as JSON if asked."""
    told = []
    for one in results:
        told.append(one)
        floor = f"{one.floor:10.2f} {one.ratio:7.2f}x  {one.floor_name}" if one.floor else ""
        print(
            f"{one.size:>8} {one.name:<44} {one.value:10.2f} {one.unit:<10} {one.target:<14}{floor}",
            flush=True,
        )
    if out:
        out.write_text(json.dumps([asdict(one) for one in told], ensure_ascii=False, indent=1), "utf-8")
