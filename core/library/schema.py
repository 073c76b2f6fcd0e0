"""The library file: its tables, its version and the ways to open it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from core.errors import LibraryUnusable
from core.library import migrations

APPLICATION = int.from_bytes(b"XJLB", "big")


def create(path: Path) -> Database:
    """A new library at `path`, its folders made. Raises LibraryUnusable."""
    if path.exists() and path.stat().st_size:
        raise LibraryUnusable(f"{path.name}:这里已经有一个文件,请换一个名字。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path, "rwc")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        migrations.build(database(connection))
        connection.execute("COMMIT")
    except (OSError, sqlite3.Error) as error:
        raise LibraryUnusable(f"{path.name}:无法在这里新建案例库({error})。") from error
    return database(connection)


def open_file(path: Path, readonly: bool) -> Database:
    """The library at `path`, brought to this program's version when it may be written. Raises LibraryUnusable."""
    if not path.is_file():
        raise LibraryUnusable(f"{path.name}:找不到这个案例库。")
    try:
        connection = _connect_readonly(path) if readonly else _connect(path, "rw")
        version = _version(connection, path)
        if version < migrations.VERSION and not readonly:
            migrations.migrate(database(connection), path)
        elif version < migrations.VERSION:
            raise LibraryUnusable(f"{path.name}:案例库版本较旧,请先用可写方式打开一次以便升级。")
        _fitting(connection, path)
        if not readonly:
            with suppress(sqlite3.OperationalError):  # a full or protected disk: it is only slower without
                migrations.add_indexes(connection)
    except sqlite3.Error as error:
        raise LibraryUnusable(f"{path.name}:无法打开案例库({words(error)})。") from error
    return database(connection)


def open_copy(path: Path) -> Database:
    """A library to be read as a whole though it may be of an older version. Raises LibraryUnusable and sqlite3.Error."""
    connection = _connect_readonly(path)
    if _version(connection, path) >= migrations.VERSION:
        _fitting(connection, path)
    return database(connection)


def database(connection: sqlite3.Connection) -> Database:
    """A connection as sqlite-utils has it, without other people's plug-ins; nothing is written by making one."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def bring_up(path: Path) -> None:
    """Bring an older library to this program's version before readers open it, if it may be written. Raises LibraryUnusable."""
    if not path.is_file() or not os.access(path, os.W_OK):
        return
    older = False
    with suppress(sqlite3.Error), closing(_connect_readonly(path)) as connection:
        older = 0 < int(connection.execute("PRAGMA user_version").fetchone()[0]) < migrations.VERSION
    if older:
        close(open_file(path, readonly=False))


def _version(connection: sqlite3.Connection, path: Path) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise LibraryUnusable(f"{path.name}:不是乡鉴的案例库。")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > migrations.VERSION:
        raise LibraryUnusable(
            f"{path.name}:由更新版本的乡鉴保存(库版本 {version},本程序到 {migrations.VERSION}),请升级程序。"
        )
    return version


def _fitting(connection: sqlite3.Connection, path: Path) -> None:
    """A file may bear our sign and version and yet be of a trial version, or half another program's."""
    missing = _expected() - _columns(connection)
    if missing:
        connection.close()
        table, column = min(missing)
        raise LibraryUnusable(
            f"{path.name}:库里的表和本程序的不同(缺 {table}.{column}),可能由试用版或别的程序生成。"
            "请用生成它的程序打开,或者新建一个库重新导入原始文件。"
        )


@cache
def _expected() -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        migrations.tables(connection)
        return _columns(connection)


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    sql = (
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return frozenset((table, column) for table, column in connection.execute(sql))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _connect_readonly(path: Path) -> sqlite3.Connection:
    try:
        connection = _connect(path, "ro")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection
    except sqlite3.OperationalError as error:
        # A WAL library on a read-only medium has no place for its -shm file; nobody can be writing it either.
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        return _connect(path, "ro&immutable=1")


def words(error: sqlite3.Error) -> str:
    """What SQLite met, in words with what to do."""
    known = {
        "file is not a database": "不是数据库文件",
        "database is locked": "正被另一个程序写入,请稍后再试",
        "attempt to write a readonly database": "没有写入权限",
        "database or disk is full": "磁盘满了,请清出一些空间",
        "disk I/O error": "磁盘读写出错,U盘可能已经拔出或者坏了",
        "unable to open database file": "没有权限或介质不可用",
        "database disk image is malformed": "文件已损坏,请用“检查与修复”",
    }
    return known.get(str(error), str(error))


def close(db: Database) -> None:
    """Close, leaving nothing beside the file if nobody else has it open."""
    with suppress(sqlite3.Error):
        db.conn.execute("PRAGMA optimize")
    db.close()
