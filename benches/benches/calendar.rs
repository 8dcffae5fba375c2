//! The calendar at six spans, its edges, workdays, and what compiling costs.

use amends::time::{Bound, Calendar, DayOff, Edge, Sides, Span, TimeError, Timestamp};
use amends_benches::{
    office,
    samples::{SPANS, dates, minutes, stretches},
};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// Asks for one of many instants after another, so that nothing is learnt by heart.
fn each<T: Copy>(list: &[T]) -> impl FnMut() -> T + '_ {
    let mut next = list.iter().copied().cycle();
    move || next.next().expect("the list is not empty")
}

fn spans(c: &mut Criterion) {
    type Count = fn(&Calendar, Timestamp, Span) -> Result<amends::time::Answer, TimeError>;
    let counts: [(&str, Count); 3] = [
        ("add", |office, at, span| office.add(at, span, Edge::AtClose)),
        ("add_to_opening", |office, at, span| office.add(at, span, Edge::NextOpening)),
        ("subtract", |office, at, span| office.subtract(at, span, Edge::AtClose)),
    ];
    let office = office::calendar();
    let minutes = minutes(4_096);
    for (name, count) in counts {
        let mut group = c.benchmark_group(name);
        for (span, open, _) in SPANS {
            let (mut at, length) = (each(&minutes), Span::from_seconds(open));
            group.bench_function(BenchmarkId::from_parameter(span), |b| {
                b.iter(|| count(&office, at(), black_box(length)));
            });
        }
        group.finish();
    }
    let mut group = c.benchmark_group("elapsed");
    for (span, _, days) in SPANS {
        let pairs = stretches(&minutes, days);
        let mut pair = each(&pairs);
        group.bench_function(BenchmarkId::from_parameter(span), |b| {
            b.iter(|| {
                let (from, to) = pair();
                office.elapsed(from, to)
            });
        });
    }
    group.finish();
}

fn edges(c: &mut Criterion) {
    let office = office::calendar();
    let minutes = minutes(4_096);
    let mut at = each(&minutes);
    let mut group = c.benchmark_group("edges");
    group.bench_function("is_open", |b| b.iter(|| office.is_open(at())));
    group.bench_function("next_open", |b| b.iter(|| office.next_open(at(), Bound::Inclusive)));
    group.bench_function("next_opening", |b| b.iter(|| office.next_open(at(), Bound::Strict)));
    group.bench_function("next_close", |b| b.iter(|| office.next_close(at())));
    group.bench_function("prev_open", |b| b.iter(|| office.prev_open(at(), Bound::Inclusive)));
    group.bench_function("current_open", |b| b.iter(|| office.current_open(at())));
    group.finish();
}

fn workdays(c: &mut Criterion) {
    let office = office::calendar();
    let dates = dates(4_096);
    let mut group = c.benchmark_group("add_days");
    for days in [1, 5, 250, 2_500] {
        let mut date = each(&dates);
        group.bench_function(BenchmarkId::from_parameter(days), |b| {
            b.iter(|| office.add_days(date(), black_box(days), DayOff::Roll));
        });
    }
    group.finish();
    let mut group = c.benchmark_group("days_between");
    for days in [7, 365, 3_652] {
        let pairs: Vec<_> =
            dates.iter().map(|date| (*date, *date + chrono::Days::new(days))).collect();
        let mut pair = each(&pairs);
        group.bench_function(BenchmarkId::from_parameter(days), |b| {
            b.iter(|| {
                let (from, to) = pair();
                office.business_days_between(from, to, Sides::First)
            });
        });
    }
    group.finish();
}

fn compiling(c: &mut Criterion) {
    let document = office::document();
    let at = |text: &str| text.parse().expect("an instant");
    let from: Timestamp = at("2020-01-02T00:00:00Z");
    let mut group = c.benchmark_group("compile");
    group.bench_function("nothing_indexed", |b| b.iter(|| office::compile(&document)));
    for (name, to) in [("a_year", "2021-01-02T00:00:00Z"), ("ten_years", "2030-01-02T00:00:00Z")] {
        let to = at(to);
        group.bench_function(BenchmarkId::new("prepare", name), |b| {
            b.iter_batched(
                || office::compile(&document),
                |calendar| {
                    calendar.prepare(from, to).expect("in range");
                    calendar
                },
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, spans, edges, workdays, compiling);
criterion_main!(benches);
