import Amends
import Foundation
import XCTest

final class DeskTests: XCTestCase {
    private let clerk = Amends.Actor(id: "u-17", kind: .person, roles: ["intake"])
    private let friday = ISO8601DateFormatter().date(from: "2026-03-06T08:30:00Z")!
    private let register = Command.register(kind: "complaint", contact: .reachable, fields: ["content", "contact"])

    private func opened() throws -> AmendsDesk {
        let desk = AmendsDesk(policy: try AmendsPolicy.preset(name: "default"))
        _ = try desk.handle(caseId: "2026-0001", command: .receive(), actor: clerk, now: friday)
        _ = try desk.handle(caseId: "2026-0001", command: register, actor: clerk, now: friday)
        return desk
    }

    func testEightWorkingHoursFromFridayAfternoonEndOnMondayAfternoon() throws {
        let first = try opened().agenda(now: friday)[0]
        XCTAssertEqual(first.obligation, "first-reply")
        XCTAssertEqual(first.due, friday.addingTimeInterval(72 * 3600))
        XCTAssertEqual(first.untilDue, 72 * 3600)
    }

    func testARefusalSaysWhyInBothLanguages() throws {
        let desk = try opened()
        XCTAssertThrowsError(try desk.handle(caseId: "2026-0001", command: .archive, actor: clerk, now: friday)) {
            let why = $0 as? AmendsError
            XCTAssertEqual(why?.stableCode, "not_permitted")
            XCTAssertNotEqual(why?.sentence(.zh), why?.sentence(.en))
        }
    }

    func testADeskComesBackFromItsBytes() throws {
        let desk = try opened()
        let twin = try AmendsDesk.restore(snapshot: desk.snapshot(), policies: [AmendsPolicy.preset(name: "default")])
        XCTAssertEqual(try twin.records(caseId: "2026-0001"), try desk.records(caseId: "2026-0001"))
        XCTAssertEqual(twin.unsent(), desk.unsent())
    }

    func testAPersonalReferenceDoesNotShow() {
        let reference = PrivateReference("vault-17")
        var dumped = ""
        dump(reference, to: &dumped)
        XCTAssertFalse("\(reference) \(String(reflecting: reference)) \(dumped)".contains("vault-17"))
        XCTAssertEqual(reference.reveal(), "vault-17")
    }

    func testLinesHaveKeysOfTheirOwn() throws {
        let screen = try opened().caseScreen(caseId: "2026-0001", actor: clerk, now: friday, lang: .en)
        XCTAssertEqual(Set(screen.actions.map(\.id)).count, screen.actions.count)
        XCTAssertEqual(Set(screen.obligations.map(\.id)).count, screen.obligations.count)
    }
}
