package technician

import io.github.amendsrs.AgendaItem
import io.github.amendsrs.CaseScreen
import io.github.amendsrs.Lang
import io.github.amendsrs.Obligation
import io.github.amendsrs.RefusedAct
import io.github.amendsrs.RunState
import io.github.amendsrs.Standing
import io.github.amendsrs.kind
import io.github.amendsrs.label
import io.github.amendsrs.sentence
import io.github.amendsrs.text
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.util.Locale

/** Turns what the desk answers into text, in one language and the time of one zone. */
class Text(val lang: Lang, zone: ZoneId) {
    private val locale = if (lang == Lang.ZH) Locale.SIMPLIFIED_CHINESE else Locale.ENGLISH
    private val clock = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", locale).withZone(zone)

    fun of(zh: String, en: String): String = if (lang == Lang.ZH) zh else en

    fun time(at: Instant): String = clock.format(at)

    fun welcome(now: Instant): String = time(now) + of(
        "。您是外勤维修员 t-4；输入 agenda 看谁欠什么，help 看还能输入什么。",
        ". You are t-4, a field technician; type `agenda` for who owes what, `help` for the rest.",
    )

    fun help(): String = of(
        """
        agenda                 谁欠什么、何时到期
        open 案件              一个案件的画面
        press 编号 [词]        按下画面上的一个按钮
        why                    哪些按钮现在不能按，为什么
        explain                每个时限如何算出
        wait 2h                让时间流逝
        offline, online        断开、接上网络；接上即同步
        restart                退出应用再启动
        office hand|progress|explain 案件   同事在办公室做的事
        lang zh|en, quit
        """,
        """
        agenda                 who owes what by when
        open CASE              the screen of a case
        press NUMBER [WORD]    press one of its buttons
        why                    which buttons are grey, and why
        explain                how each deadline came about
        wait 2h                let time pass
        offline, online        lose the connection, get it back; getting it back syncs
        restart                leave the app and start it again
        office hand|progress|explain CASE   what a colleague does at the office
        lang zh|en, quit
        """,
    ).trimIndent()

    fun agenda(items: List<AgendaItem>): String = items.joinToString("\n") { item ->
        val due = item.due?.let { "${time(it)}  ${left(item.untilDue!!)}" } ?: item.standing.label(lang)
        val mark = if (item.standing == Standing.OVERDUE) "!" else " "
        "$mark ${item.caseId}  ${item.name.text(lang)}  $due  ${of("责任方", "owed by")} ${item.owedBy}"
    }.ifEmpty { of("没有待办", "nothing is owed") }

    fun screen(screen: CaseScreen): String = buildString {
        val header = screen.header
        appendLine("${header.id}  ${header.kindLabel.orEmpty()}  ${header.stage.label(lang)}  ${header.handler.orEmpty()}")
        header.waiting?.let { appendLine("  ${of("等待", "waiting for")} ${it.party.label(lang)}: ${it.reason}") }
        for (obligation in screen.obligations) appendLine("  ${clockOf(obligation)}")
        buttons(screen).forEachIndexed { index, button -> appendLine("  [${index + 1}] ${button.label}") }
        append("  ").append(screen.timeline.takeLast(3).joinToString(" · ") { it.label })
    }

    fun pressed(button: String, screen: CaseScreen): String = "$button -> ${screen.header.stage.label(lang)}"

    fun refusals(screen: CaseScreen): String =
        grey(screen).joinToString("\n") { "  ${it.reason}" }.ifEmpty { of("都能按", "none") }

    fun refused(act: RefusedAct): String = "! " + of("同步后不再适用", "no longer fits after the sync") +
        ": ${act.act.command.kind.label(lang)}, ${time(act.act.at)}: ${act.refusal.sentence(lang)}"

    private fun clockOf(one: Obligation): String = "${one.label}: " + when (one.state) {
        RunState.ENDED -> one.verdict?.label(lang).orEmpty()
        RunState.PAUSED -> of("暂停", "paused")
        RunState.RUNNING, RunState.OVERDUE -> "${time(one.due!!)}, ${left(one.untilDue!!)}"
    }

    private fun left(span: Duration): String {
        val length = span.abs()
        val text = of(
            "${length.toDays()} 天 ${length.toHoursPart()} 小时",
            "${length.toDays()} d ${length.toHoursPart()} h",
        )
        return if (span.isNegative) of("逾期 $text", "$text late") else of("还剩 $text", "in $text")
    }
}
