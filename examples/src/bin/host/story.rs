//! What the host is shown on.

use super::{Host, Outcome};
use amends::{
    Actor, Policy,
    case::{Ask, Command, Contact, Receive, Register, RequestKind, RequestNeed, RequestNoted},
    ident::CaseId,
};
use std::path::Path;

/// A complaint comes in, a unit is asked and answers, and nobody replies in time.
pub(crate) fn story(path: &Path) -> Outcome<Host> {
    let policy = Policy::preset("default").ok_or("no such preset")??;
    let mut host = Host::open(path, policy, "2026-03-02T09:00:00+08:00".parse()?)?;
    let (clerk, head) =
        (Actor::person("u-1")?.with_role("intake")?, Actor::person("u-2")?.with_role("head")?);
    let case = CaseId::new("C-1")?;
    host.give(&case, &Command::Receive(Receive::default()), &clerk, "web-1")?;
    let register = Register {
        kind: "complaint".parse()?,
        contact: Contact::Reachable,
        facts: amends::fact::Facts::default(),
        fields: vec!["content".parse()?, "contact".parse()?],
    };
    // The clerk presses the button twice; the same name changes nothing.
    for _ in 0..2 {
        host.give(&case, &Command::Register(register.clone()), &clerk, "web-2")?;
    }
    host.run_to("2026-03-02T11:00:00+08:00".parse()?)?;
    let (request, to) = (RequestKind::Consult, "workshop".parse()?);
    let ask = Ask { request, to, need: RequestNeed::Mandatory, due: None };
    host.give(&case, &Command::Ask(ask), &head, "web-3")?;
    let mut told = Vec::new();
    host.deliver(|id, case, asked| told.push((id, case, asked)))?;
    for (id, case, asked) in told {
        println!("{} is asked by {id}", asked.to);
        let answer = Command::AnswerRequest(RequestNoted { request: asked.request, note: None });
        host.give(&case, &answer, &head, &format!("answer to {id}"))?;
    }
    host.run_to("2026-03-20T18:00:00+08:00".parse()?)?;
    Ok(host)
}
