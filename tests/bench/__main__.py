"""All benchmarks, or those named: `python -m tests.bench [library import …]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = {"kill"}
"""Left out unless named."""


def main() -> int:
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    wanted = sys.argv[1:] or [name for name in names if name not in SLOW]
    status = 0
    for name in wanted:
        print(f"\n== {name}", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.bench.bench_{name}"]).returncode
    return int(bool(status))


if __name__ == "__main__":
    sys.exit(main())
