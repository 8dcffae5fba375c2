# %% [markdown]
# # What a service desk's log says about its deadlines
#
# 568 incidents of an IT service desk, every change a row. The log says when something changed; it
# does not say what was owed, by whom, or since when a clock stood still. A policy says that, and
# `amends` reads the one by the other.
#
# ```console
# pip install amends polars matplotlib
# python examples/python/incidents.py
# ```
#
# The sample holds reopened incidents far more often than the log it was cut from, so no rate below
# stands for the service desk. The targets of the policy are assumptions; see its comments.

# %%
from __future__ import annotations

import pathlib
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import amends
import matplotlib
import matplotlib.pyplot as plt
import polars as pl
from amends import Desk, Observation, ObservedFor, ObservedNobody, Policy, Verdict

matplotlib.use("agg")
EXAMPLES = pathlib.Path(__file__).resolve().parents[1]
OUT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "out/python")

# %% [markdown]
# ## The log
#
# The columns are read as text; what the log calls `?` is missing. Its clock is one local clock, three
# hours behind UTC: without a zone, every deadline would be off by as much.

# %%
LOG = EXAMPLES / "data" / "incidents-uci498-sample.csv.gz"
rows = pl.read_csv(LOG, infer_schema=False, null_values="?").with_columns(
    pl.col("sys_updated_at", "opened_at", "resolved_at")
    .str.to_datetime("%d/%m/%Y %H:%M", time_unit="us")
    .dt.replace_time_zone("Etc/GMT+3")
)
print(rows.select("number", "incident_state", "sys_updated_at", "priority").head(4))

# %% [markdown]
# ## How long it took, by the clock and by working hours
#
# A whole column at once: `elapsed_many` takes columns of polars and returns one.

# %%
policy = Policy.load(EXAMPLES / "policies" / "incidents-uci498.toml")
service = policy.calendar("service")
incidents = (
    rows.group_by("number", maintain_order=True)
    .agg(pl.col("priority").last(), pl.col("opened_at").first(), pl.col("resolved_at").last())
    .filter(pl.col("resolved_at").is_not_null())
)
incidents = incidents.with_columns(
    (pl.col("resolved_at") - pl.col("opened_at")).alias("clock"),
    service.elapsed_many(incidents["opened_at"], incidents["resolved_at"]).alias("working"),
)
hours = incidents.select(
    "priority",
    pl.col("clock").dt.total_minutes().truediv(60).alias("clock"),
    pl.col("working").dt.total_minutes().truediv(60).alias("working"),
)
print(
    hours.group_by("priority")
    .agg(
        pl.len().alias("incidents"),
        pl.col("clock").median().round(1),
        pl.col("working").median().round(1),
    )
    .sort("priority")
)

# %% [markdown]
# ## What was owed
#
# Each row becomes an observation: this is how the incident was found at that instant. The desk keeps
# the clocks: it starts them, lets them rest while somebody else is waited for, and judges them. One
# row is dated before the row above it; nobody knows better, so it counts as seen when that one was.

# %%
STAGES = {
    "New": ("registered", None),
    "Active": ("in_progress", None),
    "Awaiting User Info": ("in_progress", "customer"),
    "Awaiting Vendor": ("in_progress", "partner"),
    "Awaiting Problem": ("in_progress", "unit"),
    "Awaiting Evidence": ("in_progress", "customer"),
    "Resolved": ("replied", None),
    "Closed": ("closed", None),
}


def observed(row: dict[str, str | None], at: datetime) -> Observation:
    """Says what a row of the log reports."""
    state = row["incident_state"] or ""
    stage, party = STAGES[state]
    facts = {
        "kind": "incident",
        "category": row["category"],
        "priority": row["priority"],
        "channel": row["contact_type"] and row["contact_type"].lower(),
        "unit": row["assignment_group"],
    }
    return Observation(
        at,
        stage=stage,
        waiting=ObservedFor(party, state) if party else ObservedNobody(),
        outcome="unknown" if stage == "closed" else None,
        facts={name: value for name, value in facts.items() if value},
        handler=row["assigned_to"],
        by=row["sys_updated_by"],
    )


def judged(policy: Policy) -> tuple[Desk, list[amends.Record]]:
    """Runs the log through a policy."""
    desk, records = Desk(policy), []
    latest: dict[str, datetime] = {}
    for row in rows.iter_rows(named=True):
        case, at = row["number"], row["sys_updated_at"]
        latest[case] = max(at, latest.get(case, at))
        opened_at = min(row["opened_at"], at) if case not in desk else None
        records += desk.observe(case, observed(row, latest[case]), opened_at=opened_at)
    records += desk.advance_to(max(latest.values())).records
    return desk, records


desk, records = judged(policy)
print(f"{len(rows)} rows became {len(records)} records of {len(desk)} cases")

# %%
verdicts = pl.DataFrame(
    [
        {"obligation": obligation, "verdict": verdict.value, "runs": runs}
        for obligation, counts in desk.verdicts().items()
        for verdict, runs in counts.items()
    ]
)
print(verdicts.pivot("verdict", index="obligation", values="runs").fill_null(0))

# %% [markdown]
# ## Why one of them was late
#
# Every verdict explains itself, line by line, in English and Chinese.

# %%
late = next(
    (case, run)
    for case in desk
    for run in case.obligations()
    if run.obligation == "resolve"
    and run.verdict is Verdict.BREACHED
    and len(case.obligations()) == 3
)
for explanation in late[0].explain(policy):
    if explanation.obligation == "resolve":
        print(late[0].id, explanation.render(), sep="\n")

# %% [markdown]
# ## Many histories at once
#
# The records are a log of their own, which needs neither the policy nor the calendar to be read. A
# column of them is replayed at once; polars gets a frame back.

# %%
lines = pl.Series("record", [record.to_json() for record in records])
replayed = pl.DataFrame({"stream": [r.stream for r in records], "record": lines})
replayed = replayed.sort("stream", maintain_order=True)["record"]
figures = amends.replay_many(replayed)
print(figures.select("stream", "records", "stage", "met", "breached").head(4))

# %% [markdown]
# ## Another policy, the same log
#
# What if moderate incidents were owed in two working days instead of three? The rules are data: change
# a number, say in words what changed, and judge the same log again.

# %%
document = policy.to_dict()
document["document"]["revision"] = "2"
resolve = next(rule for rule in document["obligation"] if rule["id"] == "resolve")
moderate = next(
    target for target in resolve["targets"] if target["when"]["priority"] == "3 - Moderate"
)
moderate["term"]["working"] = "16h"
stricter = Policy.from_dict(document)
for change in policy.diff(stricter):
    print(change)
stricter_desk, _ = judged(stricter)

# %% [markdown]
# ## Drawn

# %%
OUT.mkdir(parents=True, exist_ok=True)
INK, MET, LATE, GONE = "#333333", "#4c956c", "#c8553d", "#c9c9c9"
plt.rcParams.update(
    {
        "font.size": 10,
        "axes.edgecolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.dpi": 120,
        "axes.titlesize": 11,
        "axes.titlelocation": "left",
    }
)


def verdicts_by_policy() -> None:
    """Draws how the runs of each obligation ended, under both policies."""
    names = {rule.id: rule.name.en for rule in policy.obligations}
    bars = {
        f"{name}, {days} days": judge.verdicts()[obligation]
        for obligation, name in names.items()
        for days, judge in (("three", desk), ("two", stricter_desk))
    }
    figure, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
    ends = [0] * len(bars)
    for verdict, colour in (
        (Verdict.MET, MET),
        (Verdict.BREACHED, LATE),
        (Verdict.CANCELLED, GONE),
    ):
        runs = [counts.get(verdict, 0) for counts in bars.values()]
        drawn = axes.barh(list(bars), runs, left=ends, color=colour, label=verdict.label())
        axes.bar_label(
            drawn,
            [n or "" for n in runs],
            label_type="center",
            color=INK if colour == GONE else "white",
        )
        ends = [end + n for end, n in zip(ends, runs, strict=True)]
    axes.invert_yaxis()
    axes.set_xlabel("runs")
    figure.suptitle(
        "How the time limits ended, if moderate incidents are owed in three working days, or in two",
        fontsize=11,
    )
    axes.legend(ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.18), frameon=False)
    figure.savefig(OUT / "verdicts.png")


def hours_to_resolve() -> None:
    """Draws how many incidents were resolved within so many hours, by the clock and by working hours."""
    figure, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
    moderate = hours.filter(pl.col("priority") == "3 - Moderate")
    for column, colour, told in (
        ("clock", GONE, "by the clock"),
        ("working", MET, "in working hours"),
    ):
        spans = moderate[column].sort()
        axes.step(
            spans,
            [(n + 1) / len(spans) for n in range(len(spans))],
            color=colour,
            linewidth=2,
            label=told,
        )
    axes.axvline(24, color=LATE, linestyle=":", label="allowed: 24 working hours")
    axes.set(
        xscale="log",
        xlim=(0.05, 5000),
        ylim=(0, 1),
        xlabel="hours from opening to the last resolution, waiting included",
    )
    axes.set_xticks([0.1, 1, 8, 24, 100, 1000], ["0.1", "1", "8", "24", "100", "1000"])
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.set_title(f"{len(moderate)} moderate incidents: resolved within")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(OUT / "hours.png")


def breaches_by_hour() -> None:
    """Draws when resolutions became late: only while the service works, except the most urgent ones."""
    moments = [
        record.at.astimezone(LOCAL)
        for record in records
        if record.type == "obligation.breached" and record.event.run.obligation == "resolve"
    ]
    grid = [
        [sum(m.weekday() == day and m.hour == hour for m in moments) for hour in range(24)]
        for day in range(7)
    ]
    figure, axes = plt.subplots(figsize=(8, 2.9), layout="constrained")
    image = axes.imshow(grid, cmap="Reds", aspect="auto")
    axes.set_xticks(range(0, 24, 3), [f"{hour}:00" for hour in range(0, 24, 3)])
    axes.set_yticks(range(7), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    axes.set_title(f"When the {len(moments)} late resolutions fell due, on the service's own clock")
    figure.colorbar(image, label="breaches")
    figure.savefig(OUT / "breaches.png")


LOCAL = ZoneInfo(service.zone)
verdicts_by_policy()
hours_to_resolve()
breaches_by_hour()
print(f"drawings in {OUT}")
