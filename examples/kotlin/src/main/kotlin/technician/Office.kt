package technician

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Command
import io.github.amendsrs.Contact
import io.github.amendsrs.Facts
import io.github.amendsrs.Lang
import io.github.amendsrs.recordsFromJson
import io.github.amendsrs.recordsToJson
import java.time.Duration
import java.time.Instant

/** The office: the server's desk and the colleagues at it. Texts of JSON Lines go over the wire. */
class Office(policy: AmendsPolicy, monday: Instant) : AutoCloseable {
    private val clerk = Actor("u-1", ActorKind.PERSON, roles = listOf("intake"))
    private val head = Actor("u-2", ActorKind.PERSON, roles = listOf("head"))
    private val colleague = Actor("t-9", ActorKind.PERSON, roles = listOf("handler"), unit = "field")
    val desk = AmendsDesk(policy)

    init {
        val friday = monday - Duration.ofHours(67)
        hand("2026-0001", "t-4", friday)
        hand("2026-0002", "t-9", friday)
        solve("2026-0002", friday)
        hand("2026-0003", "t-4", friday)
    }

    /** Takes the records of a phone in. */
    fun take(lines: String) {
        desk.append(recordsFromJson(lines))
    }

    /** Returns what happened to a case behind a version. */
    fun news(caseId: String, after: Long): String = recordsToJson(desk.records(caseId, after))

    /** Lists the cases there are. */
    fun caseIds(): List<String> = desk.cases(Lang.EN).map { it.id }

    /** Lets a colleague act: `hand CASE`, `progress CASE`, `explain CASE`. */
    fun act(line: String, now: Instant) {
        val (what, caseId) = "$line ".split(" ", limit = 2).map { it.trim() }
        when (what.takeIf { CASE.matches(caseId) }) {
            "hand" -> hand(caseId, "t-4", now)
            "progress" -> desk.handle(caseId, Command.ReportProgress(), head, now)
            "explain" -> desk.handle(caseId, Command.Explain("not_our_product"), head, now)
            else -> throw NotUnderstood(
                "应为 `hand`、`progress` 或 `explain` 加 `2026-0004` 之类的案件编号",
                "expected `hand`, `progress` or `explain` and the number of a case, such as `2026-0004`",
            )
        }
    }

    private fun hand(caseId: String, handler: String, now: Instant) {
        desk.handle(caseId, Command.Receive(facts = Facts(channel = "phone")), clerk, now)
        val fields = listOf("content", "contact")
        desk.handle(caseId, Command.Register("complaint", Contact.REACHABLE, fields = fields), clerk, now)
        desk.handle(caseId, Command.Acknowledge, clerk, now)
        desk.handle(caseId, Command.Classify(Facts()), clerk, now)
        desk.handle(caseId, Command.Assign(unit = "field"), clerk, now)
        desk.handle(caseId, Command.NameHandler(handler), head, now)
    }

    private fun solve(caseId: String, now: Instant) {
        for (command in listOf(Command.Investigate, Command.Propose(cause = "worn_seal"), Command.StartWork, Command.RecordHandling())) {
            desk.handle(caseId, command, colleague, now)
        }
        desk.handle(caseId, Command.Reply(channel = "phone"), clerk, now)
    }

    override fun close() = desk.close()

    private companion object {
        /** How this office numbers its cases; any name would do for the desk, a slip of the keyboard too. */
        val CASE = Regex("\\d{4}-\\d{4}")
    }
}
