// Generated from the lists of the core by `make bless-kotlin`; do not edit.

package io.github.amendsrs

private fun Lang.of(zh: String, en: String): String = if (this == Lang.ZH) zh else en

/** The word as documents and the wire have it. */
public val ActDecision.word: String
    get() = when (this) {
        ActDecision.APPROVE -> "approve"
        ActDecision.DECLINE -> "decline"
    }

/** The label a person reads. */
public fun ActDecision.label(lang: Lang): String = when (this) {
    ActDecision.APPROVE -> lang.of("同意", "carried out")
    ActDecision.DECLINE -> lang.of("不同意", "not carried out")
}

/** The word as documents and the wire have it. */
public val ActorKind.word: String
    get() = when (this) {
        ActorKind.PERSON -> "person"
        ActorKind.MACHINE -> "machine"
        ActorKind.CUSTOMER -> "customer"
        ActorKind.PARTNER -> "partner"
    }

/** The label a person reads. */
public fun ActorKind.label(lang: Lang): String = when (this) {
    ActorKind.PERSON -> lang.of("人员", "a person of the organisation")
    ActorKind.MACHINE -> lang.of("系统", "a machine")
    ActorKind.CUSTOMER -> lang.of("客户", "the customer")
    ActorKind.PARTNER -> lang.of("合作单位", "a partner")
}

/** The word as documents and the wire have it. */
public val Blame.word: String
    get() = when (this) {
        Blame.CALLER -> "caller"
        Blame.ACTOR -> "actor"
        Blame.HOST -> "host"
        Blame.POLICY -> "policy"
        Blame.WORLD -> "world"
        Blame.AMENDS -> "amends"
    }

/** The label a person reads. */
public fun Blame.label(lang: Lang): String = when (this) {
    Blame.CALLER -> lang.of("调用方", "the caller: another command, or another input")
    Blame.ACTOR -> lang.of("操作人", "the actor: another person must do it")
    Blame.HOST -> lang.of("宿主程序", "the host: its clock, its version or its policy")
    Blame.POLICY -> lang.of("制度", "the policy: its limit is reached, or it has a gap")
    Blame.WORLD -> lang.of("客观情况", "the world: the case has ended")
    Blame.AMENDS -> lang.of("本程序库", "this library")
}

/** The word as documents and the wire have it. */
public val CallbackResult.word: String
    get() = when (this) {
        CallbackResult.SOLVED_AND_SATISFIED -> "solved_and_satisfied"
        CallbackResult.SOLVED -> "solved"
        CallbackResult.SOLVED_NOT_SATISFIED -> "solved_not_satisfied"
        CallbackResult.NOT_SOLVED -> "not_solved"
    }

/** The label a person reads. */
public fun CallbackResult.label(lang: Lang): String = when (this) {
    CallbackResult.SOLVED_AND_SATISFIED -> lang.of("已解决且满意", "solved, and satisfied")
    CallbackResult.SOLVED -> lang.of("已解决，未评价", "solved, satisfaction not said")
    CallbackResult.SOLVED_NOT_SATISFIED -> lang.of("已解决但不满意", "solved, not satisfied")
    CallbackResult.NOT_SOLVED -> lang.of("未解决", "not solved")
}

/** The word as documents and the wire have it. */
public val Certainty.word: String
    get() = when (this) {
        Certainty.KNOWN -> "known"
        Certainty.ASSUMED -> "assumed"
    }

/** The label a person reads. */
public fun Certainty.label(lang: Lang): String = when (this) {
    Certainty.KNOWN -> lang.of("已知", "every date it rests on is known")
    Certainty.ASSUMED -> lang.of("推定", "some date it rests on is not known and was assumed to follow the weekly pattern")
}

/** The word as documents and the wire have it. */
public val CommandKind.word: String
    get() = when (this) {
        CommandKind.CASE_RECEIVE -> "case.receive"
        CommandKind.CASE_REGISTER -> "case.register"
        CommandKind.CASE_ACKNOWLEDGE -> "case.acknowledge"
        CommandKind.CASE_ANSWER -> "case.answer"
        CommandKind.CASE_DEFER -> "case.defer"
        CommandKind.CASE_INVESTIGATE -> "case.investigate"
        CommandKind.CASE_START_WORK -> "case.start_work"
        CommandKind.CASE_REPORT_PROGRESS -> "case.report_progress"
        CommandKind.CASE_RECORD_HANDLING -> "case.record_handling"
        CommandKind.CASE_VERIFY -> "case.verify"
        CommandKind.CASE_REJECT_RESULT -> "case.reject_result"
        CommandKind.CASE_REPLY -> "case.reply"
        CommandKind.CASE_REJECT_REPLY -> "case.reject_reply"
        CommandKind.CASE_AGREE -> "case.agree"
        CommandKind.CASE_DISAGREE -> "case.disagree"
        CommandKind.CASE_EXPLAIN -> "case.explain"
        CommandKind.CASE_CLOSE -> "case.close"
        CommandKind.CASE_REOPEN -> "case.reopen"
        CommandKind.CASE_ARCHIVE -> "case.archive"
        CommandKind.CASE_WITHDRAW -> "case.withdraw"
        CommandKind.CASE_MARK_DUPLICATE -> "case.mark_duplicate"
        CommandKind.CASE_MERGE -> "case.merge"
        CommandKind.TRIAGE_CLASSIFY -> "triage.classify"
        CommandKind.TRIAGE_ADMIT -> "triage.admit"
        CommandKind.TRIAGE_RECLASSIFY -> "triage.reclassify"
        CommandKind.ASSIGNMENT_ASSIGN -> "assignment.assign"
        CommandKind.ASSIGNMENT_TRANSFER -> "assignment.transfer"
        CommandKind.ASSIGNMENT_RETURN -> "assignment.return"
        CommandKind.ASSIGNMENT_NAME_HANDLER -> "assignment.name_handler"
        CommandKind.ASSIGNMENT_DECLARE_CONFLICT -> "assignment.declare_conflict"
        CommandKind.WAITING_START -> "waiting.start"
        CommandKind.WAITING_END -> "waiting.end"
        CommandKind.REQUEST_ASK -> "request.ask"
        CommandKind.REQUEST_ANSWER -> "request.answer"
        CommandKind.REQUEST_REFUSE -> "request.refuse"
        CommandKind.REQUEST_WITHDRAW -> "request.withdraw"
        CommandKind.SOLUTION_PROPOSE -> "solution.propose"
        CommandKind.SOLUTION_SUBMIT -> "solution.submit"
        CommandKind.SOLUTION_APPROVE -> "solution.approve"
        CommandKind.SOLUTION_REJECT -> "solution.reject"
        CommandKind.SOLUTION_PRESENT -> "solution.present"
        CommandKind.SOLUTION_OBJECT -> "solution.object"
        CommandKind.SOLUTION_CONFIRM -> "solution.confirm"
        CommandKind.ESCALATION_RAISE -> "escalation.raise"
        CommandKind.ESCALATION_ACKNOWLEDGE -> "escalation.acknowledge"
        CommandKind.ESCALATION_LOWER -> "escalation.lower"
        CommandKind.FOLLOWUP_RECORD -> "followup.record"
        CommandKind.FOLLOWUP_ATTEMPT -> "followup.attempt"
        CommandKind.OBLIGATION_EXTEND -> "obligation.extend"
        CommandKind.OBLIGATION_WAIVE -> "obligation.waive"
        CommandKind.OBLIGATION_CORRECT -> "obligation.correct"
        CommandKind.RECORD_TICK -> "record.tick"
        CommandKind.RECORD_REBIND -> "record.rebind"
        CommandKind.RECORD_ERASE -> "record.erase"
        CommandKind.RECORD_DECIDE -> "record.decide"
    }

/** The label a person reads. */
public fun CommandKind.label(lang: Lang): String = when (this) {
    CommandKind.CASE_RECEIVE -> lang.of("接收", "receive a contact")
    CommandKind.CASE_REGISTER -> lang.of("登记", "register the case")
    CommandKind.CASE_ACKNOWLEDGE -> lang.of("确认收到", "acknowledge receipt")
    CommandKind.CASE_ANSWER -> lang.of("当场答复", "answer at once")
    CommandKind.CASE_DEFER -> lang.of("承诺稍后答复", "promise an answer")
    CommandKind.CASE_INVESTIGATE -> lang.of("开始调查", "start the investigation")
    CommandKind.CASE_START_WORK -> lang.of("开始处理", "start carrying out the solution")
    CommandKind.CASE_REPORT_PROGRESS -> lang.of("告知进展", "report progress to the customer")
    CommandKind.CASE_RECORD_HANDLING -> lang.of("记录处理结果", "record the handling")
    CommandKind.CASE_VERIFY -> lang.of("验证结果", "verify the result")
    CommandKind.CASE_REJECT_RESULT -> lang.of("退回返工", "reject the result")
    CommandKind.CASE_REPLY -> lang.of("回复客户", "reply to the customer")
    CommandKind.CASE_REJECT_REPLY -> lang.of("客户不接受回复", "record that the customer rejects the reply")
    CommandKind.CASE_AGREE -> lang.of("达成一致", "record an agreement")
    CommandKind.CASE_DISAGREE -> lang.of("未达成一致", "record that no agreement was reached")
    CommandKind.CASE_EXPLAIN -> lang.of("解释后关闭", "close with an explanation")
    CommandKind.CASE_CLOSE -> lang.of("关闭", "close the case")
    CommandKind.CASE_REOPEN -> lang.of("重新打开", "reopen the case")
    CommandKind.CASE_ARCHIVE -> lang.of("归档", "archive the case")
    CommandKind.CASE_WITHDRAW -> lang.of("撤回", "withdraw the case")
    CommandKind.CASE_MARK_DUPLICATE -> lang.of("标记重复", "close as a duplicate")
    CommandKind.CASE_MERGE -> lang.of("并案", "merge into another case")
    CommandKind.TRIAGE_CLASSIFY -> lang.of("分类定级", "classify and prioritise")
    CommandKind.TRIAGE_ADMIT -> lang.of("受理为投诉", "accept as a complaint")
    CommandKind.TRIAGE_RECLASSIFY -> lang.of("变更类型", "change the kind of case")
    CommandKind.ASSIGNMENT_ASSIGN -> lang.of("派单", "assign to a unit")
    CommandKind.ASSIGNMENT_TRANSFER -> lang.of("转派", "transfer to another unit")
    CommandKind.ASSIGNMENT_RETURN -> lang.of("退单", "return to the dispatcher")
    CommandKind.ASSIGNMENT_NAME_HANDLER -> lang.of("指定经办人", "name the handler")
    CommandKind.ASSIGNMENT_DECLARE_CONFLICT -> lang.of("声明回避", "declare a conflict of interest")
    CommandKind.WAITING_START -> lang.of("开始等待", "wait for another party")
    CommandKind.WAITING_END -> lang.of("结束等待", "end the waiting")
    CommandKind.REQUEST_ASK -> lang.of("发出协作请求", "ask another unit or partner")
    CommandKind.REQUEST_ANSWER -> lang.of("答复协作请求", "answer a request")
    CommandKind.REQUEST_REFUSE -> lang.of("拒绝协作请求", "refuse a request")
    CommandKind.REQUEST_WITHDRAW -> lang.of("撤回协作请求", "withdraw a request")
    CommandKind.SOLUTION_PROPOSE -> lang.of("拟定方案", "propose a solution")
    CommandKind.SOLUTION_SUBMIT -> lang.of("提交审批", "submit the solution for approval")
    CommandKind.SOLUTION_APPROVE -> lang.of("批准方案", "approve the solution")
    CommandKind.SOLUTION_REJECT -> lang.of("驳回方案", "reject the solution")
    CommandKind.SOLUTION_PRESENT -> lang.of("向客户提交方案", "present the solution to the customer")
    CommandKind.SOLUTION_OBJECT -> lang.of("客户提出异议", "record the customer's objection")
    CommandKind.SOLUTION_CONFIRM -> lang.of("客户确认方案", "record the customer's confirmation")
    CommandKind.ESCALATION_RAISE -> lang.of("升级", "escalate")
    CommandKind.ESCALATION_ACKNOWLEDGE -> lang.of("确认升级", "acknowledge the escalation")
    CommandKind.ESCALATION_LOWER -> lang.of("降级", "lower the escalation")
    CommandKind.FOLLOWUP_RECORD -> lang.of("记录回访", "record the callback")
    CommandKind.FOLLOWUP_ATTEMPT -> lang.of("记录未接通", "record a failed attempt")
    CommandKind.OBLIGATION_EXTEND -> lang.of("延长时限", "extend a time limit")
    CommandKind.OBLIGATION_WAIVE -> lang.of("豁免时限", "waive a time limit")
    CommandKind.OBLIGATION_CORRECT -> lang.of("更正时限结论", "correct a recorded verdict")
    CommandKind.RECORD_TICK -> lang.of("到点检查", "let time pass")
    CommandKind.RECORD_REBIND -> lang.of("更换制度版本", "bind to another policy version")
    CommandKind.RECORD_ERASE -> lang.of("清除个人信息引用", "erase personal references")
    CommandKind.RECORD_DECIDE -> lang.of("审批待决事项", "decide a pending act")
}

/** The word as documents and the wire have it. */
public val Contact.word: String
    get() = when (this) {
        Contact.REACHABLE -> "reachable"
        Contact.ANONYMOUS -> "anonymous"
        Contact.UNCONTACTABLE -> "uncontactable"
    }

/** The label a person reads. */
public fun Contact.label(lang: Lang): String = when (this) {
    Contact.REACHABLE -> lang.of("可联系", "the customer can be reached")
    Contact.ANONYMOUS -> lang.of("匿名", "the customer stays anonymous")
    Contact.UNCONTACTABLE -> lang.of("无联系方式", "there is no way to reach the customer")
}

/** The word as documents and the wire have it. */
public val EventKind.word: String
    get() = when (this) {
        EventKind.CASE_RECEIVED -> "case.received"
        EventKind.CASE_REGISTERED -> "case.registered"
        EventKind.CASE_ACKNOWLEDGED -> "case.acknowledged"
        EventKind.CASE_ANSWERED -> "case.answered"
        EventKind.CASE_DEFERRED -> "case.deferred"
        EventKind.CASE_CLASSIFIED -> "case.classified"
        EventKind.CASE_ASSIGNED -> "case.assigned"
        EventKind.CASE_HANDLER_NAMED -> "case.handler_named"
        EventKind.CASE_INVESTIGATION_STARTED -> "case.investigation_started"
        EventKind.CASE_SOLUTION_DRAFTED -> "case.solution_drafted"
        EventKind.CASE_APPROVAL_AWAITED -> "case.approval_awaited"
        EventKind.CASE_SOLUTION_CLEARED -> "case.solution_cleared"
        EventKind.CASE_CUSTOMER_AWAITED -> "case.customer_awaited"
        EventKind.CASE_WORK_STARTED -> "case.work_started"
        EventKind.CASE_PROGRESS_REPORTED -> "case.progress_reported"
        EventKind.CASE_HANDLED -> "case.handled"
        EventKind.CASE_VERIFIED -> "case.verified"
        EventKind.CASE_RESULT_REJECTED -> "case.result_rejected"
        EventKind.CASE_REPLIED -> "case.replied"
        EventKind.CASE_REPLY_REJECTED -> "case.reply_rejected"
        EventKind.CASE_AGREED -> "case.agreed"
        EventKind.CASE_CALLBACK_AWAITED -> "case.callback_awaited"
        EventKind.CASE_CLOSED -> "case.closed"
        EventKind.CASE_REOPENED -> "case.reopened"
        EventKind.CASE_ARCHIVED -> "case.archived"
        EventKind.TRIAGE_CLASSIFIED -> "triage.classified"
        EventKind.TRIAGE_ADMITTED -> "triage.admitted"
        EventKind.TRIAGE_RECLASSIFIED -> "triage.reclassified"
        EventKind.ASSIGNMENT_ASSIGNED -> "assignment.assigned"
        EventKind.ASSIGNMENT_TRANSFERRED -> "assignment.transferred"
        EventKind.ASSIGNMENT_RETURNED -> "assignment.returned"
        EventKind.ASSIGNMENT_HANDLER_NAMED -> "assignment.handler_named"
        EventKind.ASSIGNMENT_CONFLICT_DECLARED -> "assignment.conflict_declared"
        EventKind.WAITING_STARTED -> "waiting.started"
        EventKind.WAITING_ENDED -> "waiting.ended"
        EventKind.REQUEST_ASKED -> "request.asked"
        EventKind.REQUEST_ANSWERED -> "request.answered"
        EventKind.REQUEST_REFUSED -> "request.refused"
        EventKind.REQUEST_WITHDRAWN -> "request.withdrawn"
        EventKind.SOLUTION_PROPOSED -> "solution.proposed"
        EventKind.SOLUTION_SUBMITTED -> "solution.submitted"
        EventKind.SOLUTION_APPROVED -> "solution.approved"
        EventKind.SOLUTION_REJECTED -> "solution.rejected"
        EventKind.SOLUTION_PRESENTED -> "solution.presented"
        EventKind.SOLUTION_OBJECTED -> "solution.objected"
        EventKind.SOLUTION_CONFIRMED -> "solution.confirmed"
        EventKind.ESCALATION_RAISED -> "escalation.raised"
        EventKind.ESCALATION_RUNG_TAKEN -> "escalation.rung_taken"
        EventKind.ESCALATION_ACKNOWLEDGED -> "escalation.acknowledged"
        EventKind.ESCALATION_LOWERED -> "escalation.lowered"
        EventKind.FOLLOWUP_OWED -> "followup.owed"
        EventKind.FOLLOWUP_DONE -> "followup.done"
        EventKind.FOLLOWUP_ATTEMPT_FAILED -> "followup.attempt_failed"
        EventKind.FOLLOWUP_FAILED -> "followup.failed"
        EventKind.FOLLOWUP_CANCELLED -> "followup.cancelled"
        EventKind.OBLIGATION_STARTED -> "obligation.started"
        EventKind.OBLIGATION_PAUSED -> "obligation.paused"
        EventKind.OBLIGATION_RESUMED -> "obligation.resumed"
        EventKind.OBLIGATION_WARNED -> "obligation.warned"
        EventKind.OBLIGATION_RUNG_REACHED -> "obligation.rung_reached"
        EventKind.OBLIGATION_MET -> "obligation.met"
        EventKind.OBLIGATION_BREACHED -> "obligation.breached"
        EventKind.OBLIGATION_FULFILLED -> "obligation.fulfilled"
        EventKind.OBLIGATION_CANCELLED -> "obligation.cancelled"
        EventKind.OBLIGATION_WAIVED -> "obligation.waived"
        EventKind.OBLIGATION_IMPOSSIBLE -> "obligation.impossible"
        EventKind.OBLIGATION_EXTENDED -> "obligation.extended"
        EventKind.OBLIGATION_RETARGETED -> "obligation.retargeted"
        EventKind.OBLIGATION_CORRECTED -> "obligation.corrected"
        EventKind.RECORD_OBSERVED -> "record.observed"
        EventKind.RECORD_REBOUND -> "record.rebound"
        EventKind.RECORD_ERASED -> "record.erased"
        EventKind.RECORD_ACT_ASKED -> "record.act_asked"
        EventKind.RECORD_ACT_DECIDED -> "record.act_decided"
        EventKind.RECORD_ACT_SCHEDULED -> "record.act_scheduled"
        EventKind.RECORD_ACT_FIRED -> "record.act_fired"
        EventKind.RECORD_ACT_UNSCHEDULED -> "record.act_unscheduled"
    }

/** The label a person reads. */
public fun EventKind.label(lang: Lang): String = when (this) {
    EventKind.CASE_RECEIVED -> lang.of("已接收", "contact received")
    EventKind.CASE_REGISTERED -> lang.of("已登记", "case registered")
    EventKind.CASE_ACKNOWLEDGED -> lang.of("已确认收到", "receipt acknowledged")
    EventKind.CASE_ANSWERED -> lang.of("已答复", "answered")
    EventKind.CASE_DEFERRED -> lang.of("已承诺回复", "answer promised")
    EventKind.CASE_CLASSIFIED -> lang.of("进入已分类", "stage classified reached")
    EventKind.CASE_ASSIGNED -> lang.of("进入已派单", "stage assigned reached")
    EventKind.CASE_HANDLER_NAMED -> lang.of("进入已定经办人", "stage handler named reached")
    EventKind.CASE_INVESTIGATION_STARTED -> lang.of("已开始调查", "investigation started")
    EventKind.CASE_SOLUTION_DRAFTED -> lang.of("进入已拟方案", "stage solution drafted reached")
    EventKind.CASE_APPROVAL_AWAITED -> lang.of("进入待审批", "stage awaiting approval reached")
    EventKind.CASE_SOLUTION_CLEARED -> lang.of("进入方案已批准", "stage solution approved reached")
    EventKind.CASE_CUSTOMER_AWAITED -> lang.of("进入待客户确认", "stage awaiting the customer reached")
    EventKind.CASE_WORK_STARTED -> lang.of("已开始处理", "work started")
    EventKind.CASE_PROGRESS_REPORTED -> lang.of("已告知进展", "progress reported")
    EventKind.CASE_HANDLED -> lang.of("已处理", "handled")
    EventKind.CASE_VERIFIED -> lang.of("已验证", "result verified")
    EventKind.CASE_RESULT_REJECTED -> lang.of("结果被退回", "result rejected")
    EventKind.CASE_REPLIED -> lang.of("已回复客户", "customer replied to")
    EventKind.CASE_REPLY_REJECTED -> lang.of("客户不接受回复", "reply rejected by the customer")
    EventKind.CASE_AGREED -> lang.of("已达成一致", "agreement reached")
    EventKind.CASE_CALLBACK_AWAITED -> lang.of("进入待回访", "stage callback pending reached")
    EventKind.CASE_CLOSED -> lang.of("已关闭", "closed")
    EventKind.CASE_REOPENED -> lang.of("已重新打开", "reopened")
    EventKind.CASE_ARCHIVED -> lang.of("已归档", "archived")
    EventKind.TRIAGE_CLASSIFIED -> lang.of("已分类定级", "classified and prioritised")
    EventKind.TRIAGE_ADMITTED -> lang.of("已受理为投诉", "accepted as a complaint")
    EventKind.TRIAGE_RECLASSIFIED -> lang.of("类型已变更", "kind changed")
    EventKind.ASSIGNMENT_ASSIGNED -> lang.of("已派至部门", "assigned to a unit")
    EventKind.ASSIGNMENT_TRANSFERRED -> lang.of("已转派", "transferred")
    EventKind.ASSIGNMENT_RETURNED -> lang.of("已退单", "returned to the dispatcher")
    EventKind.ASSIGNMENT_HANDLER_NAMED -> lang.of("已指定经办人", "handler named")
    EventKind.ASSIGNMENT_CONFLICT_DECLARED -> lang.of("已声明回避", "conflict of interest declared")
    EventKind.WAITING_STARTED -> lang.of("开始等待", "waiting started")
    EventKind.WAITING_ENDED -> lang.of("等待结束", "waiting ended")
    EventKind.REQUEST_ASKED -> lang.of("已发出请求", "request made")
    EventKind.REQUEST_ANSWERED -> lang.of("请求已答复", "request answered")
    EventKind.REQUEST_REFUSED -> lang.of("请求被拒绝", "request refused")
    EventKind.REQUEST_WITHDRAWN -> lang.of("请求已撤回", "request withdrawn")
    EventKind.SOLUTION_PROPOSED -> lang.of("已拟定方案", "solution proposed")
    EventKind.SOLUTION_SUBMITTED -> lang.of("方案已提交审批", "solution submitted")
    EventKind.SOLUTION_APPROVED -> lang.of("方案已批准", "solution approved")
    EventKind.SOLUTION_REJECTED -> lang.of("方案被驳回", "solution rejected")
    EventKind.SOLUTION_PRESENTED -> lang.of("方案已提交客户", "solution presented")
    EventKind.SOLUTION_OBJECTED -> lang.of("客户提出异议", "customer objected")
    EventKind.SOLUTION_CONFIRMED -> lang.of("客户已确认方案", "customer confirmed")
    EventKind.ESCALATION_RAISED -> lang.of("已升级", "escalated")
    EventKind.ESCALATION_RUNG_TAKEN -> lang.of("已触发升级阶梯", "escalation rung taken")
    EventKind.ESCALATION_ACKNOWLEDGED -> lang.of("升级已确认", "escalation acknowledged")
    EventKind.ESCALATION_LOWERED -> lang.of("已降级", "escalation lowered")
    EventKind.FOLLOWUP_OWED -> lang.of("应回访", "callback owed")
    EventKind.FOLLOWUP_DONE -> lang.of("回访完成", "callback done")
    EventKind.FOLLOWUP_ATTEMPT_FAILED -> lang.of("回访未接通", "callback attempt failed")
    EventKind.FOLLOWUP_FAILED -> lang.of("回访失败", "callback failed for good")
    EventKind.FOLLOWUP_CANCELLED -> lang.of("回访取消", "callback cancelled")
    EventKind.OBLIGATION_STARTED -> lang.of("时限开始", "time limit started")
    EventKind.OBLIGATION_PAUSED -> lang.of("时限暂停", "time limit paused")
    EventKind.OBLIGATION_RESUMED -> lang.of("时限恢复", "time limit resumed")
    EventKind.OBLIGATION_WARNED -> lang.of("时限预警", "time limit warning")
    EventKind.OBLIGATION_RUNG_REACHED -> lang.of("到达升级阶梯", "escalation rung reached")
    EventKind.OBLIGATION_MET -> lang.of("按时完成", "time limit met")
    EventKind.OBLIGATION_BREACHED -> lang.of("超时", "time limit breached")
    EventKind.OBLIGATION_FULFILLED -> lang.of("逾期后完成", "done after the breach")
    EventKind.OBLIGATION_CANCELLED -> lang.of("时限取消", "time limit cancelled")
    EventKind.OBLIGATION_WAIVED -> lang.of("时限豁免", "time limit waived")
    EventKind.OBLIGATION_IMPOSSIBLE -> lang.of("无法履行", "impossible to meet")
    EventKind.OBLIGATION_EXTENDED -> lang.of("时限延长", "time limit extended")
    EventKind.OBLIGATION_RETARGETED -> lang.of("时限重新计算", "time limit recomputed")
    EventKind.OBLIGATION_CORRECTED -> lang.of("时限结论更正", "verdict corrected")
    EventKind.RECORD_OBSERVED -> lang.of("外部系统记录", "reported by a foreign system")
    EventKind.RECORD_REBOUND -> lang.of("制度版本已更换", "bound to another policy version")
    EventKind.RECORD_ERASED -> lang.of("个人信息引用已清除", "personal references erased")
    EventKind.RECORD_ACT_ASKED -> lang.of("事项待审批", "act awaits a decision")
    EventKind.RECORD_ACT_DECIDED -> lang.of("事项已审批", "pending act decided")
    EventKind.RECORD_ACT_SCHEDULED -> lang.of("已安排定时动作", "timed act scheduled")
    EventKind.RECORD_ACT_FIRED -> lang.of("定时动作已执行", "timed act carried out")
    EventKind.RECORD_ACT_UNSCHEDULED -> lang.of("定时动作已取消", "timed act cancelled")
}

/** The word as documents and the wire have it. */
public val CaseFlow.word: String
    get() = when (this) {
        CaseFlow.RESOLVE -> "resolve"
        CaseFlow.ANSWER -> "answer"
    }

/** The label a person reads. */
public fun CaseFlow.label(lang: Lang): String = when (this) {
    CaseFlow.RESOLVE -> lang.of("处理流程", "resolve: investigate, solve, reply, call back")
    CaseFlow.ANSWER -> lang.of("答复流程", "answer: reply at once, later, or through a specialist")
}

/** The word as documents and the wire have it. */
public val Measure.word: String
    get() = when (this) {
        Measure.REAL -> "real"
        Measure.OPEN -> "open"
    }

/** The label a person reads. */
public fun Measure.label(lang: Lang): String = when (this) {
    Measure.REAL -> lang.of("自然时间", "real time")
    Measure.OPEN -> lang.of("营业时间", "open time of the calendar")
}

/** The word as documents and the wire have it. */
public val Mode.word: String
    get() = when (this) {
        Mode.MAY -> "may"
        Mode.ASKS -> "asks"
        Mode.SUPERVISED -> "supervised"
    }

/** The label a person reads. */
public fun Mode.label(lang: Lang): String = when (this) {
    Mode.MAY -> lang.of("可直接执行", "takes effect at once")
    Mode.ASKS -> lang.of("须他人批准", "leaves a pending act that another decides")
    Mode.SUPERVISED -> lang.of("须由上级复核；组织未指明上级时由有权审批者复核", "leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts")
}

/** The word as documents and the wire have it. */
public val Nature.word: String
    get() = when (this) {
        Nature.PLANNED -> "planned"
        Nature.SERVICE_NORM -> "service_norm"
        Nature.CONTRACT -> "contract"
        Nature.STATUTE -> "statute"
    }

/** The label a person reads. */
public fun Nature.label(lang: Lang): String = when (this) {
    Nature.PLANNED -> lang.of("内部计划", "an internal plan")
    Nature.SERVICE_NORM -> lang.of("服务规范", "a service norm")
    Nature.CONTRACT -> lang.of("合同约定", "a contract")
    Nature.STATUTE -> lang.of("法定期限", "a statute")
}

/** The word as documents and the wire have it. */
public val Outcome.word: String
    get() = when (this) {
        Outcome.ANSWERED -> "answered"
        Outcome.SATISFIED -> "satisfied"
        Outcome.SOLVED -> "solved"
        Outcome.UNSATISFIED -> "unsatisfied"
        Outcome.EXPLAINED -> "explained"
        Outcome.DISAGREED -> "disagreed"
        Outcome.NOT_REACHABLE -> "not_reachable"
        Outcome.WITHDRAWN -> "withdrawn"
        Outcome.DUPLICATE -> "duplicate"
        Outcome.MERGED -> "merged"
        Outcome.UNKNOWN -> "unknown"
    }

/** The label a person reads. */
public fun Outcome.label(lang: Lang): String = when (this) {
    Outcome.ANSWERED -> lang.of("当场答复", "answered at once")
    Outcome.SATISFIED -> lang.of("已解决且满意", "solved and satisfied")
    Outcome.SOLVED -> lang.of("已解决", "solved, satisfaction unknown")
    Outcome.UNSATISFIED -> lang.of("已解决但不满意", "solved, not satisfied")
    Outcome.EXPLAINED -> lang.of("已解释", "explained, demand not reasonable")
    Outcome.DISAGREED -> lang.of("未达成一致", "no agreement")
    Outcome.NOT_REACHABLE -> lang.of("无法联系", "customer not reachable")
    Outcome.WITHDRAWN -> lang.of("客户撤回", "withdrawn by the customer")
    Outcome.DUPLICATE -> lang.of("重复", "duplicate of another case")
    Outcome.MERGED -> lang.of("已合并", "merged into another case")
    Outcome.UNKNOWN -> lang.of("结果不明", "ended, outcome not recorded")
}

/** The word as documents and the wire have it. */
public val Party.word: String
    get() = when (this) {
        Party.US -> "us"
        Party.CUSTOMER -> "customer"
        Party.PARTNER -> "partner"
        Party.UNIT -> "unit"
        Party.WORLD -> "world"
    }

/** The label a person reads. */
public fun Party.label(lang: Lang): String = when (this) {
    Party.US -> lang.of("我方", "us")
    Party.CUSTOMER -> lang.of("客户", "the customer")
    Party.PARTNER -> lang.of("合作单位", "a partner")
    Party.UNIT -> lang.of("其他部门", "another unit")
    Party.WORLD -> lang.of("外部事件", "an outside event")
}

/** The word as documents and the wire have it. */
public val RejectionCode.word: String
    get() = when (this) {
        RejectionCode.NOT_ALLOWED_NOW -> "not_allowed_now"
        RejectionCode.CONDITION_UNMET -> "condition_unmet"
        RejectionCode.NOT_PERMITTED -> "not_permitted"
        RejectionCode.SEPARATION_OF_DUTIES -> "separation_of_duties"
        RejectionCode.CONFLICT_OF_INTEREST -> "conflict_of_interest"
        RejectionCode.INVALID_INPUT -> "invalid_input"
        RejectionCode.LIMIT_REACHED -> "limit_reached"
        RejectionCode.TIME_BACKWARDS -> "time_backwards"
        RejectionCode.AHEAD_OF_CLOCK -> "ahead_of_clock"
        RejectionCode.TIME_OUT_OF_RANGE -> "time_out_of_range"
        RejectionCode.NO_OPEN_TIME -> "no_open_time"
        RejectionCode.CALENDAR_HORIZON -> "calendar_horizon"
        RejectionCode.POLICY_NOT_EFFECTIVE -> "policy_not_effective"
        RejectionCode.POLICY_MISMATCH -> "policy_mismatch"
        RejectionCode.STALE_VERSION -> "stale_version"
        RejectionCode.PERSON_ERASED -> "person_erased"
        RejectionCode.CASE_SETTLED -> "case_settled"
        RejectionCode.COMMAND_ID_REUSED -> "command_id_reused"
        RejectionCode.CASE_EXISTS -> "case_exists"
        RejectionCode.NO_SUCH_CASE -> "no_such_case"
        RejectionCode.MISSING_TARGET -> "missing_target"
        RejectionCode.MISSING_CALENDAR -> "missing_calendar"
        RejectionCode.BUG -> "bug"
    }

/** The label a person reads. */
public fun RejectionCode.label(lang: Lang): String = when (this) {
    RejectionCode.NOT_ALLOWED_NOW -> lang.of("当前状态不允许", "the command does not fit where the case stands")
    RejectionCode.CONDITION_UNMET -> lang.of("条件未满足", "a condition is not met")
    RejectionCode.NOT_PERMITTED -> lang.of("无权限", "no role of the actor grants the command")
    RejectionCode.SEPARATION_OF_DUTIES -> lang.of("违反职责分离", "the actor did the work that is checked")
    RejectionCode.CONFLICT_OF_INTEREST -> lang.of("须回避", "the actor is kept away from the case")
    RejectionCode.INVALID_INPUT -> lang.of("输入无效", "a value in the command is not acceptable")
    RejectionCode.LIMIT_REACHED -> lang.of("达到上限", "a limit of the policy is reached")
    RejectionCode.TIME_BACKWARDS -> lang.of("时间倒退", "the command or the clock lies before the last record")
    RejectionCode.AHEAD_OF_CLOCK -> lang.of("时间超前", "the command lies ahead of the host's clock")
    RejectionCode.TIME_OUT_OF_RANGE -> lang.of("超出可计年份", "a deadline lies outside the years that calendars cover")
    RejectionCode.NO_OPEN_TIME -> lang.of("无营业时间", "the calendar has no open time left to count")
    RejectionCode.CALENDAR_HORIZON -> lang.of("超出日历范围", "a deadline lies beyond what the calendar knows")
    RejectionCode.POLICY_NOT_EFFECTIVE -> lang.of("制度尚未生效", "the policy is not in force yet")
    RejectionCode.POLICY_MISMATCH -> lang.of("制度版本不符", "the policy given is not the one the case is bound to")
    RejectionCode.STALE_VERSION -> lang.of("版本已过期", "the case has changed meanwhile")
    RejectionCode.PERSON_ERASED -> lang.of("个人信息已清除", "the personal references are erased")
    RejectionCode.CASE_SETTLED -> lang.of("案件已结束", "the case has ended")
    RejectionCode.COMMAND_ID_REUSED -> lang.of("命令编号重复使用", "the name of the command was used for another one")
    RejectionCode.CASE_EXISTS -> lang.of("案件已存在", "a case of this identifier is open already")
    RejectionCode.NO_SUCH_CASE -> lang.of("案件不存在", "no case of this identifier is known")
    RejectionCode.MISSING_TARGET -> lang.of("缺少时限", "the policy states no target for this case")
    RejectionCode.MISSING_CALENDAR -> lang.of("缺少日历", "the policy lacks the calendar a time limit counts on")
    RejectionCode.BUG -> lang.of("程序缺陷", "this should be impossible")
}

/** The word as documents and the wire have it. */
public val RequestKind.word: String
    get() = when (this) {
        RequestKind.CONSULT -> "consult"
        RequestKind.JOINT_INVESTIGATION -> "joint_investigation"
        RequestKind.CONTACT_SHEET -> "contact_sheet"
        RequestKind.RECTIFICATION -> "rectification"
        RequestKind.VERDICT -> "verdict"
    }

/** The label a person reads. */
public fun RequestKind.label(lang: Lang): String = when (this) {
    RequestKind.CONSULT -> lang.of("会商", "consultation")
    RequestKind.JOINT_INVESTIGATION -> lang.of("联合调查", "joint investigation")
    RequestKind.CONTACT_SHEET -> lang.of("工作联系单", "work contact sheet")
    RequestKind.RECTIFICATION -> lang.of("整改", "rectification")
    RequestKind.VERDICT -> lang.of("技术鉴定", "technical verdict")
}

/** The word as documents and the wire have it. */
public val RequestNeed.word: String
    get() = when (this) {
        RequestNeed.MANDATORY -> "mandatory"
        RequestNeed.OPTIONAL -> "optional"
    }

/** The label a person reads. */
public fun RequestNeed.label(lang: Lang): String = when (this) {
    RequestNeed.MANDATORY -> lang.of("必办", "must be answered")
    RequestNeed.OPTIONAL -> lang.of("选办", "may stay open")
}

/** The word as documents and the wire have it. */
public val Rescheduling.word: String
    get() = when (this) {
        Rescheduling.RESUMED -> "resumed"
        Rescheduling.RETARGETED -> "retargeted"
        Rescheduling.EXTENDED -> "extended"
    }

/** The label a person reads. */
public fun Rescheduling.label(lang: Lang): String = when (this) {
    Rescheduling.RESUMED -> lang.of("恢复计时", "the clock runs again")
    Rescheduling.RETARGETED -> lang.of("条件变化", "priority, kind, unit or policy changed")
    Rescheduling.EXTENDED -> lang.of("批准延长", "an extension was granted")
}

/** The word as documents and the wire have it. */
public val RunState.word: String
    get() = when (this) {
        RunState.RUNNING -> "running"
        RunState.PAUSED -> "paused"
        RunState.OVERDUE -> "overdue"
        RunState.ENDED -> "ended"
    }

/** The label a person reads. */
public fun RunState.label(lang: Lang): String = when (this) {
    RunState.RUNNING -> lang.of("计时中", "the clock runs")
    RunState.PAUSED -> lang.of("暂停", "the clock stands still")
    RunState.OVERDUE -> lang.of("已超时", "breached and still owed")
    RunState.ENDED -> lang.of("已结束", "it has ended with its verdict")
}

/** The word as documents and the wire have it. */
public val Severity.word: String
    get() = when (this) {
        Severity.ERROR -> "error"
        Severity.WARNING -> "warning"
    }

/** The label a person reads. */
public fun Severity.label(lang: Lang): String = when (this) {
    Severity.ERROR -> lang.of("错误", "an error: the document cannot be used")
    Severity.WARNING -> lang.of("警告", "a warning: it can be used, and a person should look at this")
}

/** The word as documents and the wire have it. */
public val Source.word: String
    get() = when (this) {
        Source.DECIDED -> "decided"
        Source.CLOCK -> "clock"
        Source.OBSERVED -> "observed"
        Source.INFERRED -> "inferred"
    }

/** The label a person reads. */
public fun Source.label(lang: Lang): String = when (this) {
    Source.DECIDED -> lang.of("经规则决定", "decided by the rules on a command")
    Source.CLOCK -> lang.of("时间触发", "fell due as time passed")
    Source.OBSERVED -> lang.of("外部记录", "reported by a foreign system, as the table allows")
    Source.INFERRED -> lang.of("推断", "reported by a foreign system, a jump the table does not have")
}

/** The word as documents and the wire have it. */
public val Stage.word: String
    get() = when (this) {
        Stage.RECEIVED -> "received"
        Stage.REGISTERED -> "registered"
        Stage.DEFERRED -> "deferred"
        Stage.CLASSIFIED -> "classified"
        Stage.ASSIGNED -> "assigned"
        Stage.HANDLER_NAMED -> "handler_named"
        Stage.INVESTIGATING -> "investigating"
        Stage.SOLUTION_DRAFTED -> "solution_drafted"
        Stage.AWAITING_APPROVAL -> "awaiting_approval"
        Stage.SOLUTION_APPROVED -> "solution_approved"
        Stage.AWAITING_CUSTOMER -> "awaiting_customer"
        Stage.IN_PROGRESS -> "in_progress"
        Stage.HANDLED -> "handled"
        Stage.VERIFIED -> "verified"
        Stage.REPLIED -> "replied"
        Stage.NEGOTIATING -> "negotiating"
        Stage.CALLBACK_PENDING -> "callback_pending"
        Stage.CLOSED -> "closed"
        Stage.ARCHIVED -> "archived"
    }

/** The label a person reads. */
public fun Stage.label(lang: Lang): String = when (this) {
    Stage.RECEIVED -> lang.of("已接收", "received")
    Stage.REGISTERED -> lang.of("已登记", "registered")
    Stage.DEFERRED -> lang.of("已承诺回复", "answer deferred")
    Stage.CLASSIFIED -> lang.of("已分类", "classified")
    Stage.ASSIGNED -> lang.of("已派单", "assigned")
    Stage.HANDLER_NAMED -> lang.of("已定经办人", "handler named")
    Stage.INVESTIGATING -> lang.of("调查中", "investigating")
    Stage.SOLUTION_DRAFTED -> lang.of("已拟方案", "solution drafted")
    Stage.AWAITING_APPROVAL -> lang.of("待审批", "awaiting approval")
    Stage.SOLUTION_APPROVED -> lang.of("方案已批准", "solution approved")
    Stage.AWAITING_CUSTOMER -> lang.of("待客户确认", "awaiting the customer")
    Stage.IN_PROGRESS -> lang.of("处理中", "in progress")
    Stage.HANDLED -> lang.of("已处理", "handled")
    Stage.VERIFIED -> lang.of("已验证", "verified")
    Stage.REPLIED -> lang.of("已回复", "replied")
    Stage.NEGOTIATING -> lang.of("协商中", "negotiating")
    Stage.CALLBACK_PENDING -> lang.of("待回访", "callback pending")
    Stage.CLOSED -> lang.of("已关闭", "closed")
    Stage.ARCHIVED -> lang.of("已归档", "archived")
}

/** The word as documents and the wire have it. */
public val Standing.word: String
    get() = when (this) {
        Standing.OVERDUE -> "overdue"
        Standing.RUNNING -> "running"
        Standing.PAUSED -> "paused"
    }

/** The label a person reads. */
public fun Standing.label(lang: Lang): String = when (this) {
    Standing.OVERDUE -> lang.of("已超时", "breached and still owed")
    Standing.RUNNING -> lang.of("计时中", "the clock runs")
    Standing.PAUSED -> lang.of("暂停", "the clock stands still")
}

/** The word as documents and the wire have it. */
public val Verdict.word: String
    get() = when (this) {
        Verdict.MET -> "met"
        Verdict.BREACHED -> "breached"
        Verdict.WAIVED -> "waived"
        Verdict.IMPOSSIBLE -> "impossible"
        Verdict.CANCELLED -> "cancelled"
    }

/** The label a person reads. */
public fun Verdict.label(lang: Lang): String = when (this) {
    Verdict.MET -> lang.of("按时", "met")
    Verdict.BREACHED -> lang.of("超时", "breached")
    Verdict.WAIVED -> lang.of("豁免", "waived")
    Verdict.IMPOSSIBLE -> lang.of("无法履行", "impossible, never late")
    Verdict.CANCELLED -> lang.of("取消", "cancelled")
}

/** The word as documents and the wire have it. */
public val WaitingEnd.word: String
    get() = when (this) {
        WaitingEnd.RESUMED -> "resumed"
        WaitingEnd.EXPIRED -> "expired"
        WaitingEnd.SUPERSEDED -> "superseded"
        WaitingEnd.SETTLED -> "settled"
    }

/** The label a person reads. */
public fun WaitingEnd.label(lang: Lang): String = when (this) {
    WaitingEnd.RESUMED -> lang.of("恢复处理", "the work goes on")
    WaitingEnd.EXPIRED -> lang.of("超过最长等待", "the longest waiting allowed was over")
    WaitingEnd.SUPERSEDED -> lang.of("改为其他等待", "another waiting took its place")
    WaitingEnd.SETTLED -> lang.of("案件已关闭", "the case was settled")
}

/** The word as documents and the wire have it. */
public val WakeReason.word: String
    get() = when (this) {
        WakeReason.WARNING -> "warning"
        WakeReason.RUNG -> "rung"
        WakeReason.BREACH -> "breach"
        WakeReason.WAITING_OVER -> "waiting_over"
        WakeReason.ACT -> "act"
    }

/** The label a person reads. */
public fun WakeReason.label(lang: Lang): String = when (this) {
    WakeReason.WARNING -> lang.of("预警", "a warning of a time limit")
    WakeReason.RUNG -> lang.of("升级阶梯", "a rung of an escalation ladder")
    WakeReason.BREACH -> lang.of("超时", "the end of a time limit")
    WakeReason.WAITING_OVER -> lang.of("等待到期", "the longest waiting allowed")
    WakeReason.ACT -> lang.of("定时动作", "a timed act of the machine")
}

/** The word as documents and the wire have it. */
public val WireCode.word: String
    get() = when (this) {
        WireCode.SYNTAX -> "syntax"
        WireCode.TOO_LARGE -> "too_large"
        WireCode.UNKNOWN_TYPE -> "unknown_type"
        WireCode.UNKNOWN_KEY -> "unknown_key"
        WireCode.MISSING_KEY -> "missing_key"
        WireCode.BAD_VALUE -> "bad_value"
        WireCode.WRITTEN_BY_NEWER_VERSION -> "written_by_newer_version"
        WireCode.STALE_SNAPSHOT -> "stale_snapshot"
        WireCode.DAMAGED_SNAPSHOT -> "damaged_snapshot"
        WireCode.DAMAGED_JOURNAL -> "damaged_journal"
        WireCode.UNWRITABLE -> "unwritable"
    }

/** The label a person reads. */
public fun WireCode.label(lang: Lang): String = when (this) {
    WireCode.SYNTAX -> lang.of("语法错误", "the bytes are not well formed")
    WireCode.TOO_LARGE -> lang.of("内容过大", "more bytes than the limit allows")
    WireCode.UNKNOWN_TYPE -> lang.of("未知的类型", "an event or command type that is not known")
    WireCode.UNKNOWN_KEY -> lang.of("未知的键", "a key that does not belong there")
    WireCode.MISSING_KEY -> lang.of("缺少键", "a key that has to be there is missing")
    WireCode.BAD_VALUE -> lang.of("值无效", "a value that cannot stand there")
    WireCode.WRITTEN_BY_NEWER_VERSION -> lang.of("由更新的版本写入", "written by a newer release")
    WireCode.STALE_SNAPSHOT -> lang.of("快照格式不符", "a snapshot in the layout of another release")
    WireCode.DAMAGED_SNAPSHOT -> lang.of("快照已损坏", "a snapshot that is not what was written")
    WireCode.DAMAGED_JOURNAL -> lang.of("日志簿已损坏", "a journal that is not what was written")
    WireCode.UNWRITABLE -> lang.of("无法写出", "a value that cannot be written")
}

/** Which command it is. */
public val Command.kind: CommandKind
    get() = when (this) {
        is Command.Receive -> CommandKind.CASE_RECEIVE
        is Command.Register -> CommandKind.CASE_REGISTER
        is Command.Acknowledge -> CommandKind.CASE_ACKNOWLEDGE
        is Command.Answer -> CommandKind.CASE_ANSWER
        is Command.Defer -> CommandKind.CASE_DEFER
        is Command.Investigate -> CommandKind.CASE_INVESTIGATE
        is Command.StartWork -> CommandKind.CASE_START_WORK
        is Command.ReportProgress -> CommandKind.CASE_REPORT_PROGRESS
        is Command.RecordHandling -> CommandKind.CASE_RECORD_HANDLING
        is Command.Verify -> CommandKind.CASE_VERIFY
        is Command.RejectResult -> CommandKind.CASE_REJECT_RESULT
        is Command.Reply -> CommandKind.CASE_REPLY
        is Command.RejectReply -> CommandKind.CASE_REJECT_REPLY
        is Command.Agree -> CommandKind.CASE_AGREE
        is Command.Disagree -> CommandKind.CASE_DISAGREE
        is Command.Explain -> CommandKind.CASE_EXPLAIN
        is Command.Close -> CommandKind.CASE_CLOSE
        is Command.Reopen -> CommandKind.CASE_REOPEN
        is Command.Archive -> CommandKind.CASE_ARCHIVE
        is Command.Withdraw -> CommandKind.CASE_WITHDRAW
        is Command.MarkDuplicate -> CommandKind.CASE_MARK_DUPLICATE
        is Command.Merge -> CommandKind.CASE_MERGE
        is Command.Classify -> CommandKind.TRIAGE_CLASSIFY
        is Command.Admit -> CommandKind.TRIAGE_ADMIT
        is Command.Reclassify -> CommandKind.TRIAGE_RECLASSIFY
        is Command.Assign -> CommandKind.ASSIGNMENT_ASSIGN
        is Command.Transfer -> CommandKind.ASSIGNMENT_TRANSFER
        is Command.Return -> CommandKind.ASSIGNMENT_RETURN
        is Command.NameHandler -> CommandKind.ASSIGNMENT_NAME_HANDLER
        is Command.DeclareConflict -> CommandKind.ASSIGNMENT_DECLARE_CONFLICT
        is Command.Pause -> CommandKind.WAITING_START
        is Command.Resume -> CommandKind.WAITING_END
        is Command.Ask -> CommandKind.REQUEST_ASK
        is Command.AnswerRequest -> CommandKind.REQUEST_ANSWER
        is Command.RefuseRequest -> CommandKind.REQUEST_REFUSE
        is Command.WithdrawRequest -> CommandKind.REQUEST_WITHDRAW
        is Command.Propose -> CommandKind.SOLUTION_PROPOSE
        is Command.Submit -> CommandKind.SOLUTION_SUBMIT
        is Command.Approve -> CommandKind.SOLUTION_APPROVE
        is Command.Reject -> CommandKind.SOLUTION_REJECT
        is Command.Present -> CommandKind.SOLUTION_PRESENT
        is Command.Object -> CommandKind.SOLUTION_OBJECT
        is Command.Confirm -> CommandKind.SOLUTION_CONFIRM
        is Command.Escalate -> CommandKind.ESCALATION_RAISE
        is Command.AcknowledgeEscalation -> CommandKind.ESCALATION_ACKNOWLEDGE
        is Command.Deescalate -> CommandKind.ESCALATION_LOWER
        is Command.RecordCallback -> CommandKind.FOLLOWUP_RECORD
        is Command.RecordAttempt -> CommandKind.FOLLOWUP_ATTEMPT
        is Command.Extend -> CommandKind.OBLIGATION_EXTEND
        is Command.Waive -> CommandKind.OBLIGATION_WAIVE
        is Command.Correct -> CommandKind.OBLIGATION_CORRECT
        is Command.Tick -> CommandKind.RECORD_TICK
        is Command.Rebind -> CommandKind.RECORD_REBIND
        is Command.Erase -> CommandKind.RECORD_ERASE
        is Command.DecideAsked -> CommandKind.RECORD_DECIDE
    }

/** Which event it is. */
public val Event.kind: EventKind
    get() = when (this) {
        is Event.Received -> EventKind.CASE_RECEIVED
        is Event.Registered -> EventKind.CASE_REGISTERED
        is Event.Acknowledged -> EventKind.CASE_ACKNOWLEDGED
        is Event.Answered -> EventKind.CASE_ANSWERED
        is Event.Deferred -> EventKind.CASE_DEFERRED
        is Event.Classified -> EventKind.CASE_CLASSIFIED
        is Event.Assigned -> EventKind.CASE_ASSIGNED
        is Event.HandlerNamed -> EventKind.CASE_HANDLER_NAMED
        is Event.InvestigationStarted -> EventKind.CASE_INVESTIGATION_STARTED
        is Event.SolutionDrafted -> EventKind.CASE_SOLUTION_DRAFTED
        is Event.ApprovalAwaited -> EventKind.CASE_APPROVAL_AWAITED
        is Event.SolutionCleared -> EventKind.CASE_SOLUTION_CLEARED
        is Event.CustomerAwaited -> EventKind.CASE_CUSTOMER_AWAITED
        is Event.WorkStarted -> EventKind.CASE_WORK_STARTED
        is Event.ProgressReported -> EventKind.CASE_PROGRESS_REPORTED
        is Event.Handled -> EventKind.CASE_HANDLED
        is Event.Verified -> EventKind.CASE_VERIFIED
        is Event.ResultRejected -> EventKind.CASE_RESULT_REJECTED
        is Event.Replied -> EventKind.CASE_REPLIED
        is Event.ReplyRejected -> EventKind.CASE_REPLY_REJECTED
        is Event.Agreed -> EventKind.CASE_AGREED
        is Event.CallbackAwaited -> EventKind.CASE_CALLBACK_AWAITED
        is Event.Closed -> EventKind.CASE_CLOSED
        is Event.Reopened -> EventKind.CASE_REOPENED
        is Event.Archived -> EventKind.CASE_ARCHIVED
        is Event.TriageRecorded -> EventKind.TRIAGE_CLASSIFIED
        is Event.Admitted -> EventKind.TRIAGE_ADMITTED
        is Event.Reclassified -> EventKind.TRIAGE_RECLASSIFIED
        is Event.UnitAssigned -> EventKind.ASSIGNMENT_ASSIGNED
        is Event.Transferred -> EventKind.ASSIGNMENT_TRANSFERRED
        is Event.Returned -> EventKind.ASSIGNMENT_RETURNED
        is Event.HandlerSet -> EventKind.ASSIGNMENT_HANDLER_NAMED
        is Event.ConflictDeclared -> EventKind.ASSIGNMENT_CONFLICT_DECLARED
        is Event.WaitingStarted -> EventKind.WAITING_STARTED
        is Event.WaitingEnded -> EventKind.WAITING_ENDED
        is Event.Asked -> EventKind.REQUEST_ASKED
        is Event.RequestAnswered -> EventKind.REQUEST_ANSWERED
        is Event.RequestRefused -> EventKind.REQUEST_REFUSED
        is Event.RequestWithdrawn -> EventKind.REQUEST_WITHDRAWN
        is Event.Proposed -> EventKind.SOLUTION_PROPOSED
        is Event.Submitted -> EventKind.SOLUTION_SUBMITTED
        is Event.Approved -> EventKind.SOLUTION_APPROVED
        is Event.Rejected -> EventKind.SOLUTION_REJECTED
        is Event.Presented -> EventKind.SOLUTION_PRESENTED
        is Event.Objected -> EventKind.SOLUTION_OBJECTED
        is Event.Confirmed -> EventKind.SOLUTION_CONFIRMED
        is Event.Escalated -> EventKind.ESCALATION_RAISED
        is Event.RungTaken -> EventKind.ESCALATION_RUNG_TAKEN
        is Event.EscalationAcknowledged -> EventKind.ESCALATION_ACKNOWLEDGED
        is Event.Deescalated -> EventKind.ESCALATION_LOWERED
        is Event.CallbackOwed -> EventKind.FOLLOWUP_OWED
        is Event.CallbackDone -> EventKind.FOLLOWUP_DONE
        is Event.AttemptFailed -> EventKind.FOLLOWUP_ATTEMPT_FAILED
        is Event.CallbackFailed -> EventKind.FOLLOWUP_FAILED
        is Event.CallbackCancelled -> EventKind.FOLLOWUP_CANCELLED
        is Event.ObligationStarted -> EventKind.OBLIGATION_STARTED
        is Event.ObligationPaused -> EventKind.OBLIGATION_PAUSED
        is Event.ObligationResumed -> EventKind.OBLIGATION_RESUMED
        is Event.ObligationWarned -> EventKind.OBLIGATION_WARNED
        is Event.RungReached -> EventKind.OBLIGATION_RUNG_REACHED
        is Event.ObligationMet -> EventKind.OBLIGATION_MET
        is Event.ObligationBreached -> EventKind.OBLIGATION_BREACHED
        is Event.ObligationFulfilled -> EventKind.OBLIGATION_FULFILLED
        is Event.ObligationCancelled -> EventKind.OBLIGATION_CANCELLED
        is Event.ObligationWaived -> EventKind.OBLIGATION_WAIVED
        is Event.ObligationImpossible -> EventKind.OBLIGATION_IMPOSSIBLE
        is Event.ObligationExtended -> EventKind.OBLIGATION_EXTENDED
        is Event.ObligationRetargeted -> EventKind.OBLIGATION_RETARGETED
        is Event.ObligationCorrected -> EventKind.OBLIGATION_CORRECTED
        is Event.Observed -> EventKind.RECORD_OBSERVED
        is Event.PolicyRebound -> EventKind.RECORD_REBOUND
        is Event.Erased -> EventKind.RECORD_ERASED
        is Event.ActAsked -> EventKind.RECORD_ACT_ASKED
        is Event.ActDecided -> EventKind.RECORD_ACT_DECIDED
        is Event.ActScheduled -> EventKind.RECORD_ACT_SCHEDULED
        is Event.ActFired -> EventKind.RECORD_ACT_FIRED
        is Event.ActUnscheduled -> EventKind.RECORD_ACT_UNSCHEDULED
    }
