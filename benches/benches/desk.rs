//! Many cases on one desk: commands with the store, the next wake-up, letting time pass.

use amends::{Desk, time::Span};
use amends_benches::{
    sweep,
    walk::{Walk, ids},
};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn commands(c: &mut Criterion) {
    let walk = Walk::default();
    let ids = ids(200);
    let mut group = c.benchmark_group("desk");
    group.sample_size(20);
    group.throughput(Throughput::Elements((ids.len() * walk.steps.len()) as u64));
    group.bench_function("walk", |b| {
        b.iter_batched(
            || Desk::new(walk.policy.clone()),
            |mut desk| {
                let mut log = Vec::new();
                walk.on_desk(&mut desk, &ids, &mut log);
                (desk, log)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn sweeps(c: &mut Criterion) {
    let walk = Walk::default();
    let mut group = c.benchmark_group("sweep");
    for cases in [1_000, 10_000] {
        let desk = sweep::desk(&walk, cases);
        let packed = sweep::packed(&desk);
        group.bench_function(BenchmarkId::new("next_wakeup", cases), |b| {
            b.iter(|| desk.next_wakeup());
        });
        let mut idle = desk.clone();
        group.bench_function(BenchmarkId::new("nothing_due", cases), |b| {
            b.iter(|| idle.advance_to(sweep::before_anything()));
        });
        group.bench_function(BenchmarkId::new("scan_of_packed_array", cases), |b| {
            b.iter(|| sweep::scan(&packed));
        });
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("everything_due", cases), |b| {
            b.iter_batched(
                || desk.clone(),
                |mut desk| desk.advance_to(sweep::before_anything() + Span::from_hours(720)),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, commands, sweeps);
criterion_main!(benches);
