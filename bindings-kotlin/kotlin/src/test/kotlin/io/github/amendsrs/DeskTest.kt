package io.github.amendsrs

import java.time.Duration
import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class DeskTest {
    private val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
    private val friday = Instant.parse("2026-03-06T08:30:00Z")

    @Test
    fun `eight working hours from Friday afternoon end on Monday afternoon`() {
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                desk.handle("2026-0001", Command.Receive(), clerk, friday)
                val register = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))
                desk.handle("2026-0001", register, clerk, friday)
                val first = desk.agenda(friday).first()
                assertEquals(Instant.parse("2026-03-09T08:30:00Z"), first.due)
                assertEquals(Duration.ofHours(72), first.untilDue)
                val screen = desk.caseScreen("2026-0001", clerk, friday, Lang.ZH)
                assertEquals("已登记", screen.header.stage.label(Lang.ZH))
                assertTrue(screen.actions.any { it.refusal == null })
                val refused = assertFailsWith<AmendsException.Rejected> {
                    desk.handle("2026-0001", Command.Archive, clerk, friday)
                }
                assertEquals(RejectionCode.NOT_PERMITTED, refused.code)
            }
        }
    }
}
