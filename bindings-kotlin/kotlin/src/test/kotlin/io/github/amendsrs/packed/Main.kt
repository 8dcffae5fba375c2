package io.github.amendsrs.packed

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Command
import io.github.amendsrs.Contact
import java.time.Instant

/** The smallest program: when is somebody to answer what came in on Friday afternoon? */
fun main() {
    val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
    val friday = Instant.parse("2026-03-06T08:30:00Z")
    AmendsPolicy.preset("default").use { policy ->
        AmendsDesk(policy).use { desk ->
            desk.handle("2026-0001", Command.Receive(), clerk, friday)
            val register = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))
            desk.handle("2026-0001", register, clerk, friday)
            println(desk.agenda(friday).first().due)
        }
    }
}
