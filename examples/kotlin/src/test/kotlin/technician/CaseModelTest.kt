package technician

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Command
import io.github.amendsrs.Contact
import io.github.amendsrs.Lang
import io.github.amendsrs.Stage
import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.runBlocking

class CaseModelTest {
    private val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
    private val friday = Instant.parse("2026-03-06T08:30:00Z")
    private val register = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))

    private fun model(use: (AmendsDesk, CaseModel) -> Unit) =
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                desk.handle("2026-0001", Command.Receive(), clerk, friday)
                use(desk, CaseModel(desk, "2026-0001", clerk, Lang.ZH) { friday })
            }
        }

    @Test
    fun `a button changes what is shown`() = model { _, model ->
        model.press(register)
        assertEquals(Stage.REGISTERED, model.state.value.screen.header.stage)
        assertNull(model.state.value.problem)
    }

    @Test
    fun `a refusal changes nothing and is shown until the next button`() = model { desk, model ->
        val before = model.state.value.screen
        model.press(Command.Archive)
        assertEquals(before, model.state.value.screen)
        assertNotNull(model.state.value.problem)
        assertEquals(1, desk.records("2026-0001").size)
        model.press(register)
        assertNull(model.state.value.problem)
    }

    @Test
    fun `what others did shows at the next look`() = model { desk, model ->
        desk.handle("2026-0001", register, clerk, friday)
        assertEquals(Stage.RECEIVED, model.state.value.screen.header.stage)
        runBlocking { model.follow(flowOf(friday)) }
        assertEquals(Stage.REGISTERED, model.state.value.screen.header.stage)
    }
}
