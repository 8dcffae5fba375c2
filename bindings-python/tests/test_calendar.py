"""Business time: what other engines answer, and the edges of `datetime`."""

from __future__ import annotations

import copy
import json
import pathlib
import pickle
from datetime import date, datetime, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conftest import CORE, SHANGHAI
from hypothesis import given
from hypothesis import strategies as st
from vectors import Report, run

import amends
from amends import Calendar, Certainty

VECTORS = CORE / "vectors"
OFFICE = {"zone": "Asia/Shanghai", "week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}, "holidays": "cn"}


@pytest.fixture(scope="module")
def office() -> Calendar:
    return Calendar.from_dict(OFFICE, id="office")


def test_five_engines_agree_on_every_recommended_case() -> None:
    report = Report()
    for name in ("zendesk_biz", "glpi_calendar_sla", "otobo_working_time", "pandas_business_hour", "frappe_helpdesk_sla"):
        run(VECTORS / f"{name}.json", report)
    assert not report.failures, "\n".join(report.failures)
    # The very counts of the Rust runner.
    assert report.counts() == (562, 0, 42)


def test_every_word_of_the_format_is_understood() -> None:
    report = Report()
    run(VECTORS / "words.json", report)
    assert not report.failures, "\n".join(report.failures)
    assert report.skipped == 1 and report.passed > 60


def test_china_is_complete() -> None:
    facts = json.loads((VECTORS / "china_holidays.json").read_text(encoding="utf-8"))
    off = {day for year in facts["years"] for day in year["engine"]["weekdays_off"]}
    worked = {day for year in facts["years"] for day in year["engine"]["weekend_worked"]}
    calendars = {
        makeup: Calendar.from_dict(
            {"zone": "Asia/Shanghai", "holidays": "cn", "makeup": makeup, "week": {"mon-fri": ["09:00-17:00"]}}
        )
        for makeup in ("worked", "rest")
    }
    first, last = calendars["worked"].coverage
    assert first is not None and last is not None
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        weekday = day.weekday() < 5 and day.isoformat() not in off
        assert calendars["worked"].is_workday(day) is (weekday or day.isoformat() in worked), day
        assert calendars["rest"].is_workday(day) is weekday, day


def test_any_aware_datetime_is_taken(office: Calendar) -> None:
    at = datetime(2024, 1, 5, 8, tzinfo=timezone.utc)
    zones: list[tzinfo] = [
        SHANGHAI, ZoneInfo("UTC"), ZoneInfo("America/New_York"), timezone(timedelta(hours=5, minutes=45)),
    ]
    answers = {office.add(at.astimezone(zone), timedelta(hours=4)) for zone in zones}
    assert answers == {datetime(2024, 1, 8, 3, tzinfo=timezone.utc)}
    assert office.add(at, "4h").tzinfo is timezone.utc


def test_a_naive_datetime_is_refused_with_what_to_do(office: Calendar) -> None:
    class Nowhere(tzinfo):
        def utcoffset(self, when: datetime | None) -> None:
            return None

        def dst(self, when: datetime | None) -> None:
            return None

        def tzname(self, when: datetime | None) -> None:
            return None

    for naive in (datetime(2024, 1, 5, 16), datetime(2024, 1, 5, 16, tzinfo=Nowhere())):
        with pytest.raises(amends.NaiveDatetime, match="replace.*ZoneInfo"):
            office.add(naive, "4h")
        with pytest.raises(amends.NaiveDatetime, match="replace.*ZoneInfo"):
            amends.commands.Defer(naive)
    with pytest.raises(amends.AmendsError, match="aware datetime, got `str`"):
        office.is_open("2024-01-05")  # type: ignore[arg-type]
    with pytest.raises(amends.AmendsError, match="1h30m"):
        office.add(datetime.now(timezone.utc), "1d")


def test_the_fold_says_which_of_two_hours() -> None:
    always = Calendar.around_the_clock()
    zone = ZoneInfo("Europe/Berlin")
    first = datetime(2025, 10, 26, 2, 30, tzinfo=zone)
    second = first.replace(fold=1)
    assert always.add(first, "0s") == datetime(2025, 10, 26, 0, 30, tzinfo=timezone.utc)
    assert always.add(second, "0s") == datetime(2025, 10, 26, 1, 30, tzinfo=timezone.utc)
    assert always.elapsed(first, second) == timedelta(hours=1)


def test_a_day_of_23_hours_has_23() -> None:
    zone = ZoneInfo("Europe/Berlin")
    berlin = Calendar.from_dict({"zone": "Europe/Berlin", "week": {"mon-sun": ["00:00-24:00"]}})
    start, end = datetime(2025, 3, 30, tzinfo=zone), datetime(2025, 3, 31, tzinfo=zone)
    assert berlin.elapsed(start, end) == timedelta(hours=23)
    # A reading in the gap is the transition.
    in_gap = datetime(2025, 3, 30, 2, 30).time()
    assert berlin.at_local(date(2025, 3, 30), in_gap) == datetime(2025, 3, 30, 1, tzinfo=timezone.utc)


def test_the_ends_of_time() -> None:
    always = Calendar.around_the_clock()
    old, far = datetime(1900, 1, 1, tzinfo=timezone.utc), datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc)
    assert always.add(old, "1h") == old + timedelta(hours=1)
    with pytest.raises(amends.TimeFault, match="1900 to 2300") as fault:
        always.add(far, "1h")
    assert fault.value.code == "time_out_of_range"
    # A zone may push an instant over the edge of what a datetime can say.
    beyond = far.replace(tzinfo=timezone(-timedelta(hours=5)))
    with pytest.raises(amends.AmendsError):
        always.is_open(beyond)
    record = amends.Record.from_json(
        '{"stream":"C","seq":1,"at":"9999-12-31T23:59:59.999999Z","recorded_at":"0001-01-01T00:00:00.000000Z",'
        '"schema":1,"source":"clock","event":{"type":"triage.admitted","data":{}}}'
    )
    assert record.at == far
    assert record.recorded_at == datetime(1, 1, 1, tzinfo=timezone.utc)


def test_finer_than_a_second_is_cut_down(office: Calendar) -> None:
    at = datetime(2024, 1, 5, 16, 0, 0, 999_999, tzinfo=SHANGHAI)
    assert office.add(at, timedelta(hours=1)) == datetime(2024, 1, 5, 17, tzinfo=SHANGHAI)
    assert office.add(at, timedelta(seconds=1, microseconds=999_999)) == datetime(2024, 1, 5, 16, 0, 1, tzinfo=SHANGHAI)
    assert office.add(at, timedelta(seconds=-1, microseconds=1)) == datetime(2024, 1, 5, 15, 59, 59, tzinfo=SHANGHAI)


def test_certainty_beyond_the_known_holidays(office: Calendar) -> None:
    inside, outside = datetime(2026, 1, 5, tzinfo=SHANGHAI), datetime(2040, 1, 5, tzinfo=SHANGHAI)
    assert office.certainty(inside, inside) is Certainty.KNOWN
    assert office.certainty(inside, outside) is Certainty.ASSUMED
    with pytest.raises(amends.TimeFault) as fault:
        office.add(outside, "1h")
    assert fault.value.code == "calendar_horizon"


def test_terms_and_targets(office: Calendar, now: datetime) -> None:
    term = {"working_days": 3, "lands": "end-of-day"}
    target = office.target(term, now)
    assert target.due == datetime(2026, 3, 11, 18, tzinfo=SHANGHAI)
    assert target.is_met_at(target.due) and not target.is_met_at(target.due + timedelta(seconds=1))
    assert office.due_days(now, 3) == target.due
    again, ledger = office.target_explained(amends.Term(working="8h", calendar="office"), now)
    assert again.budget == timedelta(hours=8) == ledger.counted
    assert "counted" in ledger.render("en") and "计入" in ledger.render("zh")
    promised = now + timedelta(days=2)
    assert office.target({"as_promised": {}}, now, promised=promised).due == promised
    with pytest.raises(amends.TimeFault, match="promised"):
        office.target({"as_promised": {}}, now)
    with pytest.raises(amends.WireFault, match="lands"):
        office.target({"working_days": 3}, now)
    pause = (now + timedelta(minutes=10), now + timedelta(minutes=40))
    assert office.target({"working": "1h"}, now, pauses=[pause]).due == now + timedelta(minutes=90)


def test_findings_come_all_at_once() -> None:
    with pytest.raises(amends.PolicyInvalid) as error:
        Calendar.from_dict({"zone": "Asia/Peking", "week": {"mon-fri": ["09:00-9:30"], "weekend": ["10:00-10:00"]}})
    codes = [finding.code.value for finding in error.value.findings]
    assert codes == ["unknown_zone", "bad_time", "bad_day"]
    assert str(error.value).count("\n") == 2


def test_a_finding_in_a_dictionary_names_the_key() -> None:
    sound: dict[str, Any] = {"zone": "UTC", "week": {"mon": ["09:00-10:00"]}}
    nested: dict[str, Any] = {}
    nested["more"] = nested["once more"] = nested
    for wrong, path, told in (
        ({"beyond": float("nan")}, "beyond", "got a fraction"),
        ({"zone": 2**70}, "zone", "a number out of range"),
        ({"zone": "UTC\ud800"}, "zone", "valid Unicode"),
        ({"week": {"mon": {"09:00-10:00"}}}, "week.mon", "lists, texts, .* got `set`"),
        ({"week": {"mon": ["09:00-10:00", b"11:00-12:00"]}}, "week.mon[1]", "got `bytes`"),
        ({"week": {1: ["09:00-10:00"]}}, "week", "texts as keys, got `1`"),
        ({"hours": {date(2026, 1, 1): [], "2026-01-01": []}}, "hours.2026-01-01", "stands here twice"),
        ({"holidays": nested}, "holidays" + ".more" * 63, "at most 64 levels"),
    ):
        with pytest.raises(amends.PolicyInvalid, match=told) as error:
            Calendar.from_dict({**sound, **wrong})
        assert [finding.path for finding in error.value.findings] == [path]
        assert "column" not in str(error.value)
    with pytest.raises(amends.PolicyInvalid, match="expected a table, got a list"):
        Calendar.from_dict([])  # type: ignore[arg-type]


def test_a_document_may_hold_dates_and_any_mapping() -> None:
    new_year = date(2026, 1, 1)
    week = MappingProxyType({"mon-fri": ("09:00-10:00",)})
    written = {"zone": "UTC", "week": week, "holidays": [new_year], "hours": {new_year + timedelta(days=1): ()}}
    spelt = {"zone": "UTC", "week": dict(week), "holidays": ["2026-01-01"], "hours": {"2026-01-02": []}}
    assert Calendar.from_dict(written) == Calendar.from_dict(spelt)
    with pytest.raises(amends.PolicyInvalid, match="number"):
        amends.Policy.from_dict({"document": {"effective_from": datetime(2026, 1, 1, tzinfo=SHANGHAI)}})


PACK = """
id = "hk"
revision = "2026-01"
valid_from = 2026-01-01
valid_to = 2026-12-31
[[holiday]]
name = { zh = "佛诞", en = "Buddha's Birthday" }
off = ["2026-05-25"]
"""


def test_a_host_brings_its_own_holidays(policy: amends.Policy) -> None:
    pack = amends.Pack.from_toml(PACK)
    assert (pack.id, pack.revision) == ("hk", "2026-01")
    assert (pack.valid_from, pack.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert pack == amends.Pack.from_dict(pack.to_dict()) == amends.Pack.from_json(pack.to_json())
    document = {"zone": "Asia/Hong_Kong", "week": {"mon-fri": ["09:00-18:00"]}, "holidays": "hk"}
    shop = Calendar.from_dict(document, packs=[pack])
    assert not shop.is_workday(date(2026, 5, 25)) and shop.basis.pack_revision == "2026-01"
    assert shop == Calendar.from_json(json.dumps(document), packs=iter([pack]))
    text = amends.Policy.preset_text("default").replace('"cn"', '"hk"')
    rules = amends.Policy.from_toml(text, packs=[pack])
    assert not [finding for finding in amends.Policy.check(text, packs=[pack]) if finding.severity == "error"]
    findings = amends.Policy.check(text.replace('"hk"', '"kh"'), packs=[pack])
    assert amends.Severity.ERROR in {finding.severity for finding in findings}
    assert findings[0].severity == "error" and amends.Severity.ERROR.label("zh") == "错误"
    assert amends.Policy.from_dict(rules.to_dict(), packs=[pack]) == rules
    assert rules.digest != policy.digest and not rules.calendar().is_workday(date(2026, 5, 25))
    for one in (pack, shop, rules, rules.calendar()):
        assert pickle.loads(pickle.dumps(one)) == one and hash(copy.deepcopy(one)) == hash(one)
    # A newer revision of a pack that comes with the package takes its place.
    newer = amends.Pack.from_toml(PACK.replace('"hk"', '"cn"'))
    office = Calendar.from_dict(OFFICE, packs=[newer])
    assert office.coverage == (newer.valid_from, newer.valid_to) and office != Calendar.from_dict(OFFICE)


def test_a_policy_beside_a_file_takes_packs(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "centre.toml"
    file.write_text(amends.Policy.preset_text("default").replace('"cn"', '"hk"'), encoding="utf-8")
    with pytest.raises(amends.PolicyInvalid, match="calendar.office.holidays: there is no calendar pack `hk` here; there are cn"):
        amends.Policy.load(file)
    assert amends.Policy.load(file, packs=[amends.Pack.from_toml(PACK)]).calendar().basis.pack == "hk"


def test_what_is_no_pack_is_refused_with_what_to_do() -> None:
    pack = amends.Pack.from_toml(PACK)
    for wrong, told in (
        (pack, r"a list of packs, got `Pack`; write `packs=\[Pack.from_toml"),
        (PACK, "a list of packs, got `str`"),
        ([PACK], "a `Pack`, got `str`; read it with `Pack.from_toml`"),
        ([pack, pack], "packs of different ids, got two of `hk`"),
    ):
        with pytest.raises(amends.AmendsError, match=told):
            Calendar.from_dict(OFFICE, packs=wrong)  # type: ignore[arg-type]
    with pytest.raises(amends.PolicyInvalid) as error:
        amends.Pack.from_toml(PACK.replace("2026-05-25", "2027-05-25").replace("revision", "revison"))
    assert [finding.path for finding in error.value.findings] == ["revision", "revison"]
    with pytest.raises(amends.PolicyInvalid, match=r"holiday\[0\].off\[0\]: 2027-05-25 lies outside the validity"):
        amends.Pack.from_toml(PACK.replace("2026-05-25", "2027-05-25"))


def test_a_datetime_is_no_date(office: Calendar) -> None:
    late = datetime(2026, 5, 1, 23, tzinfo=timezone.utc)
    for ask in (office.is_workday, office.is_holiday, office.hours_on, lambda day: office.add_days(day, 1)):
        with pytest.raises(amends.AmendsError, match=r"expected a date, got `datetime`; `calendar.local_date"):
            ask(late)
    assert office.local_date(late) == date(2026, 5, 2)
    with pytest.raises(amends.AmendsError, match="expected a `datetime.date`, got `str`"):
        office.is_workday("2026-05-01")  # type: ignore[arg-type]


def test_documents_come_as_bytes_too(policy: amends.Policy) -> None:
    assert amends.Policy.from_json(policy.to_json().encode()) == policy
    shop = json.dumps(OFFICE).encode()
    assert Calendar.from_json(shop) == Calendar.from_dict(OFFICE)
    with pytest.raises(amends.AmendsError, match="bytes in UTF-8, got others from byte 2 on"):
        Calendar.from_json(b'{"\xff')


def test_calendars_of_a_policy(policy: amends.Policy, now: datetime) -> None:
    assert set(policy.calendars) == {"office"}
    assert policy.calendar() == policy.calendar("office")
    assert policy.calendar().add(now, "8h") == datetime(2026, 3, 9, 16, 30, tzinfo=SHANGHAI)
    with pytest.raises(amends.AmendsError, match="office"):
        policy.calendar("night")
    with pytest.raises(amends.AmendsError, match="the policy has no calendar; it needs"):
        amends.Policy.preset("feedback-24h").calendar()


instants = st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 1), timezones=st.timezones())
lengths = st.timedeltas(timedelta(0), timedelta(hours=200))


@given(instants, lengths, lengths)
def test_counting_adds_up(at: datetime, first: timedelta, second: timedelta) -> None:
    calendar = Calendar.from_dict({**OFFICE, "beyond": "assume_weekdays"})
    first, second = (timedelta(seconds=length // timedelta(seconds=1)) for length in (first, second))
    half = calendar.add(at, first)
    assert calendar.add(half, second) == calendar.add(at, first + second)
    start = at.replace(microsecond=0)
    if first:
        assert calendar.elapsed(start, half) == first


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.timezones()))
def test_every_instant_goes_round(at: datetime) -> None:
    defer = amends.commands.Defer(at)
    assert amends.Command.from_json(defer.to_json()) == defer
    utc = at.astimezone(timezone.utc)
    assert defer.to_dict()["data"]["until"] == utc.isoformat(timespec="microseconds").replace("+00:00", "Z")


def test_a_receipt_rule_moves_arrivals_first() -> None:
    office = amends.Calendar.from_dict({"zone": "Asia/Shanghai", "week": {"mon-fri": ["09:00-18:00"]}})
    friday_evening = datetime(2024, 1, 5, 19, tzinfo=SHANGHAI)
    rule = [{"on": "after-close", "day": "next-workday", "at": "opening"}]
    term = {"working_days": 1, "lands": "end-of-day"}
    assert office.target(term, friday_evening).due == datetime(2024, 1, 8, 18, tzinfo=SHANGHAI)
    moved = office.target(term, friday_evening, receipt=rule)
    assert moved.due == datetime(2024, 1, 9, 18, tzinfo=SHANGHAI)
    explained, ledger = office.target_explained(term, friday_evening, receipt=rule)
    assert explained == moved and ledger.lines
    with pytest.raises(amends.WireFault, match="after-close"):
        office.target(term, friday_evening, receipt=[{"on": "after-clse", "day": "next-workday", "at": "opening"}])
