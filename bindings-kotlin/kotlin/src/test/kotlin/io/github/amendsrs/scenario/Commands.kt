package io.github.amendsrs.scenario

import io.github.amendsrs.ActDecision
import io.github.amendsrs.CallbackResult
import io.github.amendsrs.Command
import io.github.amendsrs.CommandKind
import io.github.amendsrs.Contact
import io.github.amendsrs.Distance
import io.github.amendsrs.Outcome
import io.github.amendsrs.Party
import io.github.amendsrs.PrivateReference
import io.github.amendsrs.RequestKind
import io.github.amendsrs.RequestNeed
import io.github.amendsrs.Verdict
import io.github.amendsrs.word
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** Builds a command out of what is said of it; a kind without an arm does not compile. */
internal fun command(kind: CommandKind, said: Payload): Command = with(said) {
    when (kind) {
        CommandKind.CASE_RECEIVE -> Command.Receive(maybe("customer")?.let(::PrivateReference), facts())
        CommandKind.CASE_REGISTER ->
            Command.Register(text("kind"), word("contact", Contact::word), facts(), list("fields"))
        CommandKind.CASE_ACKNOWLEDGE -> Command.Acknowledge
        CommandKind.CASE_ANSWER -> Command.Answer(maybe("note"))
        CommandKind.CASE_DEFER -> Command.Defer(requireNotNull(time("until")) { "expected `until`" })
        CommandKind.CASE_INVESTIGATE -> Command.Investigate
        CommandKind.CASE_START_WORK -> Command.StartWork
        CommandKind.CASE_REPORT_PROGRESS -> Command.ReportProgress(maybe("note"))
        CommandKind.CASE_RECORD_HANDLING -> Command.RecordHandling(maybe("note"))
        CommandKind.CASE_VERIFY -> Command.Verify(maybe("note"))
        CommandKind.CASE_REJECT_RESULT -> Command.RejectResult(text("reason"), maybe("note"))
        CommandKind.CASE_REPLY -> Command.Reply(maybe("channel"), list("ticks"), maybe("note"))
        CommandKind.CASE_REJECT_REPLY -> Command.RejectReply(text("reason"), maybe("note"))
        CommandKind.CASE_AGREE -> Command.Agree(maybe("note"))
        CommandKind.CASE_DISAGREE -> Command.Disagree(text("reason"), maybe("note"))
        CommandKind.CASE_EXPLAIN -> Command.Explain(text("reason"), maybe("note"))
        CommandKind.CASE_CLOSE -> Command.Close(word("outcome", Outcome::word), maybe("reason"))
        CommandKind.CASE_REOPEN -> Command.Reopen(text("reason"), maybe("note"))
        CommandKind.CASE_ARCHIVE -> Command.Archive
        CommandKind.CASE_WITHDRAW -> Command.Withdraw(text("reason"), maybe("note"))
        CommandKind.CASE_MARK_DUPLICATE -> Command.MarkDuplicate(text("case"))
        CommandKind.CASE_MERGE -> Command.Merge(text("case"))
        CommandKind.TRIAGE_CLASSIFY -> Command.Classify(facts())
        CommandKind.TRIAGE_ADMIT -> Command.Admit
        CommandKind.TRIAGE_RECLASSIFY -> Command.Reclassify(text("kind"), text("reason"))
        CommandKind.ASSIGNMENT_ASSIGN -> Command.Assign(maybe("unit"), time("due"))
        CommandKind.ASSIGNMENT_TRANSFER -> Command.Transfer(text("unit"), text("reason"), time("due"))
        CommandKind.ASSIGNMENT_RETURN -> Command.Return(text("reason"), maybe("note"))
        CommandKind.ASSIGNMENT_NAME_HANDLER -> Command.NameHandler(text("handler"))
        CommandKind.ASSIGNMENT_DECLARE_CONFLICT -> Command.DeclareConflict(text("person"), text("reason"))
        CommandKind.WAITING_START ->
            Command.Pause(word("party", Party::word), text("reason"), maybe("evidence"), time("until"))
        CommandKind.WAITING_END -> Command.Resume(text("reason"), maybe("note"))
        CommandKind.REQUEST_ASK ->
            Command.Ask(word("request", RequestKind::word), text("to"), word("need", RequestNeed::word), time("due"))
        CommandKind.REQUEST_ANSWER -> Command.AnswerRequest(number("request"), maybe("note"))
        CommandKind.REQUEST_REFUSE -> Command.RefuseRequest(number("request"), text("reason"))
        CommandKind.REQUEST_WITHDRAW -> Command.WithdrawRequest(number("request"), text("reason"))
        CommandKind.SOLUTION_PROPOSE -> Command.Propose(maybe("cause"), list("measures"), maybe("analysis"))
        CommandKind.SOLUTION_SUBMIT -> Command.Submit
        CommandKind.SOLUTION_APPROVE -> Command.Approve(maybe("note"))
        CommandKind.SOLUTION_REJECT -> Command.Reject(text("reason"), maybe("note"))
        CommandKind.SOLUTION_PRESENT -> Command.Present
        CommandKind.SOLUTION_OBJECT -> Command.Object(text("reason"), maybe("note"))
        CommandKind.SOLUTION_CONFIRM -> Command.Confirm(maybe("note"))
        CommandKind.ESCALATION_RAISE -> Command.Escalate(text("to"), text("reason"))
        CommandKind.ESCALATION_ACKNOWLEDGE -> Command.AcknowledgeEscalation
        CommandKind.ESCALATION_LOWER -> Command.Deescalate(text("reason"), maybe("note"))
        CommandKind.FOLLOWUP_RECORD -> Command.RecordCallback(word("result", CallbackResult::word), list("ticks"))
        CommandKind.FOLLOWUP_ATTEMPT -> Command.RecordAttempt(text("reason"), maybe("note"))
        CommandKind.OBLIGATION_EXTEND -> Command.Extend(text("obligation"), distance(text("by")), text("reason"))
        CommandKind.OBLIGATION_WAIVE -> Command.Waive(text("obligation"), text("reason"))
        CommandKind.OBLIGATION_CORRECT ->
            Command.Correct(text("obligation"), number("run"), word("verdict", Verdict::word), text("reason"))
        CommandKind.RECORD_TICK -> Command.Tick
        CommandKind.RECORD_REBIND -> Command.Rebind(text("to"))
        CommandKind.RECORD_ERASE -> Command.Erase(text("reason"), maybe("note"))
        CommandKind.RECORD_DECIDE ->
            Command.DecideAsked(number("act"), word("decision", ActDecision::word), maybe("reason"))
    }.also { nothingElse() }
}

private val days = Regex("""(\d+) ?(working days?|calendar days?|个工作日|个自然日)""")

private fun distance(text: String): Distance {
    val (number, unit) = days.matchEntire(text)?.destructured
        ?: return Distance.Length(Duration.parse(text).toJavaDuration())
    val working = unit.startsWith("working") || unit == "个工作日"
    return if (working) Distance.WorkingDays(number.toInt()) else Distance.CalendarDays(number.toInt())
}
