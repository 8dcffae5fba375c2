package io.github.amendsrs

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** One desk, several threads: calls take turns, and none is lost. */
class ThreadTest {
    private val policy = AmendsPolicy.preset("default")
    private val now = at("2026-03-02 09:00")

    /** Runs a task on each of several threads at once; what one of them throws, this throws. */
    private fun <T> together(threads: Int, task: (Int) -> T): List<T> {
        val pool = Executors.newFixedThreadPool(threads)
        try {
            return pool.invokeAll(List(threads) { number -> Callable { task(number) } }).map { it.get() }
        } finally {
            pool.shutdownNow()
        }
    }

    @Test
    fun `every thread's cases are there, and reading goes on meanwhile`() {
        AmendsDesk(policy).use { desk ->
            together(8) { thread ->
                repeat(50) { number ->
                    desk.openComplaint("$thread-$number", now)
                    assertTrue(desk.agenda(now).size >= 2 * (number + 1))
                    assertEquals("$thread-$number", desk.caseScreen("$thread-$number", clerk, now, Lang.EN).header.id)
                }
            }
            assertEquals(8 * 50, desk.cases(Lang.EN).size)
            AmendsDesk.restore(desk.snapshot(), listOf(policy)).use { assertEquals(desk.agenda(now), it.agenda(now)) }
        }
    }

    @Test
    fun `of several who have seen the same version one comes first`() {
        AmendsDesk(policy).use { desk ->
            val seen = Delivery(expectedVersion = desk.openComplaint("C-1", now).size.toLong())
            val codes = together(8) {
                runCatching { desk.handle("C-1", Command.Acknowledge, clerk, now, seen) }
                    .fold({ null }, { (it as AmendsException.Rejected).code })
            }
            assertEquals(1, codes.count { it == null })
            assertEquals(7, codes.count { it == RejectionCode.STALE_VERSION })
        }
    }

    @Test
    fun `a desk that is closed under the hands of others ends with an exception, not with a crash`() {
        repeat(20) {
            val desk = AmendsDesk(policy)
            val ends = together(4) { thread ->
                if (thread == 0) return@together desk.close()
                val failure = runCatching { repeat(50) { desk.agenda(now) } }.exceptionOrNull()
                assertTrue(failure == null || failure is IllegalStateException, "$failure")
            }
            assertEquals(4, ends.size)
        }
    }
}
