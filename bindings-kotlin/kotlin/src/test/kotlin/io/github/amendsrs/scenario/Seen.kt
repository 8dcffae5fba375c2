package io.github.amendsrs.scenario

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.CaseScreen
import io.github.amendsrs.EventKind
import io.github.amendsrs.Lang
import io.github.amendsrs.Obligation
import io.github.amendsrs.RunState
import io.github.amendsrs.Source
import io.github.amendsrs.kind
import io.github.amendsrs.label
import io.github.amendsrs.word
import java.time.Instant
import java.time.ZoneOffset
import kotlin.time.Duration
import kotlin.time.toJavaDuration

private val onlooker = Actor("onlooker", ActorKind.PERSON)

/** What a step left behind, as the library shows it. */
internal class Seen(
    private val desk: AmendsDesk,
    private val result: Result,
    private val now: Instant,
    private val zone: ZoneOffset,
) {
    private val records = (result as? Result.Accepted)?.records.orEmpty()
    private val events = records.map { it.event.kind.word }

    /** Returns what is there instead of what is expected; none when it is there. */
    fun insteadOf(check: Check): String? {
        val expected = check.expected
        return when (check.subject) {
            Subject.REFUSED -> when (result) {
                is Result.Accepted -> "accepted: ${events.joinToString()}"
                is Result.Refused -> result.sentence.takeUnless {
                    expected == result.code.word || expected == result.code.label(Lang.ZH)
                }
            }
            Subject.NOTHING -> events.joinToString().takeUnless { events.isEmpty() }
            Subject.EVENTS -> events.joinToString().takeUnless { events == listed(expected) }
            Subject.EVENT -> events.joinToString().takeUnless { events.containsAll(listed(expected)) }
            Subject.DATED -> expected.within(dated(expected))
            Subject.AGENDA -> expected.within(agenda())
            else -> {
                if (desk.cases(Lang.ZH).none { it.id == CASE }) return "there is no case"
                val screen = desk.caseScreen(CASE, onlooker, now, Lang.ZH)
                expected.within(*ofCase(check.subject, expected, screen).toTypedArray())
            }
        }
    }

    /** Returns how the case stands, in every way it may be written. */
    private fun ofCase(subject: Subject, expected: String, screen: CaseScreen): List<String> = with(screen.header) {
        when (subject) {
            Subject.STAGE -> listOf(stage.word, stage.label(Lang.ZH))
            Subject.OUTCOME -> outcome?.let { listOf(it.word, it.label(Lang.ZH)) } ?: listOf("open")
            Subject.WAITING -> listOf(waiting?.party?.word ?: "nobody")
            Subject.LEVEL -> listOf("$level")
            Subject.EPISODE -> listOf("$episode")
            Subject.PENDING -> listOf("${pending.size}")
            Subject.PRIORITY -> listOf(priority ?: "none")
            Subject.INFERRED -> listOf("${screen.timeline.count { it.source == Source.INFERRED }}")
            Subject.WAKE -> listOf(screen.nextWakeUp?.at?.shown(zone) ?: "never")
            else -> ofRun(subject, expected, screen.obligations)
        }
    }

    /** `resolve met`, or `resolve#1 met` of the first run: the name comes back with what is seen. */
    private fun ofRun(subject: Subject, expected: String, runs: List<Obligation>): List<String> {
        val name = expected.substringBefore(' ')
        val run = runs.lastOrNull { name == it.obligation || name == "${it.obligation}#${it.run}" }
            ?: return listOf("it never started")
        return when (subject) {
            Subject.DUE -> listOf(run.due?.shown(zone) ?: "none")
            Subject.VERDICT -> run.verdict?.let { listOf(it.word, it.label(Lang.ZH)) } ?: listOf("open", "未定")
            else -> listOf(left(run, expected.substringAfter(' ')))
        }.map { "$name $it" }
    }

    /** Spans have several spellings: the one expected is given back where it says the same. */
    private fun left(run: Obligation, expected: String): String {
        val left = run.left.takeIf { run.state == RunState.PAUSED } ?: return "running"
        val wanted = Duration.parseOrNull(expected)?.toJavaDuration()
        return if (left == wanted) expected else "$left"
    }

    private fun dated(expected: String): String {
        val name = event(expected.substringBefore(' '))
        val found = records.find { it.event.kind.word == name } ?: return "no such event"
        return "${expected.substringBefore(' ')} ${found.at.shown(zone)}"
    }

    private fun agenda(): String = desk.agenda(now).joinToString("; ") { item ->
        "${item.obligation} ${item.standing.word} ${item.owedBy} ${item.due?.shown(zone) ?: "none"}"
    }

    private fun listed(text: String): List<String> =
        text.split(',', '，').map(String::trim).filter(String::isNotEmpty).map(::event)
}

/** An event by its name or its Chinese label. */
private fun event(text: String): String = EventKind.entries.find { it.label(Lang.ZH) == text }?.word ?: text

private fun String.within(vararg spellings: String): String? = spellings.first().takeUnless { this in spellings }
