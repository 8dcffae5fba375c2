import Amends
import Foundation

// A technician's phone and the office it syncs with, in one process.
let policy = try AmendsPolicy.preset(name: "default")
let office = AmendsDesk(policy: policy)
let phone = AmendsDesk(policy: policy)
let clerk = Amends.Actor(id: "u-1", kind: .person, roles: ["intake"])
let head = Amends.Actor(id: "u-2", kind: .person, roles: ["head"])
let friday = ISO8601DateFormatter().date(from: "2026-03-06T08:30:00Z")!

_ = try phone.handle(caseId: "phone-7/1", command: .receive(), actor: clerk, now: friday, delivery: once())
let register = Command.register(kind: "complaint", contact: .reachable, fields: ["content", "contact"])
_ = try phone.handle(caseId: "phone-7/1", command: register, actor: clerk, now: friday, delivery: once())

for item in try phone.agenda(now: friday) {
    print(item.caseId, item.name.text(.zh), item.due.map { "\($0)" } ?? item.standing.label(.zh))
}

do {
    _ = try phone.handle(caseId: "phone-7/1", command: .archive, actor: clerk, now: friday)
} catch let why as AmendsError {
    print(why.stableCode, why.sentence(.zh))
}

let monday = friday.addingTimeInterval(67 * 3600)
for refused in try sync(now: monday) {
    print(refused.act.command.kind.label(.zh), refused.refusal.sentence(.zh))
}

/// Names a command, so that a retry changes nothing.
func once() -> Delivery {
    Delivery(commandId: UUID().uuidString)
}

/// Tells the office what was done here and takes its news in; returns the acts that no longer fit.
func sync(now: Date) throws -> [RefusedAct] {
    var refused: [RefusedAct] = []
    for unsent in phone.unsent() {
        refused += try tell(unsent, now: now)
    }
    for header in office.cases(lang: .zh) {
        let news = try office.records(caseId: header.id, after: phone.told(caseId: header.id))
        if !news.isEmpty {
            _ = try phone.rebase(caseId: header.id, server: news, now: now)
        }
    }
    _ = try phone.advanceTo(now: now)
    return refused
}

func tell(_ unsent: Unsent, now: Date) throws -> [RefusedAct] {
    do {
        _ = try office.append(records: recordsFromJson(text: recordsToJson(records: unsent.records)))
        try phone.acknowledge(caseId: unsent.caseId, version: unsent.version)
        return []
    } catch AmendsError.Rejected(let code, _, _, _, _, _, let meanwhile) where code == .staleVersion && !meanwhile.isEmpty {
        // Somebody was first: do it anew behind what they did, then tell what still fits.
        var refused = try phone.rebase(caseId: unsent.caseId, server: meanwhile, now: now).refused
        for left in phone.unsent() where left.caseId == unsent.caseId {
            refused += try tell(left, now: now)
        }
        return refused
    }
}
