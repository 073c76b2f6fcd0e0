"""The selftest passes on what stands, says so, and fails when something is missing."""

import json

import pytest

from gui import selftest


def test_it_passes_and_keeps_a_picture(dressed, tmp_path, capfdbinary):
    picture = tmp_path / "shot.png"
    assert selftest.main(["--json", "--screenshot", str(picture)]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["ok"] is True
    assert len(told["seen"]) > 12
    assert picture.stat().st_size > 20_000


def test_it_fails_by_name_when_something_is_missing(dressed, monkeypatch, capfdbinary):
    def blind(walk, folder):
        walk.see("a pink elephant", False)

    monkeypatch.setattr(selftest, "STEPS", (blind,))
    assert selftest.main(["--json"]) == 1
    assert "a pink elephant" in json.loads(capfdbinary.readouterr().out)["trouble"]


@pytest.mark.parametrize("arguments", [["extract", "--help"], ["nonsense"]])
def test_other_commands_go_to_the_core_without_qt(arguments):
    import subprocess
    import sys

    code = f"import sys; sys.argv[1:] = {arguments!r}\n" + (
        "import gui.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit: pass\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
