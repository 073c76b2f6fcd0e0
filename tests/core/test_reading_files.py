"""Files and archives as they lie about on disks: odd names, broken members, what a browser saves beside a page."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from pathlib import Path

import pytest

from core import reading
from core.errors import Unreadable
from core.importing import import_paths, walk
from core.library import Library
from core.reading.limits import Limits
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,全镇橘农人均增收3200元。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"
ARTICLE = f"{TITLE}\n来源:三峡日报 2023-05-06\n{LEAD}\n"


def test_a_file_that_grows_or_is_none_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    size = path.stat()
    path.write_text(ARTICLE * 2, "utf-8")
    monkeypatch.setattr(Path, "stat", lambda self, **_: size)
    with pytest.raises(Unreadable, match="正在变大"):
        reading.read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and no chains of links there")
def test_pipes_and_links_without_end_say_so(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with pytest.raises(Unreadable, match="管道"):
        reading.read(tmp_path / "pipe.txt")
    with pytest.raises(Unreadable, match="指来指去"):
        reading.read(tmp_path / "a.txt")


COMPANIONS = {
    "页面_files/jquery.js": b"var a = 1;" * 30,
    "页面_files/ad.html": "<html><body>广告:加盟热线</body></html>".encode(),
}


def test_what_a_browser_saves_beside_a_page_is_no_article():
    page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>".encode()
    documents = reading.read_bytes(
        "a.zip", made_files.archive({**COMPANIONS, "页面.html": page, "材料_files/甲.txt": ARTICLE.encode()})
    )
    assert [d.name for d in documents] == ["a.zip/页面.html", "a.zip/材料_files/甲.txt"]
    frames = b"<html><frameset><frame src='x'></frameset></html>"
    text = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>".encode()
    (document, *_) = reading.read_bytes(
        "a.zip", made_files.archive({"页面.htm": frames, "页面.files/main.htm": text})
    )
    assert LEAD in document.text


def test_a_broken_or_locked_member_of_an_archive_does_not_take_the_others_with_it():
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, text in (("甲.txt", ARTICLE), ("乙.txt", "1" * 200), ("丙.txt", LEAD)):
            archive.writestr(name, text)
    data = box.getvalue().replace(b"1" * 200, b"1" * 199 + b"2")
    first, second = reading.read_bytes("a.zip", data)
    assert (first.name, second.name) == ("a.zip/甲.txt", "a.zip/丙.txt")
    assert first.notes == ("a.zip/乙.txt:压缩包里的这个文件已损坏,请重新下载再导入",)
    at = data.index(b"PK\x01\x02")
    locked = bytes((*data[: at + 8], data[at + 8] | 1, *data[at + 9 :]))
    (alone,) = reading.read_bytes("a.zip", locked)
    assert alone.name == "a.zip/丙.txt"
    assert "甲.txt:压缩包有密码" in alone.notes[0]


def test_names_in_an_archive_are_read_as_a_mac_and_a_chinese_windows_write_them():
    for encoding in ("utf-8", "gb18030"):
        name = "案例一.txt".encode(encoding)
        data = made_files.archive({"x" * len(name): ARTICLE.encode()}).replace(b"x" * len(name), name)
        assert [d.name for d in reading.read_bytes("a.zip", data)] == ["a.zip/案例一.txt"]


def test_a_member_without_a_name_is_passed_over():
    # The name's length in the directory at the archive's end is set to nothing, the name counts as a comment.
    data = bytearray(made_files.archive({"甲.txt": ARTICLE.encode(), "x": b"x"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 28], data[at + 32] = 0, 1
    (document,) = reading.read_bytes("a.zip", bytes(data))
    assert document.name == "a.zip/甲.txt"


def test_of_a_long_film_in_an_archive_only_the_beginning_is_unpacked():
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(random.Random(1).randbytes(3_000_000))
    box = made_files.archive({"a.mp4": film, "甲.txt": ARTICLE.encode()})
    document, *_ = reading.read_bytes("a.zip", box, Limits(unpacked=2_000_000))
    assert document.name == "a.zip/甲.txt"
    assert "音频或视频" in document.notes[0]


def test_many_members_that_are_no_articles_are_counted_and_not_all_named():
    box = made_files.archive({"甲.txt": ARTICLE.encode()} | {f"{i}.png": b"\x89PNG1234" for i in range(50)})
    (document,) = reading.read_bytes("a.zip", box)
    assert document.notes[-1] == "另有 30 个文件没能读"


def test_scripts_and_styles_of_pages_are_no_articles():
    for name in ("jquery.min.js", "style.CSS"):
        with pytest.raises(Unreadable, match="样式或脚本"):
            reading.read_bytes(name, b"body { color: red }")


def test_a_folder_that_a_browser_saved_beside_a_page_is_not_walked(tmp_path):
    for name in ("页面.html", "页面_files/a.js", "页面_files/in/b.js", "材料_files/甲.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<html></html>")
    (tmp_path / "框架.htm").write_text("<html><frameset></frameset></html>")
    (tmp_path / "框架.files").mkdir()
    (tmp_path / "框架.files" / "main.htm").write_text("<html></html>")
    found = [path.name for path in walk([tmp_path]) if isinstance(path, Path)]
    assert sorted(found) == sorted(["框架.htm", "页面.html", "main.htm", "甲.txt"])
    assert len(list(walk([tmp_path / "页面_files"]))) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names are characters there, not bytes")
def test_a_name_that_is_no_utf8_does_not_end_the_import(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("案例.txt", ARTICLE), ("空.txt", ""), ("好.txt", ARTICLE + LEAD)):
        encoding = "utf-8" if name == "好.txt" else "gb18030"
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode(encoding))).write_text(text, "utf-8")
    report = import_paths(tmp_path / "x.xjlib", [folder], workers=1)
    assert {Path(v.path).name for v in report.imported} == {"案例.txt", "好.txt"}
    assert [Path(v.path).name for v in report.failed] == ["空.txt"]
    library = Library.open(tmp_path / "x.xjlib", readonly=True)
    assert len(library.import_verdicts(report.run)) == 3
    library.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a closed folder is made otherwise there")
def test_a_closed_folder_says_so_in_chinese(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    (trouble,) = walk([tmp_path / "shut"])
    assert "没有权限" in trouble.reason
    assert "Permission" not in trouble.reason
