package io.github.amendsrs

import java.time.Duration
import java.time.Instant
import kotlin.io.path.readLines
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue

/** Values: equal, copied, shown, cut and refused. */
class ValueTest {
    private val now = at("2026-03-02 09:00")
    private val record = recordFromJson(coreTests.resolve("golden/log_v1.jsonl").readLines().first())

    private fun invalid(block: () -> Unit): AmendsException.Invalid {
        val invalid = assertFailsWith<AmendsException.Invalid> { block() }
        assertTrue("`${invalid.field}`" in invalid.en && "`${invalid.field}`" in invalid.zh, invalid.en)
        return invalid
    }

    private fun written(event: Event): Event = recordFromJson(recordToJson(record.copy(event = event))).event

    @Test
    fun `values are equal when what they hold is`() {
        assertEquals(complaint, Command.Register("complaint", Contact.REACHABLE, Facts(), listOf("content", "contact")))
        assertEquals(complaint.hashCode(), complaint.copy().hashCode())
        assertNotEquals<Command>(complaint, complaint.copy(kind = "inquiry"))
        assertEquals(Command.Receive(PrivateReference("v-1")), Command.Receive(PrivateReference("v-1")))
        assertNotEquals(Command.Receive(PrivateReference("v-1")), Command.Receive(PrivateReference("v-2")))
    }

    @Test
    fun `values show what they hold by its name`() {
        assertEquals("Archive", Command.Archive.toString())
        assertEquals("Admitted", Event.Admitted.toString())
        assertEquals("AsPromised", Term.AsPromised.toString())
        assertEquals("Close(outcome=SOLVED, reason=null)", Command.Close(Outcome.SOLVED).toString())
        assertEquals("Delivery(happenedAt=null, expectedVersion=3, commandId=null)", Delivery(expectedVersion = 3).toString())
    }

    @Test
    fun `what a screen shows has a label in both languages`() {
        assertEquals("计时中" to "the clock runs", RunState.RUNNING.let { it.label(Lang.ZH) to it.label(Lang.EN) })
        assertEquals("营业时间", Measure.OPEN.label(Lang.ZH))
        assertEquals("推定", Certainty.ASSUMED.label(Lang.ZH))
        assertEquals("error" to "错误", Severity.ERROR.let { it.word to it.label(Lang.ZH) })
    }

    @Test
    fun `a personal reference is shown by nothing but reveal`() {
        val secret = "vault-17"
        val receive = Command.Receive(PrivateReference(secret))
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                val records = desk.handle("C-1", receive, clerk, now)
                val shown = listOf(receive, records, desk.unsent(), desk.caseScreen("C-1", clerk, now, Lang.EN))
                for (value in shown) assertFalse(secret in value.toString(), value.toString())
                assertTrue("‹private›" in records.toString())
                assertTrue(secret in recordsToJson(records), "the vault's key is part of the history")
                val event = records.first().event as Event.Received
                assertEquals(secret, event.customer?.reveal())
                val refused = invalid { desk.handle("C-2", Command.Receive(PrivateReference("$secret\n")), clerk, now) }
                assertEquals("customer", refused.field)
                assertFalse(secret in refused.en || secret in refused.zh || secret in refused.toString())
            }
        }
    }

    @Test
    fun `instants are cut to the microsecond, towards the past`() {
        fun kept(instant: Instant) = recordFromJson(recordToJson(record.copy(at = instant))).at
        assertEquals(Instant.parse("2026-03-02T01:00:00.123456Z"), kept(Instant.parse("2026-03-02T01:00:00.123456789Z")))
        assertEquals(Instant.parse("1969-12-31T23:59:58.000001Z"), kept(Instant.parse("1969-12-31T23:59:58.000001999Z")))
        assertEquals(Instant.parse("1969-12-31T23:59:59.500001Z"), kept(Instant.parse("1969-12-31T23:59:59.500001999Z")))
        for (whole in listOf("0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z")) {
            assertEquals(Instant.parse(whole), kept(Instant.parse(whole)))
        }
    }

    @Test
    fun `an instant outside the years 1 to 9999 is refused by the name of its field`() {
        val beyond = listOf(
            Instant.MIN,
            Instant.parse("0000-12-31T23:59:59.999999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.MAX,
        )
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                for (instant in beyond) {
                    assertEquals("at", invalid { recordToJson(record.copy(at = instant)) }.field)
                    assertEquals("recordedAt", invalid { recordToJson(record.copy(recordedAt = instant)) }.field)
                    assertEquals("now", invalid { desk.agenda(instant) }.field)
                    assertEquals("now", invalid { desk.advanceTo(instant) }.field)
                    val late = Delivery(happenedAt = instant)
                    assertEquals("happenedAt", invalid { desk.handle("C-1", complaint, clerk, now, late) }.field)
                    assertEquals("until", invalid { desk.handle("C-1", Command.Defer(instant), clerk, now) }.field)
                }
                assertTrue(desk.cases(Lang.EN).isEmpty())
            }
        }
    }

    @Test
    fun `a number outside its range is refused by the name of its field`() {
        assertEquals("seq", invalid { recordToJson(record.copy(seq = -1)) }.field)
        assertEquals("schema", invalid { recordToJson(record.copy(schema = -1)) }.field)
        assertEquals("schema", invalid { recordToJson(record.copy(schema = 70_000)) }.field)
        assertEquals("request", invalid { written(Event.RequestRefused(-1, RequestKind.CONSULT, "late")) }.field)
        assertEquals("days", invalid { written(extension(Distance.WorkingDays(-1))) }.field)
        AmendsPolicy.preset("default").use { policy ->
            AmendsDesk(policy).use { desk ->
                desk.openComplaint("C-1", now)
                assertEquals("after", invalid { desk.records("C-1", after = -1) }.field)
                assertEquals("version", invalid { desk.acknowledge("C-1", -1) }.field)
                val stale = Delivery(expectedVersion = Long.MIN_VALUE)
                assertEquals("expectedVersion", invalid { desk.handle("C-1", complaint, clerk, now, stale) }.field)
            }
        }
    }

    @Test
    fun `durations are counted in whole seconds, fractions are cut downwards`() {
        fun kept(duration: Duration) = written(extension(Distance.Length(duration)))
        for (whole in listOf(Duration.ZERO, Duration.ofHours(4).plusMinutes(30), Duration.ofSeconds(-90), Duration.ofDays(400))) {
            assertEquals<Event>(extension(Distance.Length(whole)), kept(whole))
        }
        assertEquals<Event>(extension(Distance.Length(Duration.ofSeconds(1))), kept(Duration.ofMillis(1500)))
        assertEquals<Event>(extension(Distance.Length(Duration.ofSeconds(-2))), kept(Duration.ofMillis(-1500)))
        for (days in listOf(Distance.WorkingDays(5), Distance.CalendarDays(15))) {
            assertEquals<Event>(extension(days), written(extension(days)))
        }
    }

    private fun extension(by: Distance) = Event.ActAsked(1, Mode.ASKS, Command.Extend("resolve", by, "complex"))
}
