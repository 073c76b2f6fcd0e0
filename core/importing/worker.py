"""One worker process: a path comes in, what the file holds goes out, ready for the writer."""

from __future__ import annotations

import gc
import hashlib
import logging
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from core import reading
from core.errors import LibraryUnusable, Unreadable
from core.gazetteer import Gazetteer
from core.library import Entry, Library, Prepared, Reread, prepare, prepare_case
from core.model import AlreadyThere, Document, Failed
from core.parse import RULES, parse
from core.reading import memory, names
from core.reading.limits import TOO_MUCH_MEMORY

_FIRST = """书记访谈:四联四促强产业
来源:阳泉日报 记者 张文远 发布时间:2023-04-07
2022年以来,山西省阳泉市郊区平定镇马坝村推行“党建+合作社”模式,村集体收入由8万元增加到12.5万元,增长56.25%,其中光伏收入5.5万元、养牛收入7万元。
“我家养了20头牛,一年挣六七万元。”村党支部书记李建国说,全村120户都有分红,贫困户18户43人全部脱贫。
"""

Outcome = tuple[Prepared, ...] | AlreadyThere | Failed | Reread


def serve(connection: Connection, library: Path, limit: int) -> None:
    """Answer each path (or id of a document to be read again) with its outcome until the other end closes.

    Runs in its own process.
    """
    memory.bound(limit)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        reader = Reader(library)
        reader.warm()
        connection.send(None)  # from now on each file has its own time
        while True:
            connection.send(reader.outcome(connection.recv()))


class Reader:
    """What a worker keeps between files: the gazetteer, and the library to ask what stands there already."""

    def __init__(self, library: Path) -> None:
        self._gazetteer = Gazetteer()
        try:
            self._library: Library | None = Library.open(library, readonly=True)
        except LibraryUnusable:
            self._library = None

    def warm(self) -> None:
        """Load all tables before the first file's time runs, and leave them out of the collector's rounds for good."""
        gc.disable()  # nothing that is loaded here is garbage; looking for it costs a tenth of the time
        with suppress(Exception):  # a bug of ours shows with the files, each named
            prepare(self._entry("", b"", Document("", _FIRST, "")), RULES)
        gc.freeze()
        gc.enable()

    def outcome(self, item: str | int) -> Outcome:
        """What the file holds, or why it does not come in."""
        if isinstance(item, int):
            return self._again(item)
        path = names.words(item)
        try:
            data = reading.load(Path(item))
            twin = self._library.path_of(hashlib.sha256(data).hexdigest()) if self._library else None
            return AlreadyThere(path, twin) if twin else self._read(path, data)
        except Unreadable as trouble:
            return Failed(path, trouble.reason)
        except MemoryError:
            return Failed(path, TOO_MUCH_MEMORY)
        except Exception as error:  # a bug of ours in one file must not stop the others
            logging.getLogger(__name__).exception("reading %s", path)
            return Failed(path, f"读取时程序出错({type(error).__name__}: {error})")

    def _read(self, path: str, data: bytes) -> tuple[Prepared, ...]:
        return tuple(
            prepare(self._entry(path, data, d), RULES) for d in reading.read_bytes(Path(path).name, data)
        )

    def _again(self, document_id: int) -> Outcome:
        assert self._library
        try:
            document = self._library.document(document_id)
            cases = parse(document, self._gazetteer, self._library.bounds(document_id))
            return Reread(document_id, RULES, tuple(prepare_case(document, case, cases) for case in cases))
        except Exception as error:  # the older reading stays
            logging.getLogger(__name__).exception("reading document %s again", document_id)
            return Failed(str(document_id), f"重新读取时程序出错({type(error).__name__}: {error})")

    def _entry(self, path: str, data: bytes, document: Document) -> Entry:
        document = replace(document, text=document.text.replace("\0", "\ufffd"))
        return Entry(path, data, document, parse(document, self._gazetteer))
