"""An import killed at random moments: nothing that was reported as in is lost, and the library passes its check.

python -m tests.bench.bench_kill --moments 200
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core import paths
from core.errors import LibraryUnusable
from core.library import Library
from core.model import Imported, Query
from tests.bench import corpus

_IMPORT = """
import sys
from pathlib import Path
from core.importing import import_paths
from core.progress import Progress
import_paths(Path(sys.argv[1]), [Path(sys.argv[2])], Progress(lambda report: print(report.done, flush=True)), 1)
"""


def moment(library: Path, files: Path, seconds: float) -> int:
    """How many files the import had told as in when it was killed after `seconds`."""
    command = [sys.executable, "-c", _IMPORT, str(library), str(files)]
    process = subprocess.Popen(
        command, cwd=paths.root(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    told = process.communicate()[0].split()
    return int(told[-1]) if told else 0


def verdict(library: Path, told: int) -> str:
    """What is wrong with the library after a kill; "" if nothing is."""
    if not library.exists():
        return "" if told == 0 else "no library"
    try:
        opened = Library.open(library)
    except LibraryUnusable as trouble:
        return "" if told == 0 and "不是乡鉴" in str(trouble) else str(trouble)
    try:
        problems = opened.check()
        logged = [v for run in opened.import_runs() for v in opened.import_verdicts(run.id)]
        cases = sum(v.cases for v in logged if isinstance(v, Imported))
        if problems:
            return problems[0]
        if len(logged) < told:
            return f"told {told}, logged {len(logged)}"
        return "" if cases == opened.answer(Query()).total else "log and cases differ"
    finally:
        opened.close()


def run(moments: int, seed: int = 1) -> list[str]:
    """The troubles of `moments` kills, spread over the time that one import takes."""
    drawn, troubles = random.Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for article in corpus.articles(300):
            (files / article.name).write_text(article.text, "utf-8")
        for number in range(moments):
            library = Path(folder) / f"{number}.xjlib"
            told = moment(library, files, drawn.uniform(0.2, 6.0))
            if trouble := verdict(library, told):
                troubles.append(f"{number}: {trouble}")
            for left in Path(folder).glob(f"{number}.xjlib*"):
                left.unlink()
    return troubles


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--moments", type=int, default=200)
    options = parser.parse_args()
    troubles = run(options.moments)
    print(
        "\n".join(troubles)
        or f"{options.moments} kills: nothing told as in was lost, every library passed its check"
    )
    sys.exit(bool(troubles))


if __name__ == "__main__":
    main()
