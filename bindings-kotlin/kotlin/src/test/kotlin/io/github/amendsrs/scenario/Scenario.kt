package io.github.amendsrs.scenario

import io.github.amendsrs.Actor
import java.time.Instant
import java.time.ZoneOffset

/** A story as it is written; the grammar is described in the README beside the scenarios. */
internal data class Scenario(
    val title: String,
    val policy: String,
    val zone: ZoneOffset,
    val people: Map<String, Actor>,
    val steps: List<Step>,
)

/** One step, and what must then be true. */
internal data class Step(
    val line: Int,
    val now: Instant,
    val happened: Instant?,
    val deed: Deed,
    val checks: MutableList<Check> = mutableListOf(),
)

/** What is done in a step. */
internal sealed interface Deed {
    data class Give(val who: String, val command: String, val payload: Map<String, String>) : Deed

    data class Report(val payload: Map<String, String>) : Deed

    data object LetTimePass : Deed
}

/** One thing that must be true. */
internal data class Check(val line: Int, val subject: Subject, val expected: String)

/** What is looked at, by its two names. */
internal enum class Subject(val en: String, val zh: String) {
    STAGE("stage", "阶段"),
    OUTCOME("outcome", "结果"),
    EVENTS("events", "事件"),
    EVENT("event", "含事件"),
    NOTHING("nothing", "无变化"),
    DATED("dated", "日期"),
    DUE("due", "期限"),
    LEFT("left", "剩余"),
    VERDICT("verdict", "结论"),
    REFUSED("refused", "拒绝"),
    AGENDA("agenda", "待办"),
    WAITING("waiting", "等待"),
    LEVEL("level", "级别"),
    EPISODE("episode", "轮次"),
    INFERRED("inferred", "推断"),
    PENDING("pending", "待决"),
    PRIORITY("priority", "优先级"),
    WAKE("wake", "唤醒"),
}

/** A line that cannot be read. */
internal class Malformed(line: Int, what: String) : IllegalArgumentException("line $line: $what")
