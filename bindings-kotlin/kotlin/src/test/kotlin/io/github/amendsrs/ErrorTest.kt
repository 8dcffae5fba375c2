package io.github.amendsrs

import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.time.Duration
import java.time.Instant
import kotlin.io.path.readLines
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Everything that goes wrong has a type, a code that stays, and a sentence in both languages. */
class ErrorTest {
    private val policy = AmendsPolicy.preset("default")
    private val desk = AmendsDesk(policy)
    private val now = at("2026-03-02 09:00")
    private val golden = coreTests.resolve("golden/log_v1.jsonl").readLines()

    private val ways: Map<String, () -> Any?> = mapOf(
        "not_permitted" to { desk.handle("C-1", Command.Archive, clerk, now) },
        "not_allowed_now" to { desk.handle("C-1", Command.Archive, head, now) },
        "no_such_case" to { desk.caseScreen("C-9", clerk, now, Lang.ZH) },
        "document_invalid" to { AmendsPolicy.fromJson("{}") },
        "not_opened" to { desk.append(listOf(recordFromJson(golden[1]).copy(stream = "C-3", seq = 1))) },
        "syntax" to { recordFromJson("{") },
        "unknown_type" to { recordFromJson(golden[0].replace("case.received", "case.teleported")) },
        "time_out_of_range" to { policy.calendar("office").use { it.isOpen(Instant.parse("2400-01-01T00:00:00Z")) } },
        "invalid_value" to { AmendsPolicy.preset("nope") },
    )

    init {
        desk.openComplaint("C-1", now)
    }

    @TestFactory
    fun `every way to fail is typed and says what to do in both languages`(): List<DynamicTest> =
        ways.map { (code, fail) ->
            dynamicTest(code) {
                val before = desk.snapshot()
                val error = assertFailsWith<AmendsException> { fail() }
                assertEquals(code, error.stableCode)
                assertEquals(error.sentence(Lang.EN), error.message)
                assertContains(error.toString(), error.sentence(Lang.EN))
                assertTrue(error.sentence(Lang.ZH).any { it in '一'..'鿿' }, error.sentence(Lang.ZH))
                assertTrue(fields(error).none(String::isBlank), error.toString())
                assertTrue(before.contentEquals(desk.snapshot()), "the desk is as it was")
            }
        }

    /** What a program can go by; a new kind of exception does not compile. */
    private fun fields(error: AmendsException): List<String> = when (error) {
        is AmendsException.Rejected -> listOf(error.code.word, error.blame.word, error.zh, error.en)
        is AmendsException.DocumentInvalid -> error.findings.flatMap { listOf(it.code, it.zh, it.en) } + error.zh + error.en
        is AmendsException.ReplayFault -> listOf(error.code, error.zh, error.en)
        is AmendsException.WireFault -> listOf(error.code.word, error.zh, error.en)
        is AmendsException.TimeFault -> listOf(error.code, error.zh, error.en)
        is AmendsException.Invalid -> listOf(error.field, error.zh, error.en)
        is AmendsException.Unsupported -> listOf(error.zh, error.en)
        is AmendsException.Unexpected -> listOf(error.code, error.zh, error.en)
    }

    @Test
    fun `a refusal says who can help, and what fits instead`() {
        val refusal = assertFailsWith<AmendsException.Rejected> { desk.handle("C-1", Command.Archive, head, now) }
        assertEquals(CommandKind.CASE_ARCHIVE, refusal.command)
        assertContains(refusal.instead, CommandKind.CASE_ACKNOWLEDGE)
        assertEquals(emptyList(), refusal.meanwhile)
        val permitted = assertFailsWith<AmendsException.Rejected> { desk.handle("C-1", Command.Archive, clerk, now) }
        assertEquals(Blame.ACTOR, permitted.blame)
    }

    @Test
    fun `a button says beforehand what the command would say`() {
        val actions = desk.caseScreen("C-1", clerk, now, Lang.ZH).actions
        // A case is there, and time passes by itself: neither is for a person to press.
        val pressed = CommandKind.entries.toSet() - CommandKind.CASE_RECEIVE - CommandKind.RECORD_TICK
        assertEquals(pressed, actions.map { it.command }.toSet())
        val archive = assertNotNull(actions.find { it.command == CommandKind.CASE_ARCHIVE }?.refusal)
        val refused = assertFailsWith<AmendsException.Rejected> { desk.handle("C-1", Command.Archive, clerk, now) }
        assertEquals(refused.code to refused.zh, archive.code to archive.sentence(Lang.ZH))
    }

    @Test
    fun `a document is refused with everything that is wrong`() {
        val text = """{"document": {"number": 7}, "calender": {}}"""
        val error = assertFailsWith<AmendsException.DocumentInvalid> { AmendsPolicy.fromJson(text) }
        assertTrue(error.findings.size >= 2, error.en)
        assertEquals(error.findings, checkPolicy(text))
        assertContains(error.findings.map { it.severity }, Severity.ERROR)
    }

    @Test
    fun `a log names the line that is wrong`() {
        val error = assertFailsWith<AmendsException.WireFault> { recordsFromJson(golden[0] + "\n{\"stream\":7}\n") }
        assertEquals(2, error.line)
        assertContains(error.zh, "第 2 行")
    }

    @Test
    fun `what this build cannot cause has its sentences too`() {
        // `Unsupported` comes of a build without TOML, `Unexpected` of a core that is ahead of the binding.
        assertEquals("unsupported", AmendsException.Unsupported("中", "en").stableCode)
        assertEquals("中", AmendsException.Unsupported("中", "en").sentence(Lang.ZH))
        assertEquals("new_fault", AmendsException.Unexpected("new_fault", "中", "en").stableCode)
        assertEquals("en", AmendsException.Unexpected("new_fault", "中", "en").message)
    }

    @Test
    fun `what is closed says so, and closing twice is harmless`() {
        val calendar = policy.calendar("office")
        val another = AmendsPolicy.preset("default")
        for (closed in listOf(calendar, another, desk, policy)) {
            closed.close()
            closed.close()
        }
        assertFailsWith<IllegalStateException> { calendar.add(now, Duration.ofHours(1)) }
        assertFailsWith<IllegalStateException> { another.digest() }
        assertFailsWith<IllegalStateException> { desk.agenda(now) }
    }

    @Test
    fun `what is closed is no argument, alone or in a list`() {
        val bytes = desk.snapshot()
        val closed = AmendsPolicy.preset("default").apply { close() }
        val tries = listOf<() -> Any?>(
            { AmendsDesk(closed) },
            { AmendsDesk.under(listOf(policy, closed)) },
            { AmendsDesk.restore(bytes, listOf(closed)) },
            { desk.adopt(closed) },
            { policy.diff(closed) },
        )
        for (attempt in tries) assertFailsWith<IllegalStateException> { attempt() }
        assertTrue(bytes.contentEquals(desk.snapshot()))
    }

    @Test
    fun `a desk outlives the policy it was opened under`() {
        policy.close()
        assertTrue(desk.handle("C-1", Command.Acknowledge, clerk, now).isNotEmpty())
    }
}
