package io.github.amendsrs

import io.github.amendsrs.scenario.Payload
import io.github.amendsrs.scenario.command
import java.time.ZoneOffset
import kotlin.io.path.readLines
import kotlin.io.path.readText
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** The golden files of the core: read and written again, byte for byte. */
class GoldenTest {
    private val golden = coreTests.resolve("golden")
    private val log = golden.resolve("log_v1.jsonl")

    @Test
    fun `the golden log keeps its bytes`() {
        val text = log.readText()
        assertEquals(text, recordsToJson(recordsFromJson(text)))
    }

    @Test
    fun `every record goes round alone`() {
        for (line in log.readLines()) {
            val record = recordFromJson(line)
            assertEquals(line, recordToJson(record))
            assertEquals(record.hashCode(), recordFromJson(line).hashCode())
            assertTrue("\"event\":{\"type\":\"${record.event.kind.word}\"" in line, line)
        }
    }

    @Test
    fun `every kind of event stands in the golden log`() {
        val kinds = recordsFromJson(log.readText()).map { it.event.kind }
        assertEquals(EventKind.entries.toSet(), kinds.toSet())
    }

    @Test
    fun `every kind of command goes round inside the act that asks for it`() {
        val record = recordFromJson(log.readLines().first())
        for (kind in CommandKind.entries) {
            val command = example(kind)
            assertEquals(kind, command.kind)
            val asked = record.copy(command = kind, event = Event.ActAsked(1, Mode.ASKS, command))
            val line = recordToJson(asked)
            assertTrue("\"command\":{\"type\":\"${kind.word}\"" in line, line)
            assertEquals(asked, recordFromJson(line))
            assertEquals(line, recordToJson(recordFromJson(line)))
        }
    }

    @Test
    fun `every stable name is a word with labels in both languages`() {
        val labels = Class.forName("io.github.amendsrs.LabelsKt")
        var known = 0
        for (line in golden.resolve("stable_names.txt").readLines()) {
            val (vocabulary, name) = line.split(' ', limit = 2)
            val words = runCatching { Class.forName("io.github.amendsrs.$vocabulary") }.getOrNull() ?: continue
            val word = runCatching { labels.getMethod("getWord", words) }.getOrNull() ?: continue
            val named = words.enumConstants.filter { word.invoke(null, it) == name }
            assertEquals(1, named.size, line)
            val label = labels.getMethod("label", words, Lang::class.java)
            for (lang in Lang.entries) assertFalse("${label.invoke(null, named.single(), lang)}".isBlank(), line)
            known += 1
        }
        assertTrue(known >= 250, "only $known names were looked up")
    }

    /** A command of a kind with everything it can carry. */
    private fun example(kind: CommandKind): Command = command(kind, Payload(carried(kind), at("2026-03-02 09:00"), ZoneOffset.UTC))

    private fun carried(kind: CommandKind): Map<String, String> = when (kind) {
        CommandKind.CASE_RECEIVE -> mapOf("customer" to "vault-17", "facts.channel" to "phone")
        CommandKind.CASE_REGISTER ->
            mapOf("kind" to "complaint", "contact" to "reachable", "facts.urgency" to "high", "fields" to "content,contact")
        CommandKind.CASE_DEFER -> mapOf("until" to "+4h")
        CommandKind.CASE_REPLY -> mapOf("channel" to "phone", "ticks" to "apology", "note" to DIGEST)
        CommandKind.CASE_CLOSE -> mapOf("outcome" to "solved", "reason" to "goodwill")
        CommandKind.CASE_MARK_DUPLICATE, CommandKind.CASE_MERGE -> mapOf("case" to "C-2")
        CommandKind.TRIAGE_CLASSIFY -> mapOf("facts.kind" to "complaint", "facts.category" to "repair")
        CommandKind.TRIAGE_RECLASSIFY -> mapOf("kind" to "inquiry", "reason" to "wrong_kind")
        CommandKind.ASSIGNMENT_ASSIGN -> mapOf("unit" to "repair", "due" to "+1h")
        CommandKind.ASSIGNMENT_TRANSFER -> mapOf("unit" to "repair", "reason" to "skill", "due" to "+1h")
        CommandKind.ASSIGNMENT_NAME_HANDLER -> mapOf("handler" to "u-9")
        CommandKind.ASSIGNMENT_DECLARE_CONFLICT -> mapOf("person" to "u-9", "reason" to "kin")
        CommandKind.WAITING_START ->
            mapOf("party" to "customer", "reason" to "photo", "evidence" to DIGEST, "until" to "+4h")
        CommandKind.REQUEST_ASK ->
            mapOf("request" to "consult", "to" to "legal", "need" to "mandatory", "due" to "+1h")
        CommandKind.REQUEST_ANSWER -> mapOf("request" to "1", "note" to DIGEST)
        CommandKind.REQUEST_REFUSE, CommandKind.REQUEST_WITHDRAW -> mapOf("request" to "1", "reason" to "late")
        CommandKind.SOLUTION_PROPOSE -> mapOf("cause" to "worn", "measures" to "replace,clean", "analysis" to DIGEST)
        CommandKind.ESCALATION_RAISE -> mapOf("to" to "head", "reason" to "media")
        CommandKind.FOLLOWUP_RECORD -> mapOf("result" to "solved", "ticks" to "thanked")
        CommandKind.OBLIGATION_EXTEND -> mapOf("obligation" to "resolve", "by" to "2 working days", "reason" to "complex")
        CommandKind.OBLIGATION_WAIVE -> mapOf("obligation" to "resolve", "reason" to "goodwill")
        CommandKind.OBLIGATION_CORRECT ->
            mapOf("obligation" to "resolve", "run" to "1", "verdict" to "met", "reason" to "proof")
        CommandKind.RECORD_REBIND -> mapOf("to" to DIGEST)
        CommandKind.RECORD_DECIDE -> mapOf("act" to "1", "decision" to "decline", "reason" to "too_short")
        CommandKind.CASE_ACKNOWLEDGE, CommandKind.CASE_INVESTIGATE, CommandKind.CASE_START_WORK,
        CommandKind.CASE_ARCHIVE, CommandKind.TRIAGE_ADMIT, CommandKind.SOLUTION_SUBMIT,
        CommandKind.SOLUTION_PRESENT, CommandKind.ESCALATION_ACKNOWLEDGE, CommandKind.RECORD_TICK,
        -> emptyMap()
        CommandKind.CASE_ANSWER, CommandKind.CASE_REPORT_PROGRESS, CommandKind.CASE_RECORD_HANDLING,
        CommandKind.CASE_VERIFY, CommandKind.CASE_AGREE, CommandKind.SOLUTION_APPROVE, CommandKind.SOLUTION_CONFIRM,
        -> mapOf("note" to DIGEST)
        CommandKind.CASE_REJECT_RESULT, CommandKind.CASE_REJECT_REPLY, CommandKind.CASE_DISAGREE,
        CommandKind.CASE_EXPLAIN, CommandKind.CASE_REOPEN, CommandKind.CASE_WITHDRAW, CommandKind.ASSIGNMENT_RETURN,
        CommandKind.WAITING_END, CommandKind.SOLUTION_REJECT, CommandKind.SOLUTION_OBJECT,
        CommandKind.ESCALATION_LOWER, CommandKind.FOLLOWUP_ATTEMPT, CommandKind.RECORD_ERASE,
        -> mapOf("reason" to "incomplete", "note" to DIGEST)
    }
}
