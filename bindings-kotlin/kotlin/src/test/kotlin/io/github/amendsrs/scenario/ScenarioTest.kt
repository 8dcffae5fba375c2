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
    fun `a desk that takes a story in shows what the desk that lived it shows`() {
        for (file in files) {
            val log = told(file).log
            val policy = policyNamed(readScenario(file.readText()).policy)
            val again = AmendsDesk(policy)
            assertEquals(log.size.toLong(), again.append(recordsFromJson(recordsToJson(log))))
            assertEquals(log, again.records(CASE))
            again.close()
            policy.close()
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
    fun `a line that cannot be read names itself`() {
        val fault = assertFailsWith<Malformed> { readScenario("scenario: x\nat noon a: b\n") }
        assertTrue(fault.message.orEmpty().startsWith("line 2: "), fault.message)
    }
}
