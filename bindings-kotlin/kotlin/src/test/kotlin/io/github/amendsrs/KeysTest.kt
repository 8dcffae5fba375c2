package io.github.amendsrs

import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals

class KeysTest {
    private val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
    private val friday = Instant.parse("2026-03-06T08:30:00Z")

    @Test
    fun `keys stay while the lines they name change, and no two lines share one`() {
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                for (case in listOf("2026-0001", "2026-0002")) {
                    desk.handle(case, Command.Receive(), clerk, friday)
                    val fields = listOf("content", "contact")
                    desk.handle(case, Command.Register("complaint", Contact.REACHABLE, fields = fields), clerk, friday)
                }
                val before = desk.agenda(friday)
                val after = desk.agenda(friday.plusSeconds(3600))
                assertNotEquals(before, after)
                assertEquals(before.map { it.key }, after.map { it.key })
                assertEquals(4, before.map { it.key }.distinct().size)

                val screen = desk.caseScreen("2026-0001", clerk, friday, Lang.EN)
                assertEquals(screen.timeline.size, screen.timeline.map { it.key }.distinct().size)
                assertEquals(screen.actions.size, screen.actions.map { it.key }.distinct().size)
                assertEquals(screen.obligations.size, screen.obligations.map { it.key }.distinct().size)
            }
        }
    }

    @Test
    fun `two clocks of one obligation have two keys`() {
        val one = item("resolve", 1)
        assertNotEquals(one.key, one.copy(run = 2).key)
        assertNotEquals(item("a b", 1).key, item("a", 1).copy(caseId = "2026-0001 a").key)
    }

    private fun item(obligation: String, run: Int) = AgendaItem(
        caseId = "2026-0001",
        obligation = obligation,
        run = run,
        name = Words("办结答复", "result told"),
        owedBy = "handler",
        standing = Standing.RUNNING,
        due = friday,
        metUntil = friday,
        untilDue = null,
        stage = Stage.REGISTERED,
        priority = null,
    )
}
