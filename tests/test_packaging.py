"""What the freezing does to files, on files of the kind: ICU's data, a library's search path, the list of licences."""

from __future__ import annotations

import ctypes
import math
import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).resolve().parent.parent
QT = Path(PySide6.__file__).parent / "Qt/lib"
linux = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("objdump"), reason="libraries of Linux"
)


@pytest.fixture(autouse=True)
def packaging(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "resources/packaging"))


def objdump(option, library):
    return subprocess.run(["objdump", option, library], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("zh.res", True), ("zh_Hant.res", True), ("en_US.res", True), ("root.res", True), ("pool.res", True), ("de.res", False),
        ("coll/zh.res", True), ("coll/ucadata.icu", True), ("coll/ja.res", False), ("zone/en.res", True), ("curr/zh.res", False),
        ("gb18030.cnv", True), ("windows-936-2000.cnv", True), ("ibm-37_P100-1995.cnv", False), ("cnvalias.icu", True),
        ("zoneinfo64.res", True), ("likelySubtags.res", True), ("brkitr/cjdict.dict", False), ("rfc3491.spp", False),
    ],
)  # fmt: skip
def test_chinese_english_and_what_serves_all_stay_in_icu(name, stays):
    import icu

    assert icu.kept(name) is stays


def test_a_package_of_icu_keeps_its_order_and_its_items():
    import icu

    header = struct.pack("<H", 32).ljust(32, b"h")
    items = [
        (b"icudt73l/coll/root.res", b"root's" * 5),
        (b"icudt73l/de.res", b"de"),
        (b"icudt73l/zh.res", b"zh" * 9),
    ]
    cut = icu._only(header + icu._package(items))
    assert cut == header + icu._package([items[0], items[2]])
    assert cut.count(b"root's") == 5 and b"icudt73l/de.res" not in cut and len(cut) % 16 == 0


@linux
def test_qts_own_data_still_serve_when_they_are_cut(tmp_path):
    """A process of its own sorts and converts with the library that was cut in the place of the whole one."""
    import icu

    whole = next(QT.glob("libicudata.so.*"))
    icu.trim(whole, tmp_path / whole.name)
    assert (tmp_path / whole.name).stat().st_size < 5_000_000 < whole.stat().st_size
    script = (
        "from PySide6.QtCore import QCollator, QLocale, QTimeZone\n"
        "locale = QLocale(QLocale.Language.Chinese, QLocale.Country.China)\n"
        "collator = QCollator(locale)\n"
        "collator.setNumericMode(True)\n"
        "names = ['重庆市', '山西省', '第10章', '安徽省', '第2章', 'b', 'a']\n"
        "zone = QTimeZone(b'Asia/Shanghai')\n"
        "said = zone.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, locale)\n"
        "mapped = open('/proc/self/maps').read()\n"
        f"assert {str(tmp_path)!r} in mapped\n"
        "print(*sorted(names, key=collator.sortKey), said)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"LD_PRELOAD": str(tmp_path / whole.name), "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.split() == [
        "安徽省",
        "重庆市",
        "第2章",
        "第10章",
        "山西省",
        "a",
        "b",
        "中国标准时间",
    ], done.stderr


@linux
def test_a_library_forgets_where_it_was_built(tmp_path):
    import runpath

    library = Path(shutil.copy(QT / "libQt6Core.so.6", tmp_path / "libQt6Core.so.6"))
    before = objdump("-p", library)
    runpath.forget(library)
    lines = [line for line in before.splitlines() if "RUNPATH" not in line and "RPATH" not in line]
    assert "PATH" in before and objdump("-p", library).splitlines() == lines


@linux
def test_what_is_neither_carried_nor_expected_is_named(tmp_path, capsys):
    import needs

    shutil.copy(QT / "libQt6Svg.so.6", tmp_path)
    assert needs.main(tmp_path, "2.99") == 1
    heard = capsys.readouterr()
    assert "neither carried nor expected from the system: libQt6Gui.so.6" in heard.err
    assert "plug-in is missing: printsupport/libcupsprintersupport.so" in heard.err
    assert "libc.so.6 (libc6)" in heard.out
    assert needs.main(tmp_path, "2.2") == 1 and "is asked for, more than 2.2" in capsys.readouterr().err


def test_all_that_is_carried_is_named_with_its_licence():
    import licences

    text = licences.of_program([("numpy.core", "", "PYMODULE"), ("sqlite_utils.db", "", "PYMODULE")])
    parts = [part.strip().splitlines()[0] for part in text.split(licences.LINE)]
    assert any(part.startswith("numpy ") and "BSD-3-Clause" in part for part in parts)
    assert any(part.startswith("sqlite-utils ") for part in parts) and not any(
        part.startswith("jieba") for part in parts
    )
    for name in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "ICU 73: Unicode-3.0",
        "Gazetteer: CC-BY-4.0",
        "ISC",
    ):
        assert name in text


@linux
@pytest.mark.skipif(platform.machine() != "x86_64" or not shutil.which("cc"), reason="versions of x86-64")
def test_a_library_is_content_with_an_older_glibc(tmp_path):
    import older_glibc

    source, library = tmp_path / "a.c", tmp_path / "liba.so"
    source.write_text(
        '#include <math.h>\n#include <stdio.h>\ndouble area(double x, double y) { puts(""); return pow(x, y) + exp(x); }\n'
    )
    command = ["cc", "-shared", "-fPIC", "-fno-builtin", "-o", library, source, "-lm"]
    subprocess.run(command, check=True)
    assert "GLIBC_2.29" in objdump("-T", library)
    assert older_glibc.lower(library) and not older_glibc.lower(library)
    assert "GLIBC_2.29" not in objdump("-T", library)
    area = ctypes.CDLL(str(library)).area
    area.argtypes, area.restype = [ctypes.c_double, ctypes.c_double], ctypes.c_double
    assert area(2.0, 3.0) == pytest.approx(8 + math.exp(2))


@linux
def test_a_library_that_needs_more_of_a_newer_glibc_is_refused(tmp_path, monkeypatch):
    import older_glibc

    said = "0000 DF *UND* 0000 (GLIBC_2.29) pow\n0000 DF *UND* 0000 (GLIBC_2.29) posix_spawn\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, said))
    with pytest.raises(ValueError, match="posix_spawn"):
        older_glibc.lower(tmp_path / "liba.so")
