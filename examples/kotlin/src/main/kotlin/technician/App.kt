package technician

import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsException
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Lang
import io.github.amendsrs.sentence
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.format.DateTimeParseException

/**
 * The app: what a technician types, and what comes of it.
 *
 * The clock is a play clock that `wait` moves; an app on a phone passes `Instant.now()` instead.
 */
class App(private val print: (String) -> Unit) : AutoCloseable {
    private val technician = Actor("t-4", ActorKind.PERSON, roles = listOf("handler", "intake"), unit = "field")
    private val policy = AmendsPolicy.preset("default")
    private val zone = policy.calendar("office").use { ZoneId.of(it.zone()) }
    private var now: Instant = Instant.parse("2026-03-09T01:00:00Z")
    private val office = Office(policy, now)
    private val phone = Phone(policy)
    private var text = Text(Lang.EN, zone)
    private var open: String? = null

    /** Says what this is. */
    fun welcome() = print(text.welcome(now))

    /** Carries one line out; `false` says that the app is left. */
    fun type(line: String): Boolean {
        val (verb, rest) = (line.trim() + " ").split(" ", limit = 2).map { it.trim() }
        try {
            catchUp()
            if (verb == "quit") return false
            obey(verb, rest)
            catchUp()
        } catch (why: AmendsException) {
            print("! " + why.sentence(text.lang))
        } catch (why: NotUnderstood) {
            print("! " + text.of(why.zh, why.en))
        }
        return true
    }

    private fun obey(verb: String, rest: String) = when (verb) {
        "agenda" -> print(text.agenda(phone.desk.agenda(now)))
        "open" -> show(rest)
        "press" -> press(rest)
        "why" -> print(text.refusals(case().state.value.screen))
        "explain" -> phone.desk.explain(opened(), text.lang).flatMap { it.lines }.forEach { print("  $it") }
        "wait" -> pass(rest)
        "offline" -> phone.online = false
        "online" -> phone.online = true
        "restart" -> phone.restart()
        "office" -> office.act(rest, now)
        "lang" -> text = Text(language(rest), zone)
        "", "help" -> print(text.help())
        else -> throw NotUnderstood("没有 `$verb` 这个命令；help 列出全部命令", "there is no `$verb`; `help` lists what there is")
    }

    /** Lets time pass on both sides, and lets them talk where there is a connection. */
    private fun catchUp() {
        office.desk.advanceTo(now)
        phone.desk.advanceTo(now)
        if (phone.online) phone.sync(office, now).forEach { print(text.refused(it)) }
    }

    private fun show(caseId: String) {
        print(text.screen(model(caseId).state.value.screen))
        open = caseId
    }

    private fun press(rest: String) {
        val case = case()
        val buttons = buttons(case.state.value.screen)
        val (number, words) = "$rest ".split(" ", limit = 2).map { it.trim() }
        if (buttons.isEmpty()) throw NotUnderstood("现在没有可按的按钮；why 说明原因", "no button can be pressed now; `why` says why")
        val button = number.toIntOrNull()?.let { buttons.getOrNull(it - 1) }
            ?: throw NotUnderstood("应为 1 至 ${buttons.size} 的按钮编号", "expected a button from 1 to ${buttons.size}")
        case.press(commandOf(button.command, words))
        val after = case.state.value
        print(after.problem?.let { "! $it" } ?: text.pressed(button.label, after.screen))
    }

    private fun language(word: String) = Lang.entries.find { it.name.lowercase() == word }
        ?: throw NotUnderstood("应为 `zh` 或 `en`", "expected `zh` or `en`")

    private fun pass(rest: String) {
        val span = try {
            Duration.parse("PT$rest").takeIf { it > Duration.ZERO && it <= Duration.ofDays(30) }
        } catch (_: DateTimeParseException) {
            null
        } ?: throw NotUnderstood("应为 `2h` 或 `30m` 之类的时长，至多 30 天", "expected a length of time such as `2h` or `30m`, of 30 days at most")
        now += span
        print(text.time(now))
    }

    private fun opened() = open ?: throw NotUnderstood("请先用 `open` 打开一个案件", "open a case first, with `open`")

    private fun case() = model(opened())

    private fun model(caseId: String) = CaseModel(phone.desk, caseId, technician, text.lang) { now }

    override fun close() {
        phone.close()
        office.close()
        policy.close()
    }
}

/** Says that a line means nothing here, and what would. */
class NotUnderstood(val zh: String, val en: String) : Exception(en)
