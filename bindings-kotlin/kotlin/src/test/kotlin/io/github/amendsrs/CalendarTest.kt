package io.github.amendsrs

import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** Business time: 09:00-12:00 and 13:00-18:00 on workdays of mainland China. */
class CalendarTest {
    private val office = AmendsPolicy.preset("default").use { it.calendar("office") }
    private val friday = at("2026-03-06 16:30")
    private val monday = at("2026-03-09 16:30")

    @Test
    fun `a calendar outlives its policy and knows its zone`() {
        assertEquals("Asia/Shanghai", office.zone())
    }

    @Test
    fun `eight hours from Friday afternoon lead over the weekend and back`() {
        val eight = Duration.ofHours(8)
        assertEquals(Deadline(monday, Certainty.KNOWN), office.add(friday, eight))
        assertEquals(friday, office.subtract(monday, eight).at)
        assertEquals(eight, office.elapsed(friday, monday))
        assertEquals(eight.negated(), office.elapsed(monday, friday))
    }

    @Test
    fun `a make-up workday is open, a holiday is not`() {
        assertTrue(office.isOpen(at("2026-02-28 10:00")), "the Saturday after Spring Festival is worked")
        assertFalse(office.isOpen(at("2026-02-17 10:00")), "the first day of Spring Festival is not")
        assertFalse(office.isOpen(at("2026-03-06 12:30")), "nobody works at noon")
        assertEquals(at("2026-03-06 13:00"), office.nextOpen(at("2026-03-06 12:30")))
        assertEquals(at("2026-03-06 18:00"), office.nextClose(friday))
    }

    @Test
    fun `a year that is not announced yet is counted on and marked`() {
        assertEquals(Certainty.ASSUMED, office.add(at("2031-03-03 09:00"), Duration.ofHours(1)).certainty)
    }
}
