"""Review packages with a password: opened by it alone, refused in words otherwise, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import cli
from core.library import BadPackage, Library, NeedsPassword, packages, sealing
from tests.core.made import village_library


@pytest.fixture
def package(library: Library, tmp_path: Path) -> Path:
    figure = library.case(1).case.figures[0]
    library.decide(1, "confirm", figure, note="核对过凉水泉的原始记录", reviewer="张三")
    path = tmp_path / "x.xjreview"
    assert library.hand_over(path, documents=True, password="稻田 2024") == 1
    return path


@pytest.fixture
def other(tmp_path: Path) -> Library:
    made = Library.create(tmp_path / "other.xjlib")
    made.add(village_library())
    return made


def test_the_password_opens_it(package: Path, other: Library, library: Library) -> None:
    assert other.take_over(package, "稻田 2024") == 1
    assert other.all_decisions() == library.all_decisions()
    held = packages.read(package, "稻田 2024")
    assert held.reviewers == ("张三",) and len(held.files) == 1
    other.close()


def test_nothing_can_be_read_without_it(package: Path) -> None:
    data = package.read_bytes()
    assert sealing.sealed(data)
    for words in ("凉水泉", "张三", "decisions", "manifest", "PK\x03\x04"):
        assert words.encode() not in data
    assert list(package.parent.glob("*.part")) == []


@pytest.mark.parametrize(
    ("password", "said"), [("", "有密码"), ("稻田2024", "密码不对"), ("x" * 500, "密码不对")]
)
def test_another_password_is_refused(package: Path, other: Library, password: str, said: str) -> None:
    with pytest.raises(NeedsPassword, match=said):
        other.take_over(package, password)
    assert other.all_decisions() == ()
    other.close()


@pytest.mark.parametrize("at", [0, 3, 10, 30, 60, 90, 200, -1])
def test_any_damage_is_refused_in_words(package: Path, at: int) -> None:
    data = bytearray(package.read_bytes())
    data[at] ^= 1
    package.write_bytes(data)
    with pytest.raises(BadPackage, match=r"损坏|密码不对"):
        packages.read(package, "稻田 2024")


@pytest.mark.parametrize("length", [0, 5, 8, 24, 50, 100, 1000])
def test_a_cut_package_is_refused_in_words(package: Path, length: int) -> None:
    package.write_bytes(package.read_bytes()[:length])
    with pytest.raises(BadPackage, match=r"损坏|密码不对"):
        packages.read(package, "稻田 2024")


def test_a_password_for_an_open_package_is_no_harm(library: Library, tmp_path: Path) -> None:
    library.hand_over(tmp_path / "open.xjreview")
    assert packages.read(tmp_path / "open.xjreview", "多余").decisions == ()


def test_a_password_typed_in_another_normal_form() -> None:
    assert sealing.unseal(sealing.seal(b"x", "caf\u00e9"), "cafe\u0301") == b"x"


@settings(max_examples=3, deadline=None)
@given(st.binary(max_size=2000), st.text(min_size=1, max_size=20))
def test_what_is_sealed_comes_back(data: bytes, password: str) -> None:
    password = password.encode("utf-8", "ignore").decode() or "x"
    assert sealing.unseal(sealing.seal(data, password), password) == data
    assert sealing.seal(data, password) != sealing.seal(data, password)


def test_the_command_asks_and_refuses(
    package: Path, other: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    other.close()
    command = ["merge", "--library", str(other.path), str(package)]
    assert cli.main(command) == 1 and "有密码" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO("错的\n"))
    assert cli.main([*command[:1], "--password", *command[1:]]) == 1 and "密码不对" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO("稻田 2024\n"))
    assert (
        cli.main([*command[:1], "--password", *command[1:]]) == 0 and "新增 1 条" in capsys.readouterr().out
    )
