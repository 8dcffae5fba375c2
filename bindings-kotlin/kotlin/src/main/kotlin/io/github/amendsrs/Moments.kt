package io.github.amendsrs

import java.time.Instant

// Instants cross as microseconds since 1970, negative before.

private const val MICROS = 1_000_000L

/** Beyond this many seconds lies no year that the library knows, nor a number of microseconds. */
private const val FAR = Long.MAX_VALUE / MICROS - 1

internal fun momentOf(micros: Long): Instant =
    Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000)

/** Cuts smaller fractions off, towards the past; what is too far becomes the farthest, which is refused. */
internal fun Instant.toMicros(): Long = when {
    epochSecond > FAR -> Long.MAX_VALUE
    epochSecond < -FAR -> Long.MIN_VALUE
    else -> epochSecond * MICROS + nano / 1_000
}
