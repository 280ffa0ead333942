"""The open knowledge base: everything that was built, in memory, never changed."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filelock import FileLock
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from guidance_kb import settings
from guidance_kb.directory.ledger import Ledger
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.reading.checks import check
from guidance_kb.reading.content import KINDS, content_files, content_version, read_content
from guidance_kb.reading.problem import ContentError
from guidance_kb.schema.bank_holiday import BankHoliday
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.indicator import Exploitation, Indicator
from guidance_kb.schema.matrix import MatrixBlock
from guidance_kb.schema.message import Message
from guidance_kb.schema.plan import DoNot, FirstResponders, RecordItem, Role, Route, Step
from guidance_kb.schema.question import Question
from guidance_kb.schema.referral_form import ReferralForm
from guidance_kb.schema.source import Source
from guidance_kb.schema.term import Term
from guidance_kb.schema.topic import Topic
from guidance_kb.search.index import SearchIndex
from guidance_kb.store.build import build, built_version, open_read_only
from guidance_kb.store.tables import RecordRow
from guidance_kb.vocabulary import NATIONS

log = logging.getLogger(__name__)

_LOOK_AGAIN_AFTER = 1.0  # seconds between two looks at the content files


@dataclass(frozen=True)
class KnowledgeBase:
    """Every record by id, and what is made from them once."""

    version: str
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    ledger: Ledger
    topics: Mapping[str, Topic]
    indicators: Mapping[str, Indicator]
    exploitation: Mapping[str, Exploitation]
    matrix: Mapping[str, MatrixBlock]
    referral_forms: Mapping[str, ReferralForm]
    terms: Mapping[str, Term]
    roles: Mapping[str, Role]
    routes: Mapping[str, Route]
    questions: Mapping[str, Question]
    messages: Mapping[str, Message]
    first_responders: Mapping[str, FirstResponders]
    """By nation."""
    steps: tuple[Step, ...]
    do_not: tuple[DoNot, ...]
    record: tuple[RecordItem, ...]
    bank_holidays: Mapping[str, frozenset[date]]
    """By nation."""
    gazetteer: Gazetteer
    index: SearchIndex


def open_knowledge_base(path: Path, content: Path) -> KnowledgeBase:
    """The knowledge base that was built to `path`; the places are read from the content folder."""
    engine = open_read_only(path)
    records = _records(engine)
    by_id = {kind: MappingProxyType({record.id: record for record in records[kind]}) for kind in _KEYED}
    return KnowledgeBase(
        version=built_version(path) or "",
        sources=by_id["source"],
        contacts=by_id["contact"],
        ledger=Ledger(records["verification"], records["check-interval"]),
        topics=by_id["topic"],
        indicators=by_id["indicator"],
        exploitation=by_id["exploitation"],
        matrix=by_id["matrix"],
        referral_forms=by_id["referral-form"],
        terms=by_id["term"],
        roles=by_id["role"],
        routes=by_id["route"],
        questions=by_id["question"],
        messages=by_id["message"],
        first_responders=MappingProxyType({record.nation: record for record in records["first-responders"]}),
        steps=tuple(records["step"]),
        do_not=tuple(records["do-not"]),
        record=tuple(records["record"]),
        bank_holidays=_by_nation(records["bank-holiday"]),
        gazetteer=Gazetteer.from_files(content / "places"),
        index=SearchIndex(engine),
    )


def ensure_built() -> Path:
    """The built file, built now if the content has changed since.

    Raises ContentError when the content has problems; the file that was built before stays as it was.
    """
    folder, path = settings.content_dir(), _built_file()
    version = content_version(folder)
    if built_version(path) == version:
        return path
    with FileLock(path.with_suffix(".lock")):
        if built_version(path) != version:
            content, problems = read_content(folder)
            problems += check(content)
            if problems:
                raise ContentError(problems)
            build(content, version, path)
    return path


def knowledge_base() -> KnowledgeBase:
    """The knowledge base of this process. A content file that was changed is live a second later.

    Content with problems never takes down what was live: the last good build is kept, and the problems are logged.
    Raises ContentError where there is no last good build.
    """
    return _live.get()


class _Live:
    """Keeps one open knowledge base and looks now and then whether the content has changed.

    Only the first caller waits for a build. Later ones are answered from what is open while a thread builds the next.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: KnowledgeBase | None = None
        self._seen: object = None
        self._looked_at = 0.0

    def get(self) -> KnowledgeBase:
        if self._open is None:
            with self._lock:
                return self._open or self._open_first()
        if time.monotonic() - self._looked_at > _LOOK_AGAIN_AFTER and self._lock.acquire(blocking=False):
            self._looked_at = time.monotonic()
            threading.Thread(target=self._look, daemon=True).start()
        return self._open

    def _open_first(self) -> KnowledgeBase:
        stamp = _stamp(settings.content_dir())
        try:
            return self._replace(stamp)
        except ContentError as error:
            if built_version(_built_file()) is None:
                raise
            log.error("The content has problems; the last good build is used.\n%s", error)
        self._open = open_knowledge_base(_built_file(), settings.content_dir())
        self._seen, self._looked_at = stamp, time.monotonic()
        return self._open

    def _look(self) -> None:
        try:
            stamp = _stamp(settings.content_dir())
            if stamp != self._seen:
                self._seen = stamp
                self._replace(stamp)
        except ContentError as error:
            log.error("The content has problems; the last good build stays live.\n%s", error)
        finally:
            self._lock.release()

    def _replace(self, stamp: object) -> KnowledgeBase:
        self._open = open_knowledge_base(ensure_built(), settings.content_dir())
        self._seen, self._looked_at = stamp, time.monotonic()
        return self._open


_live = _Live()
_KEYED = ("source", "contact", "topic", "indicator", "exploitation", "matrix", "referral-form", "term", "role", "route",
          "question", "message")  # fmt: skip


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
