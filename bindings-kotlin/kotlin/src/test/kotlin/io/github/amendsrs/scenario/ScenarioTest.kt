package io.github.amendsrs.scenario

import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.kind
import io.github.amendsrs.coreTests
import io.github.amendsrs.policyNamed
import io.github.amendsrs.recordsFromJson
import io.github.amendsrs.recordsToJson
import io.github.amendsrs.word
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.nio.file.Path
import kotlin.io.path.exists
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readText
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** The stories of the core, told again through Kotlin: same words, same records, same bytes. */
class ScenarioTest {
    private val files = coreTests.resolve("scenarios").listDirectoryEntries("*.txt").sorted()

    private fun told(file: Path): Told {
        val scenario = readScenario(file.readText())
        return policyNamed(scenario.policy).use { run(file.name, scenario, it) }
    }

    @TestFactory
    fun `every story tells the truth`(): List<DynamicTest> = files.map { file ->
        dynamicTest(file.name) { assertEquals(emptyList(), told(file).mismatches) }
    }

    @Test
    fun `every story leaves the bytes that the Rust engine leaves`() {
        val logs = Path.of(System.getProperty("amends.scenarioLogs"))
        assertTrue(logs.exists(), "expected the logs of the Rust engine; run `make kotlin-tests`")
        val rust = logs.readText().split("== ").drop(1).associate { it.substringBefore('\n') to it.substringAfter('\n') }
        val kotlin = files.associate { it.name to recordsToJson(told(it).log) }
        assertEquals(rust.keys, kotlin.keys)
        for ((file, log) in rust) assertEquals(log, kotlin[file], file)
    }

    @Test
    fun `a story that was written down is taken in as it was`() {
        for (file in files) {
            val log = told(file).log
            policyNamed(readScenario(file.readText()).policy).use(::AmendsDesk).use { again ->
                assertEquals(log.size.toLong(), again.append(recordsFromJson(recordsToJson(log))))
                assertEquals(log, again.records(CASE))
            }
        }
    }

    @Test
    fun `a mismatch names its file and line`() {
        val story = """
            scenario: what is not so
            policy: default
            person a = role intake
            at 2026-03-02 09:00 a: case.receive
              then stage closed
        """.trimIndent()
        val told = policyNamed("default").use { run("x.txt", readScenario(story), it) }
        assertEquals(listOf("x.txt:5: stage\n  expected: closed\n  got:      received"), told.mismatches)
        assertEquals(listOf("case.received"), told.log.map { it.event.kind.word })
    }

    @Test
    fun `no expectation is passed over`() {
        val lies = mapOf(
            "stage" to "closed", "outcome" to "solved", "events" to "case.closed", "event" to "case.closed",
            "nothing" to "", "dated" to "case.registered 2026-03-02 08:00", "due" to "resolve none",
            "left" to "resolve 39h", "verdict" to "resolve met", "refused" to "not_permitted",
            "agenda" to "resolve overdue handler none", "waiting" to "customer", "level" to "1", "episode" to "1",
            "inferred" to "1", "pending" to "1", "priority" to "high", "wake" to "never",
        )
        assertEquals(Subject.entries.map { it.en }.toSet(), lies.keys)
        val story = """
            policy: default
            person a = role intake
            at 2026-03-02 09:00 a: case.receive
            at +1m a: case.register kind=complaint contact=reachable fields=content,contact
        """.trimIndent() + lies.map { (subject, lie) -> "\n  then $subject $lie" }.joinToString("")
        val told = policyNamed("default").use { run("x.txt", readScenario(story), it) }
        assertEquals(lies.keys.toList(), told.mismatches.map { it.substringAfter(": ").substringBefore('\n') })
    }

    @Test
    fun `a line that cannot be read names itself`() {
        val fault = assertFailsWith<Malformed> { readScenario("scenario: x\nat noon a: b\n") }
        assertTrue(fault.message.orEmpty().startsWith("line 2: "), fault.message)
    }
}
