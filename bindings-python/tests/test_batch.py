"""Whole columns: the same answers as row by row, in the caller's own kind."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import SHANGHAI, policy_named

import amends

pyarrow = pytest.importorskip("pyarrow")
STARTS = [datetime(2024, 1, day, hour, tzinfo=SHANGHAI) for day in range(1, 29) for hour in (8, 11, 17)]


@pytest.fixture(scope="module")
def office() -> amends.Calendar:
    return amends.Policy.preset("default").calendar()


def column(kind: str, values: list[datetime | None]) -> Any:
    array = pyarrow.array(values, pyarrow.timestamp("us", "Asia/Shanghai"))
    if kind == "pyarrow":
        return array
    if kind == "chunked":
        return pyarrow.chunked_array([array[:10], array[10:]])
    if kind == "polars":
        return pytest.importorskip("polars").Series("at", array)
    pandas = pytest.importorskip("pandas")
    return pandas.Series(array, dtype=pandas.ArrowDtype(array.type), index=range(5, 5 + len(values)), name="at")


def listed(values: Any) -> list[Any]:
    plain = values.to_pylist() if hasattr(values, "to_pylist") else values.to_list()
    return [None if value is None or value is getattr(value, "NaT", None) else value for value in plain]


@pytest.mark.parametrize("kind", ["pyarrow", "chunked", "polars", "pandas"])
def test_a_column_is_its_rows(office: amends.Calendar, kind: str) -> None:
    starts = column(kind, list(STARTS))
    due = office.add_many(starts, "8h")
    assert type(due).__module__.split(".")[0] == type(starts).__module__.split(".")[0]
    assert listed(due) == [office.add(start, "8h") for start in STARTS]
    open_time = office.elapsed_many(starts, due)
    assert listed(open_time) == [office.elapsed(start, office.add(start, "8h")) for start in STARTS]
    if kind == "pandas":
        assert list(due.index) == list(starts.index) and due.name == "at"
    if kind == "polars":
        assert due.name == "at"


def test_lengths_may_be_a_column_and_missing_values_stay_missing(office: amends.Calendar) -> None:
    starts = pyarrow.array([STARTS[0], None, STARTS[2]], pyarrow.timestamp("ms", "UTC"))
    spans = pyarrow.array([timedelta(hours=1), timedelta(hours=2), None], pyarrow.duration("s"))
    assert office.add_many(starts, spans).to_pylist() == [office.add(STARTS[0], "1h"), None, None]
    assert office.add_many(starts, pyarrow.array([3600, 1, 1])).to_pylist()[0] == office.add(STARTS[0], "1h")
    with pytest.raises(amends.AmendsError, match="3 and 2 rows"):
        office.add_many(starts, spans[:2])


def test_a_row_without_an_answer_is_named(office: amends.Calendar) -> None:
    late = datetime(2400, 1, 1, tzinfo=timezone.utc)
    starts = pyarrow.array([STARTS[0], None, late], pyarrow.timestamp("us", "UTC"))
    with pytest.raises(amends.TimeFault, match="^row 2: ") as raised:
        office.add_many(starts, "1h")
    assert raised.value.code == "time_out_of_range" and raised.value.zh.startswith("第 2 行：")
    with pytest.raises(amends.TimeFault, match="^row 2: "):
        office.elapsed_many(starts, starts)
    beyond = pyarrow.array([2**62], pyarrow.timestamp("us", "UTC"))
    with pytest.raises(amends.AmendsError, match="row 0: expected an instant of the years 1 to 9999"):
        office.add_many(beyond, "1h")


@pytest.mark.parametrize("edge", ["at_close", "next_opening"])
def test_rows_in_any_order_are_asked_like_one(office: amends.Calendar, edge: Any) -> None:
    dice = random.Random(7)
    noon = datetime(2024, 2, 6, 12, tzinfo=SHANGHAI)
    starts: list[datetime | None] = [noon + timedelta(minutes=13 * step + dice.randrange(-90, 90)) for step in range(900)]
    starts += dice.sample(starts, 300) + [None] * 20
    spans = [dice.choice([timedelta(hours=5), timedelta(hours=5), timedelta(hours=-2), timedelta(0), None]) for _ in starts]
    column = pyarrow.array(starts, pyarrow.timestamp("us", "UTC"))
    lengths = pyarrow.array(spans, pyarrow.duration("us"))
    for cut in (0, 7, 901):
        due = office.add_many(column[cut:], lengths[cut:], edge).to_pylist()
        assert due == [None if at is None or span is None else office.add(at, span, edge) for at, span in zip(starts[cut:], spans[cut:])]
        open_time = office.elapsed_many(pyarrow.chunked_array([column[:cut], column[cut:]]), column[::-1])
        assert open_time.to_pylist() == [None if at is None or to is None else office.elapsed(at, to) for at, to in zip(starts, starts[::-1])]


def test_a_relation_of_one_column_is_that_column(office: amends.Calendar) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        base.execute("set timezone = 'UTC'")
        relation = base.sql("select timestamptz '2024-01-05 08:00:00+00' as told, 1 as n")
        due = pyarrow.array(office.add_many(relation.select("told"), "4h"))
        assert due.to_pylist() == [datetime(2024, 1, 8, 3, tzinfo=timezone.utc)]
        with pytest.raises(amends.AmendsError, match="table of 2"):
            office.add_many(relation, "4h")


def test_what_is_no_column_is_refused(office: amends.Calendar) -> None:
    with pytest.raises(amends.NaiveDatetime, match="time zone"):
        office.add_many(pyarrow.array([datetime(2024, 1, 1)]), "8h")
    with pytest.raises(amends.AmendsError, match="timestamps, got"):
        office.add_many(pyarrow.array([1, 2]), "8h")
    with pytest.raises(amends.AmendsError, match="got `list`"):
        office.add_many([1, 2], "8h")
    with pytest.raises(amends.AmendsError, match="a span such as `8h`, .* got `8x`"):
        office.add_many(pyarrow.array(STARTS, pyarrow.timestamp("us", "UTC")), "8x")
    with pytest.raises(amends.AmendsError, match="got `int`"):
        office.add_many(pyarrow.array(STARTS, pyarrow.timestamp("us", "UTC")), 8)
    with pytest.raises(amends.TimeFault):
        office.add_many(pyarrow.array([datetime(5000, 1, 1, tzinfo=timezone.utc)]), "8h")


def test_many_histories_are_replayed_at_once(
    opened: tuple[amends.Desk, list[amends.Record]], clerk: amends.Actor, now: datetime
) -> None:
    desk, records = opened
    records = records + desk.advance_to(now + timedelta(days=30)).records
    other = [amends.Record.from_dict({**record.to_dict(), "stream": "C-2"}) for record in records[:4]]
    seen: list[int] = []
    lines = [record.to_json() for record in records + other]
    texts = pyarrow.chunked_array([lines[:3], lines[3:]])
    rows = amends.replay_many(texts, progress=seen.append).to_pylist()
    assert [row["stream"] for row in rows] == ["C-1", "C-2"]
    assert rows[0]["records"] == len(records) and rows[0]["breached"] == 2 and rows[1]["breached"] == 0
    assert rows[0]["stage"] == "registered" and rows[0]["opened_at"] == now
    assert seen == [3, len(lines)]
    with pytest.raises(amends.ReplayFault):
        amends.replay_many(pyarrow.array(lines[1:]))
    with pytest.raises(amends.WireFault):
        amends.replay_many(pyarrow.array(["{"]))
    with pytest.raises(amends.AmendsError, match="column of texts, got"):
        amends.replay_many(pyarrow.array([1]))


def test_a_log_cut_anywhere_gives_the_same_figures(policy: amends.Policy, clerk: amends.Actor, now: datetime) -> None:
    desk, histories = amends.Desk(policy), {}
    register = amends.commands.Register("complaint", "reachable", fields=["content", "contact"])
    for number in range(900):
        case = f"C-{number:03}"
        histories[case] = desk.handle(case, amends.commands.Receive(), clerk, now) + desk.handle(case, register, clerk, now)
    for record in desk.advance_to(now + timedelta(days=30)).records:
        histories[record.stream].append(record)
    lines = [record.to_json() for history in histories.values() for record in history]
    # Enough for a thread on every core, so that cases end and begin where the threads do.
    assert len(lines) > 2 * 4096
    expected = [(case.id, case.version, 0, 2) for case in desk]
    names = ("stream", "records", "met", "breached")
    for cut in (0, 1, 5_000, len(lines) - 1):
        chunks = pyarrow.chunked_array([lines[:cut], [None, *lines[cut:]]], pyarrow.string())
        assert [tuple(row[name] for name in names) for row in amends.replay_many(chunks).to_pylist()] == expected
    # The first fault in the order of the rows is told, whichever thread comes upon it first.
    with pytest.raises(amends.ReplayFault, match="gap"):
        amends.replay_many(pyarrow.array([*lines[:20], *lines[21:-1], "{"]))
    with pytest.raises(amends.WireFault):
        amends.replay_many(pyarrow.array([*lines[:-1], "{"]))


def test_many_rows_keep_their_order(office: amends.Calendar) -> None:
    starts = [STARTS[0] + timedelta(minutes=7 * n) for n in range(9_001)]
    column = pyarrow.array([*starts, None], pyarrow.timestamp("us", "UTC"))
    due = office.add_many(column, "8h")
    assert due.to_pylist() == [*(office.add(at, "8h") for at in starts), None]
    assert office.elapsed_many(column, due).to_pylist() == [timedelta(hours=8)] * 9_001 + [None]


def test_many_due_dates_keep_their_rows(policy: amends.Policy) -> None:
    starts = [STARTS[0] + timedelta(minutes=n) for n in range(10_000)]
    table = pyarrow.table({"received": pyarrow.array(starts, pyarrow.timestamp("us", "UTC")), "kind": ["inquiry"] * 10_000})
    due = policy.due_dates(table)["first-reply"]
    assert due.to_pylist() == policy.calendar().add_many(table["received"], "8h").to_pylist()
    wrong = pyarrow.array(["inquiry"] * 9_000 + ["x"] * 1_000)
    with pytest.raises(amends.AmendsError, match="row 9000: "):
        policy.due_dates(table.set_column(1, "kind", wrong))


def test_figures_come_in_the_kind_that_was_given(opened: tuple[amends.Desk, list[amends.Record]]) -> None:
    lines = [record.to_json() for record in opened[1]]
    rows = amends.replay_many(pyarrow.array(lines)).to_pylist()
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    frame = amends.replay_many(polars.Series(lines))
    assert isinstance(frame, polars.DataFrame) and frame.to_dicts() == rows
    for words in (polars.Categorical, polars.Enum(sorted(set(lines)))):
        assert amends.replay_many(polars.Series(lines, dtype=words)).to_dicts() == rows
    figures = amends.replay_many(pandas.Series(lines))
    assert isinstance(figures, pandas.DataFrame) and figures.to_dict("records") == rows
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        base.register("log", pyarrow.table({"record": lines}))
        found = amends.replay_many(base.sql("select record from log"))
        assert found.to_pylist() == rows
        assert base.sql("select sum(records) from found").fetchall() == [(len(lines),)]


def test_a_table_of_records_names_what_is_wrong_in_it(opened: tuple[amends.Desk, list[amends.Record]]) -> None:
    records = opened[1]
    table = amends.records_table(records)
    expected = amends.replay_many(pyarrow.array([record.to_json() for record in records]))
    assert amends.replay_many(table) == expected
    pandas = pytest.importorskip("pandas")
    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    frame.index = range(5, 5 + len(frame))
    assert amends.replay_many(frame).to_dict("records") == expected.to_pylist()

    def put(name: str, value: Any, row: int = 2) -> Any:
        values = table[name].to_pylist()
        values[row] = value
        return table.set_column(table.column_names.index(name), name, pyarrow.array(values, table[name].type if value is None else None))

    def start(part: str, value: Any) -> Any:
        return put("started", {**table["started"].to_pylist()[2], part: value})

    for wrong, code, told in (
        (put("seq", None), "missing_key", "row 2: expected a `seq`, got nothing"),
        (put("seq", -3), "bad_value", "row 2, column `seq`: expected a whole number from 0, got `-3`"),
        (put("schema", 99), "written_by_newer_version", "row 2, column `schema`: schema 99"),
        (put("stream", " "), "bad_value", "row 2, column `stream`: expected an identifier"),
        (put("source", "told"), "bad_value", "row 2, column `source`: .* got `told`"),
        (put("by_kind", None, 1), "missing_key", "row 1: expected a `by_kind`"),
        (put("command", "case.dance", 1), "bad_value", "row 1, column `command`: expected a command, got `case.dance`"),
        (put("type", "case.registered"), "bad_value", "row 2, column `started`: .*only `obligation.started` has one, this is `case.registered`"),
        (put("data", "{}"), "bad_value", "row 2, column `started`: .*expected it or `data`, got both"),
        (start("due", None), "missing_key", "row 2: expected a `started.due`, got nothing"),
        (start("run", -1), "bad_value", "row 2, column `started.run`: expected a whole number from 0, got `-1`"),
        (start("term", "{"), "bad_value", "row 2, column `started.term`: EOF"),
        (start("measure", "lunar"), "bad_value", "row 2, column `started.measure`: expected a known word, got `lunar`"),
        (start("owed_by", " "), "bad_value", "row 2, column `started.owed_by`: expected"),
        (start("rungs", [{"rung": 0, "at": None, "to": "head"}]), "missing_key", "row 2: expected a `started.rungs`"),
        (put("type", "case.danced"), "unknown_type", "row 2, column `type`: unknown type `case.danced`"),
        (put("data", '{"tea": 1}', 1), "unknown_key", "row 1, column `data`: unknown key `tea`"),
        (put("data", "{", 1), "syntax", "row 1, column `data`: line 1"),
        (put("data", None, 1), "missing_key", "row 1, column `data`: key `.*` is missing"),
        (put("started", None), "missing_key", "row 2, column `data`: key `.*` is missing"),
    ):
        chunked = pyarrow.Table.from_batches(wrong.to_batches(max_chunksize=2))
        with pytest.raises(amends.WireFault, match=told) as raised:
            amends.replay_many(chunked)
        with pytest.raises(amends.WireFault, match=told):
            amends.records_of(chunked)
        assert raised.value.code == code and "行" in raised.value.zh
    parts = [{name: part for name, part in (row or {}).items() if name != "due"} for row in table["started"].to_pylist()]
    without_due = table.set_column(14, "started", pyarrow.array(parts))
    for shape, told in (
        (table.drop_columns("source"), "`source` is missing in stream, seq"),
        (table.append_column("tea", table["seq"]), "column `tea`: a record has no such part; it has stream, seq"),
        (table.set_column(1, "seq", table["stream"]), "column `seq`: expected whole numbers, got `Utf8`"),
        (table.set_column(0, "stream", table["seq"]), "column `stream`: expected a column of texts, got `UInt64`"),
        (table.set_column(14, "started", table["seq"]), "column `started`: expected a struct, got `UInt64`"),
        (without_due, "column `started`: expected obligation, .*`due` is missing"),
    ):
        with pytest.raises(amends.AmendsError, match=told):
            amends.replay_many(shape)
    naive = table.set_column(2, "at", table["at"].cast(pyarrow.timestamp("us")))
    with pytest.raises(amends.NaiveDatetime, match="column `at`: expected timestamps with a time zone"):
        amends.replay_many(naive)


FACTS = [("complaint", "high"), ("inquiry", None), ("complaint", "low")]


def due_table() -> Any:
    return pyarrow.table({
        "received": pyarrow.array([*STARTS[:3], None], pyarrow.timestamp("ms", "UTC")),
        "kind": [kind for kind, _ in FACTS] + ["complaint"],
        "urgency": pyarrow.array([urgency for _, urgency in FACTS] + [None]).dictionary_encode(),
    })


@pytest.mark.parametrize(
    ("preset", "fact", "values"),
    [
        ("default", "urgency", ["high", "low", None]),
        # Who is complained to makes the priority, by the matrix of the policy.
        ("auto", "addressee", ["general_manager", "government", None]),
    ],
)
def test_due_dates_are_those_of_the_desk(preset: str, fact: str, values: list[str | None]) -> None:
    policy = amends.Policy.preset(preset)
    document = policy.to_dict()
    forms = {form["id"]: [field["id"] for field in form["field"]] for form in document["form"]}
    fields = {kind["id"]: forms.get(kind.get("form"), []) for kind in document["kind"]}
    everybody = amends.Actor("u-1", roles=[grant["role"] for grant in document["grant"]])
    rows = [(kind, value, at) for kind in policy.kinds for value in values for at in STARTS[:5]]
    table = pyarrow.table({
        "received": pyarrow.array([at for *_, at in rows], pyarrow.timestamp("us", "UTC")),
        "kind": [kind for kind, *_ in rows],
        fact: pyarrow.array([value for _, value, _ in rows]).dictionary_encode(),
    })
    due = policy.due_dates(table)
    assert due.column_names == [rule.id for rule in policy.obligations]
    found, desk = [], amends.Desk(policy)
    for number, (row, (kind, value, at)) in enumerate(zip(due.to_pylist(), rows)):
        case, facts = f"C-{number}", {fact: value} if value else {}
        for command in (
            amends.commands.Receive(),
            amends.commands.Register(kind, "reachable", fields=fields[kind], facts=facts),
            amends.commands.Classify(facts),
        ):
            desk.handle(case, command, everybody, at)
        owed = {run.obligation: run.due for run in reversed(desk[case].obligations()) if run.due}
        found.append(owed)
        assert {name: at for name, at in row.items() if at is not None} == owed
    assert len({str(owed) for owed in found}) > 2


def test_a_due_date_is_the_one_after_the_classification() -> None:
    policy = policy_named("deadlines")
    table = pyarrow.table({
        "received": pyarrow.array([datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)] * 2, pyarrow.timestamp("us", "UTC")),
        "urgency": ["urgent", None],
    })
    urgent, usual = (row["solve"] for row in policy.due_dates(table).to_pylist())
    assert urgent == datetime(2026, 3, 2, 18, tzinfo=SHANGHAI)
    assert usual == datetime(2026, 3, 6, 18, tzinfo=SHANGHAI)


def test_a_due_date_may_count_on_the_calendar_of_who_owes_it(policy: amends.Policy) -> None:
    document = policy.to_dict()
    document["calendar"]["night"] = {"zone": "Asia/Shanghai", "week": {"mon-sun": ["20:00-24:00"]}}
    (first, *_) = document["obligation"]
    visit = {"starts_on": "assignment.assigned", "term": {"working": "2h", "calendar": "of-debtor"}, "owed_by": "handler"}
    document["obligation"].append({**first, "id": "visit", **visit})
    rules = amends.Policy.from_dict(document)
    unit = {"name": {"zh": "站", "en": "station"}}
    units = [{"id": "front", "calendar": "office", **unit}, {"id": "station", "calendar": "night", **unit}, {"id": "lost", **unit}]
    centre = amends.Organisation.from_dict({"organisation": {"number": "ORG-1", "revision": "A"}, "unit": units})
    friday = datetime(2026, 3, 6, 16, tzinfo=SHANGHAI)
    table = pyarrow.table({
        "received": pyarrow.array([friday] * 3, pyarrow.timestamp("us", "UTC")),
        "kind": ["complaint"] * 3,
        "unit": ["front", "station", None],
    })
    due = rules.due_dates(table, organisation=centre)["visit"].to_pylist()
    assert due == [friday.replace(hour=18), friday.replace(hour=22), None]
    # The same code as the desk asks.
    desk, anybody = amends.Desk(rules, organisation=centre), amends.Actor("u-1", roles=[grant["role"] for grant in document["grant"]])
    for command in (
        amends.commands.Receive(),
        amends.commands.Register("complaint", "reachable", fields=["content", "contact"]),
        amends.commands.Classify({}),
        amends.commands.Assign(unit="station"),
    ):
        desk.handle("C-1", command, anybody, friday)
    assert {run.due for run in desk["C-1"].obligations() if run.obligation == "visit"} == {due[1]}
    # Where nobody is in charge nothing is asked; else the message says what is missing.
    assert rules.due_dates(table.drop_columns("unit"))["visit"].null_count == 3
    with pytest.raises(amends.AmendsError, match="row 0: `visit` counts on .* hand the organisation over"):
        rules.due_dates(table)
    for wrong in ("lost", "nowhere"):
        with pytest.raises(amends.AmendsError, match=f"`ORG-1` has none for the unit `{wrong}`"):
            rules.due_dates(table.set_column(2, "unit", [[wrong] * 3]), organisation=centre)


def test_due_dates_come_in_the_kind_that_was_given(policy: amends.Policy) -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    rows = policy.due_dates(due_table()).to_pylist()
    assert policy.due_dates(polars.from_arrow(due_table())).to_dicts() == rows
    frame = due_table().to_pandas()
    frame.index = [7, 3, 5, 1]
    due = policy.due_dates(frame)
    assert isinstance(due, pandas.DataFrame) and list(due.index) == [7, 3, 5, 1]
    assert due["first-reply"].tolist()[0] == rows[0]["first-reply"]


def test_what_is_no_table_of_cases_is_refused(policy: amends.Policy) -> None:
    table = due_table()
    for wrong, told in (
        (table.append_column("prio", table["kind"]), "got a column `prio`"),
        (table.drop_columns("received"), "expected a column `received`, got the columns kind, urgency"),
        (table.drop_columns("kind"), "row 0: expected a `kind` of the policy .complaint, inquiry."),
        (table["received"], "expected a table"),
        (table.set_column(1, "kind", [["complaint", "x", None, None]]), "row 1: .* got `x`"),
    ):
        with pytest.raises(amends.AmendsError, match=told):
            policy.due_dates(wrong)
    with pytest.raises(amends.AmendsError, match="expected a column of pyarrow, polars, pandas or duckdb, got `list`"):
        policy.due_dates([])
    assert policy.due_dates(table.rename_columns(["came", "kind", "urgency"]), received="came").num_rows == 4


def test_a_table_may_be_empty_and_a_policy_may_owe_nothing(policy: amends.Policy) -> None:
    table = due_table()
    assert policy.due_dates(table[:0]).num_rows == 0
    unknown = pyarrow.array([None] * 4, pyarrow.dictionary(pyarrow.int32(), pyarrow.string()))
    due = policy.due_dates(table.set_column(2, "urgency", unknown))
    assert due["first-reply"].null_count == 1
    document = policy.to_dict()
    document["obligation"] = []
    document["kind"] = [{**kind, "steps": []} for kind in document["kind"]]
    nothing = amends.Policy.from_dict(document)
    assert nothing.due_dates(table).num_columns == 0
    polars = pytest.importorskip("polars")
    assert nothing.due_dates(polars.from_arrow(table)).width == 0
    assert amends.replay_many(pyarrow.array([], pyarrow.string())).num_rows == 0


def test_a_pandas_column_that_hands_nothing_over_is_taken_through_pyarrow(office: amends.Calendar) -> None:
    pandas = pytest.importorskip("pandas")

    class Old(pandas.Series):  # type: ignore[misc, name-defined]
        """Stands for a column of pandas 2, which has no Arrow interface."""

        __module__ = "pandas"

        def __getattribute__(self, name: str) -> Any:
            if name.startswith("__arrow_c_"):
                raise AttributeError(name)
            return super().__getattribute__(name)

    due = office.add_many(Old(STARTS[:3]), "8h")
    assert listed(due) == [office.add(start, "8h") for start in STARTS[:3]]
