package io.github.amendsrs.scenario

import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsException
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.CommandKind
import io.github.amendsrs.Delivery
import io.github.amendsrs.Lang
import io.github.amendsrs.Observation
import io.github.amendsrs.ObservedWaiting
import io.github.amendsrs.Outcome
import io.github.amendsrs.Party
import io.github.amendsrs.Recorded
import io.github.amendsrs.RejectionCode
import io.github.amendsrs.Stage
import io.github.amendsrs.label
import io.github.amendsrs.word
import java.time.ZoneOffset

internal const val CASE = "S-1"

/** What a run of a scenario left behind. */
internal data class Told(val mismatches: List<String>, val log: List<Recorded>)

/** What came of one step. */
internal sealed interface Result {
    data class Accepted(val records: List<Recorded>) : Result

    data class Refused(val code: RejectionCode, val sentence: String) : Result
}

/** Runs a scenario on a desk and collects every mismatch, each with its file and line. */
internal fun run(file: String, scenario: Scenario, policy: AmendsPolicy): Told = AmendsDesk(policy).use { desk ->
    val mismatches = mutableListOf<String>()
    val log = mutableListOf<Recorded>()
    for (step in scenario.steps) {
        val result = desk.perform(step, scenario)
        when (result) {
            is Result.Accepted -> log += result.records
            is Result.Refused -> if (step.checks.none { it.subject == Subject.REFUSED }) {
                mismatches += "$file:${step.line}: expected acceptance, got ${result.sentence}"
            }
        }
        val seen = Seen(desk, result, step.now, scenario.zone)
        for (check in step.checks) {
            val got = seen.insteadOf(check) ?: continue
            mismatches += "$file:${check.line}: ${check.subject.en}\n  expected: ${check.expected}\n  got:      $got"
        }
    }
    Told(mismatches, log)
}

private fun AmendsDesk.perform(step: Step, scenario: Scenario): Result = try {
    when (val deed = step.deed) {
        is Deed.LetTimePass -> {
            val advance = advanceTo(step.now)
            val stuck = advance.stuck.firstOrNull()?.refusal
            if (stuck == null) Result.Accepted(advance.records) else Result.Refused(stuck.code, stuck.en)
        }
        is Deed.Report -> Result.Accepted(report(step, deed.payload, scenario.zone))
        is Deed.Give -> Result.Accepted(give(step, deed, scenario))
    }
} catch (refusal: AmendsException.Rejected) {
    Result.Refused(refusal.code, refusal.en)
}

private fun AmendsDesk.give(step: Step, deed: Deed.Give, scenario: Scenario): List<Recorded> {
    val kind = CommandKind.entries.find { deed.command == it.word || deed.command == it.label(Lang.ZH) }
    val known = requireNotNull(kind) { "line ${step.line}: there is no command `${deed.command}`" }
    val actor = requireNotNull(scenario.people[deed.who]) { "line ${step.line}: nobody is called `${deed.who}`" }
    val command = command(known, Payload(deed.payload - "command_id", step.now, scenario.zone))
    return handle(CASE, command, actor, step.now, Delivery(step.happened, commandId = deed.payload["command_id"]))
}

private fun AmendsDesk.report(step: Step, pairs: Map<String, String>, zone: ZoneOffset): List<Recorded> {
    val said = Payload(pairs, step.now, zone)
    val observation = Observation(
        at = step.now,
        stage = said.maybe("stage")?.let { of<Stage>(it, Stage::word) },
        outcome = said.maybe("outcome")?.let { of<Outcome>(it, Outcome::word) },
        waiting = said.maybe("waiting")?.let(::observedWaiting),
        handler = said.maybe("handler"),
        level = said.maybe("level")?.toInt(),
        facts = said.facts(),
    )
    val opened = said.time("opened")
    said.nothingElse()
    return observe(CASE, observation, opened ?: step.now)
}

private fun observedWaiting(text: String): ObservedWaiting {
    if (text == "nobody") return ObservedWaiting.Nobody
    val (party, reason) = text.split(':')
    return ObservedWaiting.For(of<Party>(party, Party::word), reason)
}
