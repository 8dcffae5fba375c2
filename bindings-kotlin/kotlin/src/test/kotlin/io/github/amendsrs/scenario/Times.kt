package io.github.amendsrs.scenario

import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.ZoneOffset
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * Reads a time at the start of a text: a date and a time, a time of the same day, or a span after the
 * step before. Returns it with the rest of the text.
 */
internal fun readTime(text: String, last: Instant?, zone: ZoneOffset): Pair<Instant, String> {
    val first = text.substringBefore(' ')
    val rest = text.substringAfter(' ', "")
    if (first.startsWith("+")) {
        val span = Duration.parse(first.drop(1)).toJavaDuration()
        return requireNotNull(last) { "no time before it to count from" } + span to rest
    }
    if ('-' in first) {
        val clock = LocalTime.parse(rest.substringBefore(' '))
        return LocalDate.parse(first).atTime(clock).toInstant(zone) to rest.substringAfter(' ', "")
    }
    val day = requireNotNull(last) { "no date before it" }.atOffset(zone).toLocalDate()
    return day.atTime(LocalTime.parse(first)).toInstant(zone) to rest
}

/** Shows an instant as scenarios write it: seconds only where there are any. */
internal fun Instant.shown(zone: ZoneOffset): String =
    LocalDateTime.ofInstant(this, zone).toString().replace('T', ' ')
