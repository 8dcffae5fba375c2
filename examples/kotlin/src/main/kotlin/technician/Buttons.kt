package technician

import io.github.amendsrs.Action
import io.github.amendsrs.CallbackResult
import io.github.amendsrs.CaseScreen
import io.github.amendsrs.Command
import io.github.amendsrs.CommandKind
import io.github.amendsrs.Party
import io.github.amendsrs.word

// An app offers the commands of its users, not all there are. Words typed behind the number of a button
// become what the command carries; texts for people stay in the app, the library wants values of a list.

private val BUTTONS: Map<CommandKind, (String) -> Command> = mapOf(
    CommandKind.CASE_INVESTIGATE to { _ -> Command.Investigate },
    CommandKind.SOLUTION_PROPOSE to { cause -> Command.Propose(cause = cause.ifEmpty { "worn_seal" }) },
    CommandKind.CASE_START_WORK to { _ -> Command.StartWork },
    CommandKind.CASE_REPORT_PROGRESS to { _ -> Command.ReportProgress() },
    CommandKind.CASE_RECORD_HANDLING to { _ -> Command.RecordHandling() },
    CommandKind.CASE_REPLY to { channel -> Command.Reply(channel = channel.ifEmpty { "phone" }) },
    CommandKind.WAITING_START to { reason -> Command.Pause(Party.CUSTOMER, reason.ifEmpty { "part_ordered" }) },
    CommandKind.WAITING_END to { reason -> Command.Resume(reason.ifEmpty { "part_arrived" }) },
    CommandKind.FOLLOWUP_RECORD to { result -> Command.RecordCallback(callbackResult(result)) },
    CommandKind.FOLLOWUP_ATTEMPT to { reason -> Command.RecordAttempt(reason.ifEmpty { "no_answer" }) },
)

/** Lists the buttons that may be pressed now. */
fun buttons(screen: CaseScreen): List<Action> =
    screen.actions.filter { it.command in BUTTONS && it.refusal == null }

/** Lists the buttons that are grey now, each with its reason. */
fun grey(screen: CaseScreen): List<Action> =
    screen.actions.filter { it.command in BUTTONS && it.refusal != null }

/** Makes the command of a button out of the words typed behind it. */
fun commandOf(kind: CommandKind, words: String): Command = BUTTONS.getValue(kind)(words)

private fun callbackResult(word: String): CallbackResult {
    val known = CallbackResult.entries.joinToString(" | ") { it.word }
    return CallbackResult.entries.find { it.word == word }
        ?: throw NotUnderstood("请写明回访结果：$known", "say what came of the call: $known")
}
