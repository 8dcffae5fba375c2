package io.github.amendsrs

import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** One case on a desk, as a screen shows it. */
class DeskTest {
    private val friday = at("2026-03-06 16:30")
    private val policy = AmendsPolicy.preset("default")
    private val desk = AmendsDesk(policy).apply { openComplaint("2026-0001", friday) }

    @Test
    fun `eight working hours from Friday afternoon end on Monday afternoon`() {
        val first = desk.agenda(friday).first()
        assertEquals(at("2026-03-09 16:30"), first.due)
        assertEquals(Duration.ofHours(72), first.untilDue)
    }

    @Test
    fun `a screen holds everything about a case in one call`() {
        val screen = desk.caseScreen("2026-0001", clerk, friday, Lang.ZH)
        assertEquals("已登记", screen.header.stage.label(Lang.ZH))
        assertEquals("投诉", screen.header.kindLabel)
        assertEquals(desk.records("2026-0001").map { it.seq }, screen.timeline.map { it.seq })
        assertEquals(Duration.ofHours(8), screen.obligations.single { it.obligation == "first-reply" }.left)
        assertTrue(screen.actions.any { it.refusal == null })
        assertEquals(desk.nextWakeUp(), screen.nextWakeUp)
        val refused = assertFailsWith<AmendsException.Rejected> { desk.handle("2026-0001", Command.Archive, clerk, friday) }
        assertEquals(RejectionCode.NOT_PERMITTED, refused.code)
    }

    @Test
    fun `the screen of a case that stands still is equal to itself`() {
        val screens = List(2) { desk.caseScreen("2026-0001", clerk, friday, Lang.EN) }
        assertEquals(1, screens.toSet().size)
    }

    @Test
    fun `woken late is woken in time`() {
        val punctual = AmendsDesk.restore(desk.snapshot(), listOf(policy))
        val end = at("2026-03-20 09:00")
        while (true) {
            val next = punctual.nextWakeUp()?.at?.takeIf { it <= end } ?: break
            punctual.advanceTo(next)
        }
        assertEquals(emptyList(), desk.advanceTo(end).stuck)
        val (late, early) = listOf(desk, punctual).map { one -> one.records("2026-0001").map { it.at to it.event } }
        assertEquals(early, late)
        assertEquals(Standing.OVERDUE, desk.agenda(end).first().standing)
    }

    @Test
    fun `a deadline is explained in both languages`() {
        for (lang in Lang.entries) {
            val why = assertNotNull(desk.explain("2026-0001", lang).find { it.obligation == "first-reply" })
            assertTrue(why.lines.isNotEmpty() && why.lines.none(String::isBlank))
        }
    }
}
