package io.github.amendsrs.packed

import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Command
import io.github.amendsrs.at
import io.github.amendsrs.clerk
import org.junit.jupiter.api.Assumptions.assumeTrue
import java.nio.file.Path
import kotlin.io.path.exists
import kotlin.io.path.readText
import kotlin.test.Test
import kotlin.test.assertTrue

/** What is closed is given back; in a virtual machine whose own heap is small enough not to hide it. */
class LeakCheck {
    private val statm = Path.of("/proc/self/statm")

    /** The resident memory in bytes, once the garbage of the virtual machine is gone. */
    private fun resident(): Long {
        System.gc()
        return statm.readText().split(' ')[1].toLong() * PAGE
    }

    @Test
    fun `a hundred thousand desks opened and closed leave nothing behind`() {
        assumeTrue(statm.exists(), "this system does not say how much memory is resident")
        val now = at("2026-03-02 09:00")
        AmendsPolicy.preset("default").use { policy ->
            val cycle = {
                policy.calendar("office").close()
                AmendsDesk(policy).use { it.handle("C-1", Command.Receive(), clerk, now) }
            }
            repeat(WARM_UP) { cycle() }
            val before = resident()
            repeat(CYCLES - WARM_UP) { cycle() }
            val grown = resident() - before
            assertTrue(grown < BOUND, "expected at most ${BOUND shr 20} MiB more than after the warm-up, got ${grown shr 20} MiB")
        }
    }

    private companion object {
        const val PAGE = 4096
        const val CYCLES = 100_000
        const val WARM_UP = 20_000

        /** A desk with a case holds eight kilobytes or so: were they lost, it would be 600 MiB. */
        const val BOUND = 48L shl 20
    }
}
