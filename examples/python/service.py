# %% [markdown]
# # A service around a desk
#
# The desk holds every case in memory and decides; SQLite keeps what happened; FastAPI takes commands
# and gives answers. Nothing else is needed for one service centre: a desk carries out more commands
# a second than its people give in a year.
#
# ```console
# pip install amends fastapi uvicorn
# uvicorn --factory service:create_app
# ```
#
# `http://localhost:8000/docs` then lists every command with its fields.

# %%
from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Annotated, Any

import amends
from amends import Actor, Command, Desk, Policy, Record
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel
from store import Conflict
from store_sqlite import SqliteStore


# %% [markdown]
# ## The desk and its store, in step
#
# Deciding and storing are one step under one lock. Should another process have moved the case on
# meanwhile, the store says so, the case is loaded anew, and the command is decided again.


# %%
class Office:
    """Holds a desk and the store behind it."""

    def __init__(self, policy: Policy, store: SqliteStore) -> None:
        self.desk = Desk(policy)
        self.store = store
        self.lock = threading.Lock()
        for case in store.cases():
            self.desk.load(store.history(case))

    def handle(
        self, case: str, command: Command, actor: Actor, now: datetime, **how: Any
    ) -> list[Record]:
        """Decides a command and stores what came of it."""
        with self.lock:
            for _ in range(3):
                records = self.desk.handle(case, command, actor, now, **how)
                try:
                    self.store.append(self.desk[case], records)
                    return records
                except Conflict:
                    self.reload(case)
                except Exception:
                    self.reload(case)
                    raise
            raise HTTPException(503, "the case keeps changing; ask again")

    def wake(self, now: datetime) -> list[Record]:
        """Lets time pass for every case; a scheduler calls it, every minute or when it likes."""
        with self.lock:
            by_case: dict[str, list[Record]] = {}
            advance = self.desk.advance_to(now)
            for stuck in advance.stuck:
                logging.error("case `%s` cannot go on: %s", stuck.case, stuck.why)
            for record in advance.records:
                by_case.setdefault(record.stream, []).append(record)
            stored: list[Record] = []
            try:
                for case, records in by_case.items():
                    try:
                        self.store.append(self.desk[case], records)
                        stored += records
                    except Conflict:
                        self.reload(case)
            except Exception:
                # What was not stored has not happened: the next wake-up finds it again.
                for case in by_case:
                    self.reload(case)
                raise
            return stored

    def reload(self, case: str) -> None:
        """Takes a case as the store has it; one that was never stored is forgotten."""
        history = self.store.history(case)
        if history:
            self.desk.load(history)
        elif case in self.desk:
            self.desk.remove(case)


# %% [markdown]
# ## What clients send and get
#
# Actors, commands and records are field types as they are. Who acts is never taken from the body of
# a request: here two headers stand for your authentication.


# %%
class Order(BaseModel):
    """What a client sends."""

    command: Command
    command_id: str | None = None
    expected_version: int | None = None


class Owed(BaseModel):
    """One time limit of a case."""

    obligation: str
    state: amends.RunState
    due: datetime | None
    owed_by: str


class Shown(BaseModel):
    """A case as a screen shows it."""

    id: str
    version: int
    stage: amends.Stage
    stage_zh: str
    priority: str | None
    owed: list[Owed]


def shown(case: amends.Case) -> Shown:
    """Puts together what a screen shows."""
    owed = [
        Owed(obligation=run.obligation, state=run.state, due=run.due, owed_by=run.owed_by)
        for run in case.obligations()
        if run.state is not amends.RunState.ENDED
    ]
    stage_zh = case.stage.label("zh")
    return Shown(
        id=case.id,
        version=case.version,
        stage=case.stage,
        stage_zh=stage_zh,
        priority=case.priority,
        owed=owed,
    )


def signed_in(x_user: Annotated[str, Header()], x_roles: Annotated[str, Header()] = "") -> Actor:
    """Says who acts; put your authentication here."""
    return Actor(x_user, roles=[role for role in x_roles.split(",") if role])


SignedIn = Annotated[Actor, Depends(signed_in)]


def right_now() -> datetime:
    """Reads the clock: the only place that does."""
    return datetime.now(timezone.utc)


# %% [markdown]
# ## The service


# %%
def create_app(
    path: str | None = None,
    policy: Policy | None = None,
    clock: Callable[[], datetime] = right_now,
) -> FastAPI:
    """Makes the service; without arguments on `amends.sqlite` under the small policy."""
    store = SqliteStore(path or os.environ.get("AMENDS_STORE", "amends.sqlite"))
    office = Office(policy or Policy.preset("default"), store)
    app = FastAPI(title="Complaints")

    def known(case: str) -> amends.Case:
        found = office.desk.get(case)
        if found is None:
            raise HTTPException(404, f"there is no case `{case}`")
        return found

    @app.post("/cases/{case}/commands")
    def give(case: str, order: Order, actor: SignedIn) -> list[Record]:
        how = {"command_id": order.command_id, "expected_version": order.expected_version}
        return office.handle(case, order.command, actor, clock(), **how)

    @app.get("/cases/{case}")
    def look(case: str) -> Shown:
        return shown(known(case))

    @app.get("/cases/{case}/commands")
    def may(case: str, actor: SignedIn) -> dict[str, str | None]:
        """Says of every command whether it may be given now: null, or why not."""
        known(case)
        listed = office.desk.available(case, actor, clock())
        return {str(one.command): None if one.refusal is None else one.refusal.zh for one in listed}

    @app.get("/cases/{case}/timeline", response_class=HTMLResponse)
    def timeline(case: str) -> str:
        known(case)
        return amends.Timeline(store.history(case)).to_html("zh")

    @app.get("/agenda")
    def agenda() -> list[dict[str, Any]]:
        return [
            {
                "case": item.case,
                "obligation": item.obligation,
                "owed_by": item.owed_by,
                "due": item.due,
            }
            for item in office.desk.agenda()
        ]

    @app.post("/wake")
    def wake() -> int:
        return len(office.wake(clock()))

    @app.exception_handler(amends.Rejected)
    def refused(_: Request, why: amends.Rejected) -> JSONResponse:
        return JSONResponse(why.to_dict(), status_code=409)

    return app


# %% [markdown]
# ## Tried at once
#
# Run as a script it serves a test client: a contact comes, is registered, and is due on Monday.

# %%
if __name__ == "__main__":
    import tempfile

    from fastapi.testclient import TestClient

    friday = datetime(2026, 3, 6, 8, 30, tzinfo=timezone.utc)
    with tempfile.TemporaryDirectory() as folder:
        client = TestClient(create_app(f"{folder}/amends.sqlite", clock=lambda: friday))
        clerk = {"X-User": "u-17", "X-Roles": "intake"}
        for command in (
            amends.commands.Receive(),
            amends.commands.Register("complaint", "reachable", fields=["content", "contact"]),
        ):
            answer = client.post(
                "/cases/2026-0001/commands", json={"command": command.to_dict()}, headers=clerk
            )
            answer.raise_for_status()
        print(client.get("/cases/2026-0001").json())
        for line in client.get("/agenda").json():
            print(line["due"], line["case"], line["obligation"], "owed by", line["owed_by"])
        refusal = client.post(
            "/cases/2026-0001/commands",
            json={"command": amends.commands.Archive().to_dict()},
            headers=clerk,
        )
        print(refusal.status_code, refusal.json()["zh"])
