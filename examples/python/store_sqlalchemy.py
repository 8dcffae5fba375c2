"""Keeps records in any database that SQLAlchemy 2 reaches; tried on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

from amends import Case, Record, read_log
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from store import Conflict

TABLES = MetaData()
CASES = Table(
    "cases",
    TABLES,
    Column("id", String(200), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("wake_at", DateTime(timezone=True)),
    Index("cases_wake_at", "wake_at"),
)
RECORDS = Table(
    "records",
    TABLES,
    Column("stream", String(200), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
OUTBOX = Table(
    "outbox",
    TABLES,
    # SQLite numbers rows by itself only where the key is called INTEGER.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("body", Text, nullable=False),
)


class SqlAlchemyStore:
    """Keeps records behind an engine, which threads may share; processes make one each."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        TABLES.create_all(engine)

    def history(self, case: str) -> list[Record]:
        bodies = select(RECORDS.c.body).where(RECORDS.c.stream == case).order_by(RECORDS.c.seq)
        with self.engine.connect() as base:
            return read_log("\n".join(base.scalars(bodies)))

    def append(self, case: Case, records: list[Record]) -> None:
        if not records:
            return
        expected, wake_up = case.version - len(records), case.next_wakeup()
        now = {"version": case.version, "wake_at": None if wake_up is None else wake_up.at}
        bodies = [record.to_json() for record in records]
        with self.engine.begin() as base:
            if expected == 0:
                try:
                    base.execute(insert(CASES).values(id=case.id, **now))
                except IntegrityError:
                    raise Conflict(case.id, expected) from None
            else:
                here = (CASES.c.id == case.id) & (CASES.c.version == expected)
                if base.execute(update(CASES).where(here).values(**now)).rowcount != 1:
                    raise Conflict(case.id, expected)
            base.execute(
                insert(RECORDS),
                [
                    {"stream": record.stream, "seq": record.seq, "body": body}
                    for record, body in zip(records, bodies, strict=True)
                ],
            )
            base.execute(insert(OUTBOX), [{"body": body} for body in bodies])

    def asleep(self, now: datetime) -> list[str]:
        # SQLite compares texts, so both sides are in UTC.
        due = CASES.c.wake_at <= now.astimezone(timezone.utc)
        with self.engine.connect() as base:
            return list(
                base.scalars(select(CASES.c.id).where(due).order_by(CASES.c.wake_at, CASES.c.id))
            )

    def publish(self, send: Callable[[Record], object], limit: int = 100) -> int:
        oldest = select(OUTBOX).order_by(OUTBOX.c.id).limit(limit)
        with self.engine.connect() as base:
            rows = base.execute(oldest).all()
        for id, body in rows:
            send(Record.from_json(body))
            with self.engine.begin() as base:
                base.execute(delete(OUTBOX).where(OUTBOX.c.id == id))
        return len(rows)
