package io.github.amendsrs

import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Two phones and a server: everything each of them does is one call of the desk. */
class SyncTest {
    private val policy = AmendsPolicy.preset("default")
    private val ann = person("ann", "intake", "handler", unit = "repair")
    private val lin = person("lin", "intake")

    private val server = AmendsDesk(policy)
    private var annsPhone = AmendsDesk(policy)
    private var linsPhone = AmendsDesk(policy)

    /** Puts a phone away: the bytes are all that is left of it. */
    private fun AmendsDesk.throughThePocket(): AmendsDesk =
        use { AmendsDesk.restore(it.snapshot(), listOf(policy)) }

    private fun AmendsDesk.load(vararg cases: String) = cases.forEach { append(server.records(it, after = told(it))) }

    private fun AmendsDesk.does(actor: Actor, case: String, command: Command, now: Instant, id: String) =
        handle(case, command, actor, now, Delivery(commandId = id))

    private fun AmendsDesk.screen(case: String, now: Instant) = caseScreen(case, lin, now, Lang.EN)

    @Test
    fun `what two phones did offline meets at the server`() {
        // Monday morning: a complaint about the lift, with a handler, and an inquiry about the opening hours.
        server.openComplaint("lift", at("2026-03-02 09:00"))
        server.handle("lift", Command.Classify(Facts(category = "repair")), lin, at("2026-03-02 09:05"))
        server.handle("lift", Command.Assign("repair"), lin, at("2026-03-02 09:10"))
        server.handle("lift", Command.NameHandler("ann"), head, at("2026-03-02 09:15"))
        server.handle("hours", Command.Receive(), clerk, at("2026-03-02 09:20"))
        server.handle("hours", complaint.copy(kind = "inquiry"), clerk, at("2026-03-02 09:20"))

        // Both phones load both cases and lose the network.
        for (phone in listOf(annsPhone, linsPhone)) {
            phone.load("lift", "hours")
            assertEquals(server.records("lift"), phone.records("lift"))
            assertTrue(phone.unsent().isEmpty(), "what came from the server is no news to it")
        }

        // Ann stands in the basement: she investigates, and answers the inquiry by the way.
        annsPhone.does(ann, "lift", Command.Investigate, at("2026-03-02 10:00"), "ann-1")
        annsPhone.does(ann, "hours", Command.Answer(), at("2026-03-02 10:20"), "ann-2")
        annsPhone = annsPhone.throughThePocket()

        // Lin acknowledges the complaint in the train, and promises an answer that Ann has given already.
        linsPhone.does(lin, "lift", Command.Acknowledge, at("2026-03-02 10:30"), "lin-1")
        linsPhone.does(lin, "hours", Command.Defer(at("2026-03-02 14:00")), at("2026-03-02 10:40"), "lin-2")
        linsPhone = linsPhone.throughThePocket()

        annIsOnlineFirst()
        linHasToGiveWay(at("2026-03-02 12:05"))
        everybodyKnowsTheSame()
    }

    private fun annIsOnlineFirst() {
        for (news in annsPhone.unsent()) {
            assertEquals(news.records.size.toLong(), server.append(news.records))
            annsPhone.acknowledge(news.caseId, news.version)
            // The network swallowed the answer: saying it all again changes nothing.
            assertEquals(0, server.append(news.records))
            annsPhone.acknowledge(news.caseId, news.version)
        }
        assertTrue(annsPhone.unsent().isEmpty())
        assertEquals(Stage.CLOSED, server.screen("hours", at("2026-03-02 12:00")).header.stage)
    }

    private fun linHasToGiveWay(now: Instant) {
        val lift = linsPhone.unsent().single { it.caseId == "lift" }
        val conflict = assertFailsWith<AmendsException.Rejected> { server.append(lift.records) }
        assertEquals(RejectionCode.STALE_VERSION, conflict.code)
        assertEquals(Blame.HOST, conflict.blame)
        assertEquals(server.records("lift", after = lift.base), conflict.meanwhile)
        assertEquals(listOf("ann"), conflict.meanwhile.mapNotNull { it.by?.id }.distinct())

        // The acknowledgement still fits: it arrives late, at its own time, and the limit was kept.
        val rebased = linsPhone.rebase("lift", conflict.meanwhile, now)
        assertEquals(emptyList(), rebased.refused)
        assertEquals(emptyList(), rebased.dropped)
        val fact = assertNotNull(rebased.records.find { it.event is Event.Acknowledged })
        assertEquals(at("2026-03-02 10:30"), fact.at)
        assertEquals(now, fact.recordedAt)
        assertEquals(Verdict.MET, linsPhone.screen("lift", now).obligations.single { it.obligation == "first-reply" }.verdict)

        // The promise does not fit any more: it comes back with the reason, for Lin to see.
        val refused = linsPhone.rebase("hours", server.records("hours", after = linsPhone.told("hours")), now).refused.single()
        assertEquals(CommandKind.CASE_DEFER, refused.act.command.kind)
        assertEquals(at("2026-03-02 10:40"), refused.act.at)
        assertEquals("lin", refused.act.actor.id)
        assertEquals(RejectionCode.NOT_ALLOWED_NOW, refused.refusal.code)
        assertTrue(refused.refusal.sentence(Lang.ZH).isNotBlank())

        val news = linsPhone.unsent().single()
        assertEquals("lift", news.caseId)
        server.append(news.records)
        linsPhone.acknowledge("lift", news.version)
        assertTrue(linsPhone.unsent().isEmpty())
    }

    private fun everybodyKnowsTheSame() {
        annsPhone.load("lift", "hours")
        for (case in listOf("lift", "hours")) {
            for (phone in listOf(annsPhone, linsPhone)) {
                assertEquals(server.records(case), phone.records(case))
                assertEquals(server.records(case).size.toLong(), phone.told(case))
            }
        }
        assertEquals(server.agenda(at("2026-03-02 12:10")), annsPhone.agenda(at("2026-03-02 12:10")))
        val restored = server.throughThePocket()
        assertEquals(annsPhone.records("lift"), restored.records("lift"))
    }

    @Test
    fun `a command given twice under its name happens once`() {
        val now = at("2026-03-02 09:00")
        server.openComplaint("lift", now)
        assertTrue(server.does(lin, "lift", Command.Acknowledge, now, "lin-1").isNotEmpty())
        assertEquals(emptyList(), server.does(lin, "lift", Command.Acknowledge, now, "lin-1"))
    }

    @Test
    fun `a caller that has seen less than there is is told what happened meanwhile`() {
        val now = at("2026-03-02 09:00")
        val seen = server.openComplaint("lift", now).size.toLong()
        val meanwhile = server.handle("lift", Command.Acknowledge, lin, now)
        val stale = Delivery(expectedVersion = seen)
        val why = assertFailsWith<AmendsException.Rejected> { server.handle("lift", Command.Assign("repair"), lin, now, stale) }
        assertEquals(RejectionCode.STALE_VERSION, why.code)
        assertEquals(meanwhile, why.meanwhile)
    }

    @Test
    fun `a case that is let go of hands back what was not told`() {
        val records = annsPhone.openComplaint("lift", at("2026-03-02 09:00"))
        val lost = assertNotNull(annsPhone.remove("lift"))
        assertEquals(records, lost.records)
        assertEquals(listOf(CommandKind.CASE_RECEIVE, CommandKind.CASE_REGISTER), lost.acts.map { it.command.kind })
        assertEquals(null, annsPhone.remove("lift"))
    }

    @Test
    fun `time that passed on the phone is no news, and gives way to the server's`() {
        server.openComplaint("lift", at("2026-03-02 09:00"))
        annsPhone.load("lift")
        server.handle("lift", Command.Acknowledge, lin, at("2026-03-02 10:00"))
        val late = annsPhone.advanceTo(at("2026-03-04 09:00"))
        assertTrue(late.records.any { it.event is Event.ObligationBreached }, "the phone does not know of the acknowledgement")
        assertTrue(annsPhone.unsent().isEmpty())
        val news = server.records("lift", after = annsPhone.told("lift"))
        annsPhone.rebase("lift", news, at("2026-03-04 09:00"))
        assertEquals(server.records("lift"), annsPhone.records("lift"))
    }
}
