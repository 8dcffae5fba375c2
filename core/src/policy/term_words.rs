//! Terms and receipt rules in words: how long, counted how, from when.

use crate::{
    Lang, Words,
    time::{
        Arrival, CalendarRef, ClosedDay, DayTerm, FirstDay, Grace, Lands, ReceiptClock, ReceiptDay,
        ReceiptRule, ReceiptStep, StartRule, Term,
    },
};

/// Describes a term: everything that moves its end.
pub(crate) fn term(term: &Term) -> Words {
    match term {
        Term::Elapsed { span } => {
            Words::new(format!("{span}（自然时间）"), format!("{span} elapsed"))
        }
        Term::Working { span, calendar } => Words::new(
            format!("{span}（{} 的工作时间）", named(calendar, Lang::Zh)),
            format!("{span} working on {}", named(calendar, Lang::En)),
        ),
        Term::WorkingDays { days, calendar, lands, receipt_day, start } => {
            let count = (format!("{days} 个工作日"), format!("{days} working days"));
            joined(
                count,
                calendar,
                [landing(*lands), first_day(*receipt_day), closed_start(*start)],
            )
        }
        Term::CalendarDays { days, ends, receipt_day } => {
            let count = (format!("{days} 天"), format!("{days} days"));
            let details = [landing(ends.lands), first_day(*receipt_day), last_day(ends.closed_day)];
            joined(count, &ends.calendar, details)
        }
        Term::Months { months, ends } => {
            dated((format!("{months} 个月"), format!("{months} months")), ends)
        }
        Term::Years { years, ends } => {
            dated((format!("{years} 年"), format!("{years} years")), ends)
        }
        Term::SameDay { calendar, cutoff, lands } => {
            let count = ("当日".to_owned(), "the same day".to_owned());
            let cutoff = cutoff
                .map(|cutoff| Words::new(format!("{cutoff} 截止"), format!("cut-off {cutoff}")));
            joined(count, calendar, cutoff.into_iter().chain([landing(*lands)]))
        }
        Term::Immediate { grace: Grace::Elapsed(span) } => {
            Words::new(format!("立即（宽限 {span}）"), format!("at once, grace {span}"))
        }
        Term::Immediate { grace: Grace::Working { span, calendar } } => Words::new(
            format!("立即（宽限 {span}，{} 的工作时间）", named(calendar, Lang::Zh)),
            format!("at once, grace {span} working on {}", named(calendar, Lang::En)),
        ),
        Term::AsPromised => Words::new("以承诺时间为准", "as promised"),
    }
}

fn dated(count: (String, String), ends: &DayTerm) -> Words {
    joined(count, &ends.calendar, [landing(ends.lands), last_day(ends.closed_day)])
}

/// Joins a count with its calendar and what is said besides.
fn joined(
    (zh, en): (String, String),
    calendar: &CalendarRef,
    details: impl IntoIterator<Item = Words>,
) -> Words {
    let mut zh = format!("{zh}（{}", named(calendar, Lang::Zh));
    let mut en = format!("{en} on {}", named(calendar, Lang::En));
    for detail in details {
        zh.push_str(&format!("，{}", detail.zh));
        en.push_str(&format!(", {}", detail.en));
    }
    zh.push('）');
    Words::new(zh, en)
}

fn named(calendar: &CalendarRef, lang: Lang) -> String {
    match (calendar, lang) {
        (CalendarRef::Named(name), _) => format!("`{name}`"),
        (CalendarRef::OfDebtor, Lang::Zh) => "义务人的日历".to_owned(),
        (CalendarRef::OfDebtor, Lang::En) => "the debtor's calendar".to_owned(),
    }
}

fn landing(lands: Lands) -> Words {
    match lands {
        Lands::EndOfDay => Words::new("至当日营业结束", "to the end of the day's hours"),
        Lands::Midnight => Words::new("至当日 24:00", "to midnight"),
        Lands::SameTimeClamped => {
            Words::new("至同一时刻（限营业时间内）", "to the same time within the day's hours")
        }
        Lands::SameTime => Words::new("至同一时刻", "to the same time"),
    }
}

fn first_day(receipt_day: FirstDay) -> Words {
    match receipt_day {
        FirstDay::Excluded => Words::new("不计接收当日", "the day of receipt left out"),
        FirstDay::Counted => Words::new("计接收当日", "the day of receipt counted"),
    }
}

fn closed_start(start: StartRule) -> Words {
    match start {
        StartRule::Roll => Words::new(
            "休息日接收视为下一工作日接收",
            "a receipt on a day off rolls to the next workday",
        ),
        StartRule::Step => Words::new(
            "休息日接收以下一工作日为第 1 日",
            "after a day off the next workday is day 1",
        ),
    }
}

fn last_day(closed_day: ClosedDay) -> Words {
    match closed_day {
        ClosedDay::Keep => Words::new("末日休息不顺延", "a closed last day stays"),
        ClosedDay::NextWorkday => {
            Words::new("末日休息顺延至下一工作日", "a closed last day moves to the next workday")
        }
        ClosedDay::PreviousWorkday => Words::new(
            "末日休息提前至上一工作日",
            "a closed last day moves to the previous workday",
        ),
    }
}

/// Describes a receipt rule, step by step.
pub(super) fn receipt(rule: &ReceiptRule) -> Words {
    let steps: Vec<Words> = rule.steps.iter().map(step).collect();
    let zh: Vec<&str> = steps.iter().map(|step| step.zh.as_str()).collect();
    let en: Vec<&str> = steps.iter().map(|step| step.en.as_str()).collect();
    Words::new(zh.join("；"), en.join("; "))
}

fn step(step: &ReceiptStep) -> Words {
    let (on, day, at) = (arrival(step.on), moved_to(step.day), clock(step.at));
    Words::new(
        format!("{}的，计为{}{}", on.zh, day.zh, at.zh),
        format!("{} counts as {} {}", on.en, day.en, at.en),
    )
}

fn arrival(on: Arrival) -> Words {
    match on {
        Arrival::ClosedDay => Words::new("休息日到达", "an arrival on a closed day"),
        Arrival::From(time) => {
            Words::new(format!("{time} 起到达"), format!("an arrival from {time} on"))
        }
        Arrival::Before(time) => {
            Words::new(format!("{time} 之前到达"), format!("an arrival before {time}"))
        }
        Arrival::AfterClose => Words::new("营业结束后到达", "an arrival after closing"),
        Arrival::BeforeOpen => Words::new("营业开始前到达", "an arrival before opening"),
    }
}

fn moved_to(day: ReceiptDay) -> Words {
    match day {
        ReceiptDay::SameDay => Words::new("当日", "the same day"),
        ReceiptDay::NextDay => Words::new("次日", "the next day"),
        ReceiptDay::NextWorkday => Words::new("下一工作日", "the next workday"),
    }
}

fn clock(at: ReceiptClock) -> Words {
    match at {
        ReceiptClock::SameTime => Words::new("同一时刻", "at the same time"),
        ReceiptClock::Opening => Words::new("营业开始时", "at opening"),
        ReceiptClock::Time(time) => Words::new(format!(" {time}"), format!("at {time}")),
    }
}
