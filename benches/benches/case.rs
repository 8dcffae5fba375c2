//! Commands, records and replay of one case, and its records on the wire.

use amends::case::{Case, Command, Context, Plain, Recorded};
use amends_benches::walk::{Walk, shuffled, start};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const CASES: usize = 1_000;

fn commands(c: &mut Criterion) {
    let walk = Walk::default();
    let mut group = c.benchmark_group("decide");
    for step in 1..walk.steps.len() {
        let (case, _) = walk.history(0, step);
        let name = walk.steps[step].command.kind().name();
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| walk.step(&case, step, start(0)));
        });
    }
    let (case, _) = walk.history(0, 2);
    let archive = Command::Archive(Plain {});
    for (name, by) in [("out_of_place", walk.steps.len() - 1), ("not_permitted", 1)] {
        let context = Context::new(&walk.policy, &walk.steps[by].actor, walk.steps[2].at(start(0)));
        group.bench_function(BenchmarkId::new("refused", name), |b| {
            b.iter(|| case.decide(&archive, &context));
        });
    }
    group.finish();
}

fn walks(c: &mut Criterion) {
    let walk = Walk::default();
    let steps = walk.steps.len() - 1;
    let mut group = c.benchmark_group("walk");
    group.throughput(Throughput::Elements(steps as u64));
    let opened = walk.history(0, 1).0;
    group.bench_function("one_case", |b| {
        b.iter(|| {
            (1..=steps)
                .fold(opened.clone(), |case, step| walk.step(&case, step, start(0)).into_parts().0)
        });
    });
    let order = shuffled(CASES, steps);
    let opened: Vec<_> = (0..CASES).map(|number| walk.history(number, 1).0).collect();
    group.throughput(Throughput::Elements(order.len() as u64));
    group.sample_size(10);
    group.bench_function("shuffled_cases", |b| {
        b.iter_batched_ref(
            || opened.clone(),
            |cases| {
                for (case, step) in &order {
                    let decision = walk.step(&cases[*case], step + 1, start(*case));
                    cases[*case] = decision.into_parts().0;
                }
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn replay(c: &mut Criterion) {
    let walk = Walk::default();
    let (_, log) = walk.history(0, walk.steps.len());
    let mut group = c.benchmark_group("replay");
    group.throughput(Throughput::Elements(log.len() as u64));
    group.bench_function("one_case", |b| b.iter(|| Case::replay(&log)));
    let logs: Vec<_> = (0..CASES).map(|number| walk.history(number, walk.steps.len()).1).collect();
    group.throughput(Throughput::Elements(logs.iter().map(|log| log.len() as u64).sum()));
    group.sample_size(10);
    group.bench_function("many_cases", |b| {
        b.iter(|| logs.iter().filter(|log| Case::replay(*log).is_ok()).count());
    });
    group.finish();
}

fn wire(c: &mut Criterion) {
    let walk = Walk::default();
    let (_, log) = walk.history(0, walk.steps.len());
    let texts: Vec<_> =
        log.iter().map(|record| serde_json::to_vec(record).expect("it is data")).collect();
    let mut group = c.benchmark_group("json");
    group.throughput(Throughput::Elements(log.len() as u64));
    let mut buffer = Vec::new();
    group.bench_function("encode", |b| {
        b.iter(|| {
            buffer.clear();
            for record in &log {
                serde_json::to_writer(&mut buffer, record).expect("it is data");
            }
            buffer.len()
        });
    });
    group.bench_function("decode", |b| {
        b.iter(|| {
            texts.iter().filter(|text| serde_json::from_slice::<Recorded>(text).is_ok()).count()
        });
    });
    group.finish();
}

criterion_group!(benches, commands, walks, replay, wire);
criterion_main!(benches);
