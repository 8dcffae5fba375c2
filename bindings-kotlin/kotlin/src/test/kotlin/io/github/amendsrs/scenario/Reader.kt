package io.github.amendsrs.scenario

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import java.time.ZoneOffset

/** Reads a scenario line by line. */
internal fun readScenario(text: String): Scenario {
    val reader = Reader()
    text.lineSequence().forEachIndexed { index, line ->
        try {
            reader.take(index + 1, line.substringBefore(" #").trimEnd())
        } catch (fault: RuntimeException) {
            throw Malformed(index + 1, "${fault.message}: `${line.trim()}`")
        }
    }
    return reader.scenario()
}

private class Reader {
    private var title = ""
    private var policy = ""
    private var zone = ZoneOffset.ofHours(8)
    private val people = mutableMapOf<String, Actor>()
    private val steps = mutableListOf<Step>()

    fun scenario() = Scenario(title, policy, zone, people, steps)

    fun take(line: Int, content: String) {
        val trimmed = content.trim()
        when {
            trimmed.isEmpty() || trimmed.startsWith("#") -> Unit
            content.first().isWhitespace() -> {
                val step = requireNotNull(steps.lastOrNull()) { "an expectation without a step before it" }
                step.checks += check(line, trimmed)
            }
            else -> step(line, trimmed)?.let { steps += it } ?: header(trimmed)
        }
    }

    private fun step(line: Int, text: String): Step? {
        val told = text.after("at ", "时间 ") ?: return null
        val last = steps.lastOrNull()?.now
        val (now, behind) = readTime(told, last, zone)
        val late = behind.after("happened ", "发生于 ")?.let { readTime(it, last, zone) }
        return Step(line, now, late?.first, deed(late?.second ?: behind))
    }

    private fun deed(text: String): Deed {
        if (text == "tick" || text == "到点") return Deed.LetTimePass
        text.after("observe ", "外部记录 ")?.let { return Deed.Report(pairs(it)) }
        val parts = text.split(": ", "：", limit = 2)
        require(parts.size == 2) { "expected `who: command`, `tick` or `observe`" }
        val (who, command) = parts.map(String::trim)
        return Deed.Give(who, command.substringBefore(' '), pairs(command.substringAfter(' ', "")))
    }

    private fun header(text: String) {
        text.after("scenario:", "场景:", "场景：")?.let { title = it; return }
        text.after("policy:", "制度:", "制度：")?.let { policy = it; return }
        text.after("zone:", "时区:", "时区：")?.let { zone = ZoneOffset.of(it); return }
        text.after("clauses:", "条款:", "条款：")?.let { return }
        val described = requireNotNull(text.after("person ", "人员 ")) { "neither a header, a step nor an expectation" }
        val name = described.substringBefore('=').trim()
        people[name] = person(name, described.substringAfter('='))
    }
}

private fun String.after(vararg words: String): String? =
    words.firstOrNull(::startsWith)?.let { removePrefix(it).trim() }

/** Reads `key=value key="several words"`. */
private fun pairs(text: String): Map<String, String> = buildMap {
    var rest = text.trim()
    while (rest.isNotEmpty()) {
        require('=' in rest) { "`$rest` is no key=value" }
        val key = rest.substringBefore('=').trim()
        val behind = rest.substringAfter('=')
        val quoted = behind.startsWith('"')
        require(!quoted || behind.indexOf('"', 1) > 0) { "a quote is not closed" }
        val value = if (quoted) behind.drop(1).substringBefore('"') else behind.substringBefore(' ')
        put(key, value)
        rest = behind.drop(value.length + if (quoted) 2 else 0).trim()
    }
}

private fun check(line: Int, text: String): Check {
    val told = text.after("then ", "则 ") ?: text
    val word = told.substringBefore(' ')
    val subject = Subject.entries.find { word == it.en || word == it.zh }
    return Check(line, requireNotNull(subject) { "no such expectation" }, told.substringAfter(' ', "").trim())
}

private fun person(name: String, what: String): Actor =
    what.split(',', '，').map(String::trim).fold(Actor(name, ActorKind.PERSON)) { actor, word ->
        val value = word.substringAfter(' ')
        when (word.substringBefore(' ')) {
            "role", "角色" -> actor.copy(roles = actor.roles + value)
            "unit", "部门" -> actor.copy(unit = value)
            "qualification", "资质" -> actor.copy(qualifications = actor.qualifications + value)
            "machine", "系统" -> actor.copy(kind = ActorKind.MACHINE)
            "customer", "客户" -> actor.copy(kind = ActorKind.CUSTOMER)
            else -> error("`$word` says nothing of a person")
        }
    }
