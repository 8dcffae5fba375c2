"""Keeps records in SQLite, with the standard library alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timezone

from amends import Case, Record, read_log
from store import Conflict

TABLES = """
create table if not exists cases (
  id text primary key,
  version integer not null,           -- how many records it has
  wake_at text                        -- when it next wants to be woken, in UTC; null for never
) strict, without rowid;
create index if not exists cases_wake_at on cases (wake_at) where wake_at is not null;

create table if not exists records (
  stream text not null references cases,
  seq integer not null,
  body text not null,
  primary key (stream, seq)
) strict, without rowid;

create table if not exists outbox (
  id integer primary key autoincrement,
  body text not null
) strict;
"""


class SqliteStore:
    """Keeps records in a file; threads and processes may share the file, each call connects anew."""

    def __init__(self, path: str) -> None:
        self.path = path
        with self._connected() as base:
            base.execute("pragma journal_mode = wal")
            base.executescript(TABLES)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        # `isolation_level=None`: transactions begin where the code says so, and only there.
        base = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        try:
            base.execute("pragma synchronous = full")
            base.execute("pragma foreign_keys = on")
            yield base
        finally:
            base.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._connected() as base:
            # `immediate` takes the write lock now: two writers wait for each other here.
            base.execute("begin immediate")
            try:
                yield base
            except BaseException:
                base.execute("rollback")
                raise
            base.execute("commit")

    def cases(self) -> list[str]:
        """Lists every case."""
        with self._connected() as base:
            return [case for (case,) in base.execute("select id from cases order by id")]

    def history(self, case: str) -> list[Record]:
        with self._connected() as base:
            rows = base.execute("select body from records where stream = ? order by seq", [case])
            return read_log("\n".join(body for (body,) in rows))

    def append(self, case: Case, records: list[Record]) -> None:
        if not records:
            return
        expected, wake_up = case.version - len(records), case.next_wakeup()
        wake_at = None if wake_up is None else stamp(wake_up.at)
        with self._writing() as base:
            if expected == 0:
                moved = base.execute(
                    "insert into cases values (?, ?, ?) on conflict do nothing",
                    [case.id, case.version, wake_at],
                )
            else:
                moved = base.execute(
                    "update cases set version = ?, wake_at = ? where id = ? and version = ?",
                    [case.version, wake_at, case.id, expected],
                )
            if moved.rowcount != 1:
                raise Conflict(case.id, expected)
            rows = [(record.stream, record.seq, record.to_json()) for record in records]
            base.executemany("insert into records values (?, ?, ?)", rows)
            base.executemany("insert into outbox (body) values (?)", [(body,) for *_, body in rows])

    def asleep(self, now: datetime) -> list[str]:
        with self._connected() as base:
            sql = "select id from cases where wake_at <= ? order by wake_at, id"
            return [case for (case,) in base.execute(sql, [stamp(now)])]

    def publish(self, send: Callable[[Record], object], limit: int = 100) -> int:
        with self._connected() as base:
            rows = base.execute(
                "select id, body from outbox order by id limit ?", [limit]
            ).fetchall()
        for id, body in rows:
            send(Record.from_json(body))
            with self._writing() as base:
                base.execute("delete from outbox where id = ?", [id])
        return len(rows)


def stamp(at: datetime) -> str:
    """Writes an instant so that texts sort as instants do."""
    return at.astimezone(timezone.utc).isoformat(timespec="microseconds")
