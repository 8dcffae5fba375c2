package io.github.amendsrs

import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking

class FlowsTest {
    private val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
    private val friday = Instant.parse("2026-03-06T08:30:00Z")

    private fun <T> desk(use: (AmendsDesk) -> T): T =
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                desk.handle("2026-0001", Command.Receive(), clerk, friday)
                use(desk)
            }
        }

    @Test
    fun `a screen is given when it differs from the one before`() = desk { desk ->
        var looks = 0
        val moments = flowOf(friday, friday, friday).onEach {
            if (++looks == 3) desk.handle("2026-0001", register, clerk, friday)
        }
        val screens = runBlocking { desk.screens("2026-0001", clerk, Lang.ZH, moments).toList() }
        assertEquals(listOf(Stage.RECEIVED, Stage.REGISTERED), screens.map { it.header.stage })
    }

    @Test
    fun `an agenda counts down and lets no time pass`() = desk { desk ->
        desk.handle("2026-0001", register, clerk, friday)
        val later = friday.plusSeconds(60)
        val agendas = runBlocking { desk.agendas(flowOf(friday, friday, later)).toList() }
        assertEquals(listOf(60L), agendas.map { it.first().untilDue!!.seconds }.zipWithNext { a, b -> a - b })
        assertTrue(desk.records("2026-0001").none { it.at > friday })
    }

    @Test
    fun `a case that is not known ends the flow with the exception`() = desk { desk ->
        val refused = assertFailsWith<AmendsException.Rejected> {
            runBlocking { desk.screens("2026-9", clerk, Lang.EN, flowOf(friday)).toList() }
        }
        assertEquals(RejectionCode.NO_SUCH_CASE, refused.code)
    }

    private val register
        get() = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))
}
