"""The open knowledge base: everything that was built, in memory, never changed."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filelock import FileLock
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from watchfiles import watch as changes

from guidance_kb import settings
from guidance_kb.directory.ledger import Ledger
from guidance_kb.glossary import Glossary
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.reading.checks import check
from guidance_kb.reading.content import KINDS, content_files, content_version, read_content
from guidance_kb.reading.problem import ContentError, Problem, in_the_way
from guidance_kb.schema.bank_holiday import BankHoliday
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.heading import Heading
from guidance_kb.schema.indicator import Exploitation, Indicator
from guidance_kb.schema.matrix import MatrixBlock
from guidance_kb.schema.message import Message
from guidance_kb.schema.plan import DoNot, FirstResponders, RecordItem, Role, Route, Step
from guidance_kb.schema.question import Question
from guidance_kb.schema.referral_form import ReferralForm
from guidance_kb.schema.source import Source
from guidance_kb.schema.statement import Statement
from guidance_kb.schema.topic import Topic
from guidance_kb.search.index import SearchIndex
from guidance_kb.search.meaning import Key
from guidance_kb.search.numbers import numbered
from guidance_kb.store.build import build, built_version, open_read_only
from guidance_kb.store.tables import RecordRow
from guidance_kb.vocabulary import NATIONS

log = logging.getLogger(__name__)

_LOOK_EVERY = 1_000  # milliseconds
_SETTLE_AT_MOST, _SETTLE_AT_LEAST = 200, 50  # milliseconds: an editor that writes several files is waited for


@dataclass(frozen=True)
class KnowledgeBase:
    """Every record by id, and what is made from them once."""

    version: str
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    ledger: Ledger
    topics: Mapping[str, Topic]
    groups: Mapping[str, Heading]
    indicators: Mapping[str, Indicator]
    categories: Mapping[str, Heading]
    settings: Mapping[str, Heading]
    exploitation: Mapping[str, Exploitation]
    matrix: Mapping[str, MatrixBlock]
    referral_forms: Mapping[str, ReferralForm]
    glossary: Glossary
    roles: Mapping[str, Role]
    routes: Mapping[str, Route]
    questions: Mapping[str, Question]
    messages: Mapping[str, Message]
    statements: Mapping[str, Statement]
    first_responders: Mapping[str, FirstResponders]
    """By nation."""
    steps: tuple[Step, ...]
    do_not: tuple[DoNot, ...]
    record: tuple[RecordItem, ...]
    numbered: Mapping[str, Key]
    """The kind and id of what has a number to read out, by that number."""
    bank_holidays: Mapping[str, frozenset[date]]
    """By nation."""
    gazetteer: Gazetteer
    index: SearchIndex


def open_knowledge_base(path: Path, content: Path) -> KnowledgeBase:
    """The knowledge base that was built to `path`; the places are read from the content folder."""
    engine = open_read_only(path)
    records = _records(engine)
    by_id = {kind: MappingProxyType({record.id: record for record in records[kind]}) for kind in _KEYED}
    glossary = Glossary(by_id["term"].values())
    return KnowledgeBase(
        version=built_version(path) or "",
        sources=by_id["source"],
        contacts=by_id["contact"],
        ledger=Ledger(records["verification"], records["check-interval"]),
        topics=by_id["topic"],
        groups=by_id["group"],
        indicators=by_id["indicator"],
        categories=by_id["category"],
        settings=by_id["setting"],
        exploitation=by_id["exploitation"],
        matrix=by_id["matrix"],
        referral_forms=by_id["referral-form"],
        glossary=glossary,
        roles=by_id["role"],
        routes=by_id["route"],
        questions=by_id["question"],
        messages=by_id["message"],
        statements=by_id["statement"],
        first_responders=MappingProxyType({record.nation: record for record in records["first-responders"]}),
        steps=tuple(records["step"]),
        do_not=tuple(records["do-not"]),
        record=tuple(records["record"]),
        numbered=numbered(by_id["topic"].values(), by_id["indicator"].values(), by_id["contact"].values()),
        bank_holidays=_by_nation(records["bank-holiday"]),
        gazetteer=Gazetteer.from_files(content / "places"),
        index=SearchIndex.open(engine, glossary),
    )


def ensure_built() -> Path:
    """The built file of this process's settings, built now if the content has changed since.

    Raises ContentError when the content has problems; the file that was built before stays as it was.
    """
    return build_if_changed(settings.content_dir(), _built_file())


def build_if_changed(folder: Path, path: Path) -> Path:
    """The file at `path`, built from the content folder where it is of another version.

    Raises ContentError when the content has problems; the file that was built before stays as it was.
    """
    version = content_version(folder)
    if built_version(path) == version:
        return path
    with FileLock(path.with_suffix(".lock")):
        if built_version(path) != version:
            content, problems = read_content(folder)
            problems += check(content)
            if wrong := in_the_way(problems):
                raise ContentError(wrong)
            build(content, version, path)
    return path


def knowledge_base() -> KnowledgeBase:
    """The knowledge base of this process. A content file that was changed is live within two seconds.

    Content with problems never takes down what was live: the last good build is kept, and the problems are logged.
    Raises ContentError where there is no last good build.
    """
    return _live.get()


def content_problems() -> tuple[Problem, ...]:
    """What keeps the content as it was last saved from going live; empty where it is live."""
    return _live.problems


class _Live:
    """Keeps one open knowledge base; a thread watches the content files and puts the next one in its place.

    Only the first caller waits for a build. Later ones are answered from what is open.
    """

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._open: KnowledgeBase | None = None
        self._stop = threading.Event()

    def get(self) -> KnowledgeBase:
        return self._open or self._start()

    def close(self) -> None:
        """Stops watching."""
        self._stop.set()

    def _start(self) -> KnowledgeBase:
        with self._lock:
            if self._open is None:
                folder, file = settings.content_dir(), _built_file()
                seen = _stamp(folder)
                self._open = self._first(folder, file)
                threading.Thread(target=self._watch, args=(folder, file, seen), daemon=True).start()
            return self._open

    def _first(self, folder: Path, file: Path) -> KnowledgeBase:
        try:
            return open_knowledge_base(ensure_built(), folder)
        except ContentError as error:
            if built_version(file) is None:
                raise
            self._report(error, "the last good build is used")
        return open_knowledge_base(file, folder)

    def _watch(self, folder: Path, file: Path, seen: object) -> None:
        # Told of changes by the system, and looking by itself now and then where it is not (some shared folders).
        with contextlib.suppress(FileNotFoundError):
            read_content(folder)  # remembered file by file: the first save need not wait for the other files
            for _ in changes(
                folder,
                debounce=_SETTLE_AT_MOST,
                step=_SETTLE_AT_LEAST,
                stop_event=self._stop,
                rust_timeout=_LOOK_EVERY,
                yield_on_timeout=True,
            ):
                # A file that is being replaced may be gone for a moment: it is looked at again a second later.
                with contextlib.suppress(FileNotFoundError):
                    stamp = _stamp(folder)
                    if stamp != seen:
                        self._replace(folder, file)
                        seen = stamp

    def _replace(self, folder: Path, file: Path) -> None:
        try:
            self._open = open_knowledge_base(build_if_changed(folder, file), folder)
            self.problems = ()
        except ContentError as error:
            self._report(error, "the last good build stays live")
        except FileNotFoundError:
            raise
        except Exception:
            # Whatever it was, the next save must find somebody watching.
            log.exception("The content could not be built; the last good build stays live.")

    def _report(self, error: ContentError, instead: str) -> None:
        self.problems = tuple(error.problems)
        log.error("The content has problems; %s.\n%s", instead, error)


_live = _Live()
_KEYED = ("source", "contact", "topic", "group", "indicator", "category", "setting", "exploitation", "matrix",
          "referral-form", "term", "role", "route", "question", "message", "statement")  # fmt: skip


def _built_file() -> Path:
    return settings.data_dir() / "knowledge.sqlite"


def _records(engine: Engine) -> dict[str, list[Any]]:
    records: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    with Session(engine) as session:
        for kind, body in session.execute(select(RecordRow.kind, RecordRow.body).order_by(RecordRow.number)):
            records[kind].append(KINDS[kind][1].model_validate(body))
    return records


def _by_nation(holidays: list[BankHoliday]) -> Mapping[str, frozenset[date]]:
    return MappingProxyType({
        nation: frozenset(holiday.date for holiday in holidays if nation in holiday.nations) for nation in NATIONS
    })  # fmt: skip


def _stamp(folder: Path) -> object:
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in content_files(folder))
