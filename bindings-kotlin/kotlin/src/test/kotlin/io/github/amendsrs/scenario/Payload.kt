package io.github.amendsrs.scenario

import io.github.amendsrs.Facts
import java.time.Instant
import java.time.ZoneOffset

/** Reads what a step says of a command, `key=value`, and notices what nobody asked for. */
internal class Payload(private val pairs: Map<String, String>, private val now: Instant, private val zone: ZoneOffset) {
    private val asked = mutableSetOf<String>()

    fun maybe(key: String): String? = pairs[key].also { asked += key }

    fun text(key: String): String = requireNotNull(maybe(key)) { "expected `$key`" }

    fun number(key: String): Int = text(key).toInt()

    fun list(key: String): List<String> = maybe(key)?.split(',').orEmpty()

    fun time(key: String): Instant? = maybe(key)?.let { readTime(it, now, zone).first }

    fun facts(): Facts = Facts(
        kind = maybe("facts.kind"),
        category = maybe("facts.category"),
        channel = maybe("facts.channel"),
        urgency = maybe("facts.urgency"),
    )

    /** Returns the word of a vocabulary, by its name on the wire. */
    inline fun <reified T : Enum<T>> word(key: String, name: (T) -> String): T = of(text(key), name)

    fun nothingElse() {
        val left = pairs.keys - asked
        require(left.isEmpty()) { "no such keys: ${left.joinToString()}" }
    }
}

internal inline fun <reified T : Enum<T>> of(text: String, name: (T) -> String): T =
    requireNotNull(enumValues<T>().find { name(it) == text }) { "no ${T::class.simpleName} is called `$text`" }
