// Generated from the lists of the core by `make bless-kotlin`; do not edit.

extension ActDecision {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .approve: return "approve"
        case .decline: return "decline"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .approve: return lang == .zh ? "同意" : "carried out"
        case .decline: return lang == .zh ? "不同意" : "not carried out"
        }
    }
}

extension ActorKind {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .person: return "person"
        case .machine: return "machine"
        case .customer: return "customer"
        case .partner: return "partner"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .person: return lang == .zh ? "人员" : "a person of the organisation"
        case .machine: return lang == .zh ? "系统" : "a machine"
        case .customer: return lang == .zh ? "客户" : "the customer"
        case .partner: return lang == .zh ? "合作单位" : "a partner"
        }
    }
}

extension Blame {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .caller: return "caller"
        case .actor: return "actor"
        case .host: return "host"
        case .policy: return "policy"
        case .world: return "world"
        case .amends: return "amends"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .caller: return lang == .zh ? "调用方" : "the caller: another command, or another input"
        case .actor: return lang == .zh ? "操作人" : "the actor: another person must do it"
        case .host: return lang == .zh ? "宿主程序" : "the host: its clock, its version or its policy"
        case .policy: return lang == .zh ? "制度" : "the policy: its limit is reached, or it has a gap"
        case .world: return lang == .zh ? "客观情况" : "the world: the case has ended"
        case .amends: return lang == .zh ? "本程序库" : "this library"
        }
    }
}

extension CallbackResult {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .solvedAndSatisfied: return "solved_and_satisfied"
        case .solved: return "solved"
        case .solvedNotSatisfied: return "solved_not_satisfied"
        case .notSolved: return "not_solved"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .solvedAndSatisfied: return lang == .zh ? "已解决且满意" : "solved, and satisfied"
        case .solved: return lang == .zh ? "已解决，未评价" : "solved, satisfaction not said"
        case .solvedNotSatisfied: return lang == .zh ? "已解决但不满意" : "solved, not satisfied"
        case .notSolved: return lang == .zh ? "未解决" : "not solved"
        }
    }
}

extension Certainty {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .known: return "known"
        case .assumed: return "assumed"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .known: return lang == .zh ? "已知" : "every date it rests on is known"
        case .assumed: return lang == .zh ? "推定" : "some date it rests on is not known and was assumed to follow the weekly pattern"
        }
    }
}

extension CommandKind {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .caseReceive: return "case.receive"
        case .caseRegister: return "case.register"
        case .caseAcknowledge: return "case.acknowledge"
        case .caseAnswer: return "case.answer"
        case .caseDefer: return "case.defer"
        case .caseInvestigate: return "case.investigate"
        case .caseStartWork: return "case.start_work"
        case .caseReportProgress: return "case.report_progress"
        case .caseRecordHandling: return "case.record_handling"
        case .caseVerify: return "case.verify"
        case .caseRejectResult: return "case.reject_result"
        case .caseReply: return "case.reply"
        case .caseRejectReply: return "case.reject_reply"
        case .caseAgree: return "case.agree"
        case .caseDisagree: return "case.disagree"
        case .caseExplain: return "case.explain"
        case .caseClose: return "case.close"
        case .caseReopen: return "case.reopen"
        case .caseArchive: return "case.archive"
        case .caseWithdraw: return "case.withdraw"
        case .caseMarkDuplicate: return "case.mark_duplicate"
        case .caseMerge: return "case.merge"
        case .triageClassify: return "triage.classify"
        case .triageAdmit: return "triage.admit"
        case .triageReclassify: return "triage.reclassify"
        case .assignmentAssign: return "assignment.assign"
        case .assignmentTransfer: return "assignment.transfer"
        case .assignmentReturn: return "assignment.return"
        case .assignmentNameHandler: return "assignment.name_handler"
        case .assignmentDeclareConflict: return "assignment.declare_conflict"
        case .waitingStart: return "waiting.start"
        case .waitingEnd: return "waiting.end"
        case .requestAsk: return "request.ask"
        case .requestAnswer: return "request.answer"
        case .requestRefuse: return "request.refuse"
        case .requestWithdraw: return "request.withdraw"
        case .solutionPropose: return "solution.propose"
        case .solutionSubmit: return "solution.submit"
        case .solutionApprove: return "solution.approve"
        case .solutionReject: return "solution.reject"
        case .solutionPresent: return "solution.present"
        case .solutionObject: return "solution.object"
        case .solutionConfirm: return "solution.confirm"
        case .escalationRaise: return "escalation.raise"
        case .escalationAcknowledge: return "escalation.acknowledge"
        case .escalationLower: return "escalation.lower"
        case .followupRecord: return "followup.record"
        case .followupAttempt: return "followup.attempt"
        case .obligationExtend: return "obligation.extend"
        case .obligationWaive: return "obligation.waive"
        case .obligationCorrect: return "obligation.correct"
        case .recordTick: return "record.tick"
        case .recordRebind: return "record.rebind"
        case .recordErase: return "record.erase"
        case .recordDecide: return "record.decide"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .caseReceive: return lang == .zh ? "接收" : "receive a contact"
        case .caseRegister: return lang == .zh ? "登记" : "register the case"
        case .caseAcknowledge: return lang == .zh ? "确认收到" : "acknowledge receipt"
        case .caseAnswer: return lang == .zh ? "当场答复" : "answer at once"
        case .caseDefer: return lang == .zh ? "承诺稍后答复" : "promise an answer"
        case .caseInvestigate: return lang == .zh ? "开始调查" : "start the investigation"
        case .caseStartWork: return lang == .zh ? "开始处理" : "start carrying out the solution"
        case .caseReportProgress: return lang == .zh ? "告知进展" : "report progress to the customer"
        case .caseRecordHandling: return lang == .zh ? "记录处理结果" : "record the handling"
        case .caseVerify: return lang == .zh ? "验证结果" : "verify the result"
        case .caseRejectResult: return lang == .zh ? "退回返工" : "reject the result"
        case .caseReply: return lang == .zh ? "回复客户" : "reply to the customer"
        case .caseRejectReply: return lang == .zh ? "客户不接受回复" : "record that the customer rejects the reply"
        case .caseAgree: return lang == .zh ? "达成一致" : "record an agreement"
        case .caseDisagree: return lang == .zh ? "未达成一致" : "record that no agreement was reached"
        case .caseExplain: return lang == .zh ? "解释后关闭" : "close with an explanation"
        case .caseClose: return lang == .zh ? "关闭" : "close the case"
        case .caseReopen: return lang == .zh ? "重新打开" : "reopen the case"
        case .caseArchive: return lang == .zh ? "归档" : "archive the case"
        case .caseWithdraw: return lang == .zh ? "撤回" : "withdraw the case"
        case .caseMarkDuplicate: return lang == .zh ? "标记重复" : "close as a duplicate"
        case .caseMerge: return lang == .zh ? "并案" : "merge into another case"
        case .triageClassify: return lang == .zh ? "分类定级" : "classify and prioritise"
        case .triageAdmit: return lang == .zh ? "受理为投诉" : "accept as a complaint"
        case .triageReclassify: return lang == .zh ? "变更类型" : "change the kind of case"
        case .assignmentAssign: return lang == .zh ? "派单" : "assign to a unit"
        case .assignmentTransfer: return lang == .zh ? "转派" : "transfer to another unit"
        case .assignmentReturn: return lang == .zh ? "退单" : "return to the dispatcher"
        case .assignmentNameHandler: return lang == .zh ? "指定经办人" : "name the handler"
        case .assignmentDeclareConflict: return lang == .zh ? "声明回避" : "declare a conflict of interest"
        case .waitingStart: return lang == .zh ? "开始等待" : "wait for another party"
        case .waitingEnd: return lang == .zh ? "结束等待" : "end the waiting"
        case .requestAsk: return lang == .zh ? "发出协作请求" : "ask another unit or partner"
        case .requestAnswer: return lang == .zh ? "答复协作请求" : "answer a request"
        case .requestRefuse: return lang == .zh ? "拒绝协作请求" : "refuse a request"
        case .requestWithdraw: return lang == .zh ? "撤回协作请求" : "withdraw a request"
        case .solutionPropose: return lang == .zh ? "拟定方案" : "propose a solution"
        case .solutionSubmit: return lang == .zh ? "提交审批" : "submit the solution for approval"
        case .solutionApprove: return lang == .zh ? "批准方案" : "approve the solution"
        case .solutionReject: return lang == .zh ? "驳回方案" : "reject the solution"
        case .solutionPresent: return lang == .zh ? "向客户提交方案" : "present the solution to the customer"
        case .solutionObject: return lang == .zh ? "客户提出异议" : "record the customer's objection"
        case .solutionConfirm: return lang == .zh ? "客户确认方案" : "record the customer's confirmation"
        case .escalationRaise: return lang == .zh ? "升级" : "escalate"
        case .escalationAcknowledge: return lang == .zh ? "确认升级" : "acknowledge the escalation"
        case .escalationLower: return lang == .zh ? "降级" : "lower the escalation"
        case .followupRecord: return lang == .zh ? "记录回访" : "record the callback"
        case .followupAttempt: return lang == .zh ? "记录未接通" : "record a failed attempt"
        case .obligationExtend: return lang == .zh ? "延长时限" : "extend a time limit"
        case .obligationWaive: return lang == .zh ? "豁免时限" : "waive a time limit"
        case .obligationCorrect: return lang == .zh ? "更正时限结论" : "correct a recorded verdict"
        case .recordTick: return lang == .zh ? "到点检查" : "let time pass"
        case .recordRebind: return lang == .zh ? "更换制度版本" : "bind to another policy version"
        case .recordErase: return lang == .zh ? "清除个人信息引用" : "erase personal references"
        case .recordDecide: return lang == .zh ? "审批待决事项" : "decide a pending act"
        }
    }
}

extension Contact {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .reachable: return "reachable"
        case .anonymous: return "anonymous"
        case .uncontactable: return "uncontactable"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .reachable: return lang == .zh ? "可联系" : "the customer can be reached"
        case .anonymous: return lang == .zh ? "匿名" : "the customer stays anonymous"
        case .uncontactable: return lang == .zh ? "无联系方式" : "there is no way to reach the customer"
        }
    }
}

extension EventKind {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .caseReceived: return "case.received"
        case .caseRegistered: return "case.registered"
        case .caseAcknowledged: return "case.acknowledged"
        case .caseAnswered: return "case.answered"
        case .caseDeferred: return "case.deferred"
        case .caseClassified: return "case.classified"
        case .caseAssigned: return "case.assigned"
        case .caseHandlerNamed: return "case.handler_named"
        case .caseInvestigationStarted: return "case.investigation_started"
        case .caseSolutionDrafted: return "case.solution_drafted"
        case .caseApprovalAwaited: return "case.approval_awaited"
        case .caseSolutionCleared: return "case.solution_cleared"
        case .caseCustomerAwaited: return "case.customer_awaited"
        case .caseWorkStarted: return "case.work_started"
        case .caseProgressReported: return "case.progress_reported"
        case .caseHandled: return "case.handled"
        case .caseVerified: return "case.verified"
        case .caseResultRejected: return "case.result_rejected"
        case .caseReplied: return "case.replied"
        case .caseReplyRejected: return "case.reply_rejected"
        case .caseAgreed: return "case.agreed"
        case .caseCallbackAwaited: return "case.callback_awaited"
        case .caseClosed: return "case.closed"
        case .caseReopened: return "case.reopened"
        case .caseArchived: return "case.archived"
        case .triageClassified: return "triage.classified"
        case .triageAdmitted: return "triage.admitted"
        case .triageReclassified: return "triage.reclassified"
        case .assignmentAssigned: return "assignment.assigned"
        case .assignmentTransferred: return "assignment.transferred"
        case .assignmentReturned: return "assignment.returned"
        case .assignmentHandlerNamed: return "assignment.handler_named"
        case .assignmentConflictDeclared: return "assignment.conflict_declared"
        case .waitingStarted: return "waiting.started"
        case .waitingEnded: return "waiting.ended"
        case .requestAsked: return "request.asked"
        case .requestAnswered: return "request.answered"
        case .requestRefused: return "request.refused"
        case .requestWithdrawn: return "request.withdrawn"
        case .solutionProposed: return "solution.proposed"
        case .solutionSubmitted: return "solution.submitted"
        case .solutionApproved: return "solution.approved"
        case .solutionRejected: return "solution.rejected"
        case .solutionPresented: return "solution.presented"
        case .solutionObjected: return "solution.objected"
        case .solutionConfirmed: return "solution.confirmed"
        case .escalationRaised: return "escalation.raised"
        case .escalationRungTaken: return "escalation.rung_taken"
        case .escalationAcknowledged: return "escalation.acknowledged"
        case .escalationLowered: return "escalation.lowered"
        case .followupOwed: return "followup.owed"
        case .followupDone: return "followup.done"
        case .followupAttemptFailed: return "followup.attempt_failed"
        case .followupFailed: return "followup.failed"
        case .followupCancelled: return "followup.cancelled"
        case .obligationStarted: return "obligation.started"
        case .obligationPaused: return "obligation.paused"
        case .obligationResumed: return "obligation.resumed"
        case .obligationWarned: return "obligation.warned"
        case .obligationRungReached: return "obligation.rung_reached"
        case .obligationMet: return "obligation.met"
        case .obligationBreached: return "obligation.breached"
        case .obligationFulfilled: return "obligation.fulfilled"
        case .obligationCancelled: return "obligation.cancelled"
        case .obligationWaived: return "obligation.waived"
        case .obligationImpossible: return "obligation.impossible"
        case .obligationExtended: return "obligation.extended"
        case .obligationRetargeted: return "obligation.retargeted"
        case .obligationCorrected: return "obligation.corrected"
        case .recordObserved: return "record.observed"
        case .recordRebound: return "record.rebound"
        case .recordErased: return "record.erased"
        case .recordActAsked: return "record.act_asked"
        case .recordActDecided: return "record.act_decided"
        case .recordActScheduled: return "record.act_scheduled"
        case .recordActFired: return "record.act_fired"
        case .recordActUnscheduled: return "record.act_unscheduled"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .caseReceived: return lang == .zh ? "已接收" : "contact received"
        case .caseRegistered: return lang == .zh ? "已登记" : "case registered"
        case .caseAcknowledged: return lang == .zh ? "已确认收到" : "receipt acknowledged"
        case .caseAnswered: return lang == .zh ? "已答复" : "answered"
        case .caseDeferred: return lang == .zh ? "已承诺回复" : "answer promised"
        case .caseClassified: return lang == .zh ? "进入已分类" : "stage classified reached"
        case .caseAssigned: return lang == .zh ? "进入已派单" : "stage assigned reached"
        case .caseHandlerNamed: return lang == .zh ? "进入已定经办人" : "stage handler named reached"
        case .caseInvestigationStarted: return lang == .zh ? "已开始调查" : "investigation started"
        case .caseSolutionDrafted: return lang == .zh ? "进入已拟方案" : "stage solution drafted reached"
        case .caseApprovalAwaited: return lang == .zh ? "进入待审批" : "stage awaiting approval reached"
        case .caseSolutionCleared: return lang == .zh ? "进入方案已批准" : "stage solution approved reached"
        case .caseCustomerAwaited: return lang == .zh ? "进入待客户确认" : "stage awaiting the customer reached"
        case .caseWorkStarted: return lang == .zh ? "已开始处理" : "work started"
        case .caseProgressReported: return lang == .zh ? "已告知进展" : "progress reported"
        case .caseHandled: return lang == .zh ? "已处理" : "handled"
        case .caseVerified: return lang == .zh ? "已验证" : "result verified"
        case .caseResultRejected: return lang == .zh ? "结果被退回" : "result rejected"
        case .caseReplied: return lang == .zh ? "已回复客户" : "customer replied to"
        case .caseReplyRejected: return lang == .zh ? "客户不接受回复" : "reply rejected by the customer"
        case .caseAgreed: return lang == .zh ? "已达成一致" : "agreement reached"
        case .caseCallbackAwaited: return lang == .zh ? "进入待回访" : "stage callback pending reached"
        case .caseClosed: return lang == .zh ? "已关闭" : "closed"
        case .caseReopened: return lang == .zh ? "已重新打开" : "reopened"
        case .caseArchived: return lang == .zh ? "已归档" : "archived"
        case .triageClassified: return lang == .zh ? "已分类定级" : "classified and prioritised"
        case .triageAdmitted: return lang == .zh ? "已受理为投诉" : "accepted as a complaint"
        case .triageReclassified: return lang == .zh ? "类型已变更" : "kind changed"
        case .assignmentAssigned: return lang == .zh ? "已派至部门" : "assigned to a unit"
        case .assignmentTransferred: return lang == .zh ? "已转派" : "transferred"
        case .assignmentReturned: return lang == .zh ? "已退单" : "returned to the dispatcher"
        case .assignmentHandlerNamed: return lang == .zh ? "已指定经办人" : "handler named"
        case .assignmentConflictDeclared: return lang == .zh ? "已声明回避" : "conflict of interest declared"
        case .waitingStarted: return lang == .zh ? "开始等待" : "waiting started"
        case .waitingEnded: return lang == .zh ? "等待结束" : "waiting ended"
        case .requestAsked: return lang == .zh ? "已发出请求" : "request made"
        case .requestAnswered: return lang == .zh ? "请求已答复" : "request answered"
        case .requestRefused: return lang == .zh ? "请求被拒绝" : "request refused"
        case .requestWithdrawn: return lang == .zh ? "请求已撤回" : "request withdrawn"
        case .solutionProposed: return lang == .zh ? "已拟定方案" : "solution proposed"
        case .solutionSubmitted: return lang == .zh ? "方案已提交审批" : "solution submitted"
        case .solutionApproved: return lang == .zh ? "方案已批准" : "solution approved"
        case .solutionRejected: return lang == .zh ? "方案被驳回" : "solution rejected"
        case .solutionPresented: return lang == .zh ? "方案已提交客户" : "solution presented"
        case .solutionObjected: return lang == .zh ? "客户提出异议" : "customer objected"
        case .solutionConfirmed: return lang == .zh ? "客户已确认方案" : "customer confirmed"
        case .escalationRaised: return lang == .zh ? "已升级" : "escalated"
        case .escalationRungTaken: return lang == .zh ? "已触发升级阶梯" : "escalation rung taken"
        case .escalationAcknowledged: return lang == .zh ? "升级已确认" : "escalation acknowledged"
        case .escalationLowered: return lang == .zh ? "已降级" : "escalation lowered"
        case .followupOwed: return lang == .zh ? "应回访" : "callback owed"
        case .followupDone: return lang == .zh ? "回访完成" : "callback done"
        case .followupAttemptFailed: return lang == .zh ? "回访未接通" : "callback attempt failed"
        case .followupFailed: return lang == .zh ? "回访失败" : "callback failed for good"
        case .followupCancelled: return lang == .zh ? "回访取消" : "callback cancelled"
        case .obligationStarted: return lang == .zh ? "时限开始" : "time limit started"
        case .obligationPaused: return lang == .zh ? "时限暂停" : "time limit paused"
        case .obligationResumed: return lang == .zh ? "时限恢复" : "time limit resumed"
        case .obligationWarned: return lang == .zh ? "时限预警" : "time limit warning"
        case .obligationRungReached: return lang == .zh ? "到达升级阶梯" : "escalation rung reached"
        case .obligationMet: return lang == .zh ? "按时完成" : "time limit met"
        case .obligationBreached: return lang == .zh ? "超时" : "time limit breached"
        case .obligationFulfilled: return lang == .zh ? "逾期后完成" : "done after the breach"
        case .obligationCancelled: return lang == .zh ? "时限取消" : "time limit cancelled"
        case .obligationWaived: return lang == .zh ? "时限豁免" : "time limit waived"
        case .obligationImpossible: return lang == .zh ? "无法履行" : "impossible to meet"
        case .obligationExtended: return lang == .zh ? "时限延长" : "time limit extended"
        case .obligationRetargeted: return lang == .zh ? "时限重新计算" : "time limit recomputed"
        case .obligationCorrected: return lang == .zh ? "时限结论更正" : "verdict corrected"
        case .recordObserved: return lang == .zh ? "外部系统记录" : "reported by a foreign system"
        case .recordRebound: return lang == .zh ? "制度版本已更换" : "bound to another policy version"
        case .recordErased: return lang == .zh ? "个人信息引用已清除" : "personal references erased"
        case .recordActAsked: return lang == .zh ? "事项待审批" : "act awaits a decision"
        case .recordActDecided: return lang == .zh ? "事项已审批" : "pending act decided"
        case .recordActScheduled: return lang == .zh ? "已安排定时动作" : "timed act scheduled"
        case .recordActFired: return lang == .zh ? "定时动作已执行" : "timed act carried out"
        case .recordActUnscheduled: return lang == .zh ? "定时动作已取消" : "timed act cancelled"
        }
    }
}

extension CaseFlow {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .resolve: return "resolve"
        case .answer: return "answer"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .resolve: return lang == .zh ? "处理流程" : "resolve: investigate, solve, reply, call back"
        case .answer: return lang == .zh ? "答复流程" : "answer: reply at once, later, or through a specialist"
        }
    }
}

extension Measure {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .real: return "real"
        case .`open`: return "open"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .real: return lang == .zh ? "自然时间" : "real time"
        case .`open`: return lang == .zh ? "营业时间" : "open time of the calendar"
        }
    }
}

extension Mode {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .may: return "may"
        case .asks: return "asks"
        case .supervised: return "supervised"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .may: return lang == .zh ? "可直接执行" : "takes effect at once"
        case .asks: return lang == .zh ? "须他人批准" : "leaves a pending act that another decides"
        case .supervised: return lang == .zh ? "须由上级复核；组织未指明上级时由有权审批者复核" : "leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts"
        }
    }
}

extension Nature {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .planned: return "planned"
        case .serviceNorm: return "service_norm"
        case .contract: return "contract"
        case .statute: return "statute"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .planned: return lang == .zh ? "内部计划" : "an internal plan"
        case .serviceNorm: return lang == .zh ? "服务规范" : "a service norm"
        case .contract: return lang == .zh ? "合同约定" : "a contract"
        case .statute: return lang == .zh ? "法定期限" : "a statute"
        }
    }
}

extension Outcome {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .answered: return "answered"
        case .satisfied: return "satisfied"
        case .solved: return "solved"
        case .unsatisfied: return "unsatisfied"
        case .explained: return "explained"
        case .disagreed: return "disagreed"
        case .notReachable: return "not_reachable"
        case .withdrawn: return "withdrawn"
        case .duplicate: return "duplicate"
        case .merged: return "merged"
        case .unknown: return "unknown"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .answered: return lang == .zh ? "当场答复" : "answered at once"
        case .satisfied: return lang == .zh ? "已解决且满意" : "solved and satisfied"
        case .solved: return lang == .zh ? "已解决" : "solved, satisfaction unknown"
        case .unsatisfied: return lang == .zh ? "已解决但不满意" : "solved, not satisfied"
        case .explained: return lang == .zh ? "已解释" : "explained, demand not reasonable"
        case .disagreed: return lang == .zh ? "未达成一致" : "no agreement"
        case .notReachable: return lang == .zh ? "无法联系" : "customer not reachable"
        case .withdrawn: return lang == .zh ? "客户撤回" : "withdrawn by the customer"
        case .duplicate: return lang == .zh ? "重复" : "duplicate of another case"
        case .merged: return lang == .zh ? "已合并" : "merged into another case"
        case .unknown: return lang == .zh ? "结果不明" : "ended, outcome not recorded"
        }
    }
}

extension Party {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .us: return "us"
        case .customer: return "customer"
        case .partner: return "partner"
        case .unit: return "unit"
        case .world: return "world"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .us: return lang == .zh ? "我方" : "us"
        case .customer: return lang == .zh ? "客户" : "the customer"
        case .partner: return lang == .zh ? "合作单位" : "a partner"
        case .unit: return lang == .zh ? "其他部门" : "another unit"
        case .world: return lang == .zh ? "外部事件" : "an outside event"
        }
    }
}

extension RejectionCode {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .notAllowedNow: return "not_allowed_now"
        case .conditionUnmet: return "condition_unmet"
        case .notPermitted: return "not_permitted"
        case .separationOfDuties: return "separation_of_duties"
        case .conflictOfInterest: return "conflict_of_interest"
        case .invalidInput: return "invalid_input"
        case .limitReached: return "limit_reached"
        case .timeBackwards: return "time_backwards"
        case .aheadOfClock: return "ahead_of_clock"
        case .timeOutOfRange: return "time_out_of_range"
        case .noOpenTime: return "no_open_time"
        case .calendarHorizon: return "calendar_horizon"
        case .policyNotEffective: return "policy_not_effective"
        case .policyMismatch: return "policy_mismatch"
        case .staleVersion: return "stale_version"
        case .personErased: return "person_erased"
        case .caseSettled: return "case_settled"
        case .commandIdReused: return "command_id_reused"
        case .caseExists: return "case_exists"
        case .noSuchCase: return "no_such_case"
        case .missingTarget: return "missing_target"
        case .missingCalendar: return "missing_calendar"
        case .bug: return "bug"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .notAllowedNow: return lang == .zh ? "当前状态不允许" : "the command does not fit where the case stands"
        case .conditionUnmet: return lang == .zh ? "条件未满足" : "a condition is not met"
        case .notPermitted: return lang == .zh ? "无权限" : "no role of the actor grants the command"
        case .separationOfDuties: return lang == .zh ? "违反职责分离" : "the actor did the work that is checked"
        case .conflictOfInterest: return lang == .zh ? "须回避" : "the actor is kept away from the case"
        case .invalidInput: return lang == .zh ? "输入无效" : "a value in the command is not acceptable"
        case .limitReached: return lang == .zh ? "达到上限" : "a limit of the policy is reached"
        case .timeBackwards: return lang == .zh ? "时间倒退" : "the command or the clock lies before the last record"
        case .aheadOfClock: return lang == .zh ? "时间超前" : "the command lies ahead of the host's clock"
        case .timeOutOfRange: return lang == .zh ? "超出可计年份" : "a deadline lies outside the years that calendars cover"
        case .noOpenTime: return lang == .zh ? "无营业时间" : "the calendar has no open time left to count"
        case .calendarHorizon: return lang == .zh ? "超出日历范围" : "a deadline lies beyond what the calendar knows"
        case .policyNotEffective: return lang == .zh ? "制度尚未生效" : "the policy is not in force yet"
        case .policyMismatch: return lang == .zh ? "制度版本不符" : "the policy given is not the one the case is bound to"
        case .staleVersion: return lang == .zh ? "版本已过期" : "the case has changed meanwhile"
        case .personErased: return lang == .zh ? "个人信息已清除" : "the personal references are erased"
        case .caseSettled: return lang == .zh ? "案件已结束" : "the case has ended"
        case .commandIdReused: return lang == .zh ? "命令编号重复使用" : "the name of the command was used for another one"
        case .caseExists: return lang == .zh ? "案件已存在" : "a case of this identifier is open already"
        case .noSuchCase: return lang == .zh ? "案件不存在" : "no case of this identifier is known"
        case .missingTarget: return lang == .zh ? "缺少时限" : "the policy states no target for this case"
        case .missingCalendar: return lang == .zh ? "缺少日历" : "the policy lacks the calendar a time limit counts on"
        case .bug: return lang == .zh ? "程序缺陷" : "this should be impossible"
        }
    }
}

extension RequestKind {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .consult: return "consult"
        case .jointInvestigation: return "joint_investigation"
        case .contactSheet: return "contact_sheet"
        case .rectification: return "rectification"
        case .verdict: return "verdict"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .consult: return lang == .zh ? "会商" : "consultation"
        case .jointInvestigation: return lang == .zh ? "联合调查" : "joint investigation"
        case .contactSheet: return lang == .zh ? "工作联系单" : "work contact sheet"
        case .rectification: return lang == .zh ? "整改" : "rectification"
        case .verdict: return lang == .zh ? "技术鉴定" : "technical verdict"
        }
    }
}

extension RequestNeed {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .mandatory: return "mandatory"
        case .optional: return "optional"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .mandatory: return lang == .zh ? "必办" : "must be answered"
        case .optional: return lang == .zh ? "选办" : "may stay open"
        }
    }
}

extension Rescheduling {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .resumed: return "resumed"
        case .retargeted: return "retargeted"
        case .extended: return "extended"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .resumed: return lang == .zh ? "恢复计时" : "the clock runs again"
        case .retargeted: return lang == .zh ? "条件变化" : "priority, kind, unit or policy changed"
        case .extended: return lang == .zh ? "批准延长" : "an extension was granted"
        }
    }
}

extension RunState {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .running: return "running"
        case .paused: return "paused"
        case .overdue: return "overdue"
        case .ended: return "ended"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .running: return lang == .zh ? "计时中" : "the clock runs"
        case .paused: return lang == .zh ? "暂停" : "the clock stands still"
        case .overdue: return lang == .zh ? "已超时" : "breached and still owed"
        case .ended: return lang == .zh ? "已结束" : "it has ended with its verdict"
        }
    }
}

extension Severity {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .error: return "error"
        case .warning: return "warning"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .error: return lang == .zh ? "错误" : "an error: the document cannot be used"
        case .warning: return lang == .zh ? "警告" : "a warning: it can be used, and a person should look at this"
        }
    }
}

extension Source {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .decided: return "decided"
        case .clock: return "clock"
        case .observed: return "observed"
        case .inferred: return "inferred"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .decided: return lang == .zh ? "经规则决定" : "decided by the rules on a command"
        case .clock: return lang == .zh ? "时间触发" : "fell due as time passed"
        case .observed: return lang == .zh ? "外部记录" : "reported by a foreign system, as the table allows"
        case .inferred: return lang == .zh ? "推断" : "reported by a foreign system, a jump the table does not have"
        }
    }
}

extension Stage {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .received: return "received"
        case .registered: return "registered"
        case .deferred: return "deferred"
        case .classified: return "classified"
        case .assigned: return "assigned"
        case .handlerNamed: return "handler_named"
        case .investigating: return "investigating"
        case .solutionDrafted: return "solution_drafted"
        case .awaitingApproval: return "awaiting_approval"
        case .solutionApproved: return "solution_approved"
        case .awaitingCustomer: return "awaiting_customer"
        case .inProgress: return "in_progress"
        case .handled: return "handled"
        case .verified: return "verified"
        case .replied: return "replied"
        case .negotiating: return "negotiating"
        case .callbackPending: return "callback_pending"
        case .closed: return "closed"
        case .archived: return "archived"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .received: return lang == .zh ? "已接收" : "received"
        case .registered: return lang == .zh ? "已登记" : "registered"
        case .deferred: return lang == .zh ? "已承诺回复" : "answer deferred"
        case .classified: return lang == .zh ? "已分类" : "classified"
        case .assigned: return lang == .zh ? "已派单" : "assigned"
        case .handlerNamed: return lang == .zh ? "已定经办人" : "handler named"
        case .investigating: return lang == .zh ? "调查中" : "investigating"
        case .solutionDrafted: return lang == .zh ? "已拟方案" : "solution drafted"
        case .awaitingApproval: return lang == .zh ? "待审批" : "awaiting approval"
        case .solutionApproved: return lang == .zh ? "方案已批准" : "solution approved"
        case .awaitingCustomer: return lang == .zh ? "待客户确认" : "awaiting the customer"
        case .inProgress: return lang == .zh ? "处理中" : "in progress"
        case .handled: return lang == .zh ? "已处理" : "handled"
        case .verified: return lang == .zh ? "已验证" : "verified"
        case .replied: return lang == .zh ? "已回复" : "replied"
        case .negotiating: return lang == .zh ? "协商中" : "negotiating"
        case .callbackPending: return lang == .zh ? "待回访" : "callback pending"
        case .closed: return lang == .zh ? "已关闭" : "closed"
        case .archived: return lang == .zh ? "已归档" : "archived"
        }
    }
}

extension Standing {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .overdue: return "overdue"
        case .running: return "running"
        case .paused: return "paused"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .overdue: return lang == .zh ? "已超时" : "breached and still owed"
        case .running: return lang == .zh ? "计时中" : "the clock runs"
        case .paused: return lang == .zh ? "暂停" : "the clock stands still"
        }
    }
}

extension Verdict {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .met: return "met"
        case .breached: return "breached"
        case .waived: return "waived"
        case .impossible: return "impossible"
        case .cancelled: return "cancelled"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .met: return lang == .zh ? "按时" : "met"
        case .breached: return lang == .zh ? "超时" : "breached"
        case .waived: return lang == .zh ? "豁免" : "waived"
        case .impossible: return lang == .zh ? "无法履行" : "impossible, never late"
        case .cancelled: return lang == .zh ? "取消" : "cancelled"
        }
    }
}

extension WaitingEnd {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .resumed: return "resumed"
        case .expired: return "expired"
        case .superseded: return "superseded"
        case .settled: return "settled"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .resumed: return lang == .zh ? "恢复处理" : "the work goes on"
        case .expired: return lang == .zh ? "超过最长等待" : "the longest waiting allowed was over"
        case .superseded: return lang == .zh ? "改为其他等待" : "another waiting took its place"
        case .settled: return lang == .zh ? "案件已关闭" : "the case was settled"
        }
    }
}

extension WakeReason {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .warning: return "warning"
        case .rung: return "rung"
        case .breach: return "breach"
        case .waitingOver: return "waiting_over"
        case .act: return "act"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .warning: return lang == .zh ? "预警" : "a warning of a time limit"
        case .rung: return lang == .zh ? "升级阶梯" : "a rung of an escalation ladder"
        case .breach: return lang == .zh ? "超时" : "the end of a time limit"
        case .waitingOver: return lang == .zh ? "等待到期" : "the longest waiting allowed"
        case .act: return lang == .zh ? "定时动作" : "a timed act of the machine"
        }
    }
}

extension WireCode {
    /// The word as documents and the wire have it.
    public var word: String {
        switch self {
        case .syntax: return "syntax"
        case .tooLarge: return "too_large"
        case .unknownType: return "unknown_type"
        case .unknownKey: return "unknown_key"
        case .missingKey: return "missing_key"
        case .badValue: return "bad_value"
        case .writtenByNewerVersion: return "written_by_newer_version"
        case .staleSnapshot: return "stale_snapshot"
        case .damagedSnapshot: return "damaged_snapshot"
        case .damagedJournal: return "damaged_journal"
        case .unwritable: return "unwritable"
        }
    }

    /// The label a person reads.
    public func label(_ lang: Lang) -> String {
        switch self {
        case .syntax: return lang == .zh ? "语法错误" : "the bytes are not well formed"
        case .tooLarge: return lang == .zh ? "内容过大" : "more bytes than the limit allows"
        case .unknownType: return lang == .zh ? "未知的类型" : "an event or command type that is not known"
        case .unknownKey: return lang == .zh ? "未知的键" : "a key that does not belong there"
        case .missingKey: return lang == .zh ? "缺少键" : "a key that has to be there is missing"
        case .badValue: return lang == .zh ? "值无效" : "a value that cannot stand there"
        case .writtenByNewerVersion: return lang == .zh ? "由更新的版本写入" : "written by a newer release"
        case .staleSnapshot: return lang == .zh ? "快照格式不符" : "a snapshot in the layout of another release"
        case .damagedSnapshot: return lang == .zh ? "快照已损坏" : "a snapshot that is not what was written"
        case .damagedJournal: return lang == .zh ? "日志簿已损坏" : "a journal that is not what was written"
        case .unwritable: return lang == .zh ? "无法写出" : "a value that cannot be written"
        }
    }
}

extension Command {
    /// Which command it is.
    public var kind: CommandKind {
        switch self {
        case .receive: return .caseReceive
        case .register: return .caseRegister
        case .acknowledge: return .caseAcknowledge
        case .answer: return .caseAnswer
        case .defer: return .caseDefer
        case .investigate: return .caseInvestigate
        case .startWork: return .caseStartWork
        case .reportProgress: return .caseReportProgress
        case .recordHandling: return .caseRecordHandling
        case .verify: return .caseVerify
        case .rejectResult: return .caseRejectResult
        case .reply: return .caseReply
        case .rejectReply: return .caseRejectReply
        case .agree: return .caseAgree
        case .disagree: return .caseDisagree
        case .explain: return .caseExplain
        case .close: return .caseClose
        case .reopen: return .caseReopen
        case .archive: return .caseArchive
        case .withdraw: return .caseWithdraw
        case .markDuplicate: return .caseMarkDuplicate
        case .merge: return .caseMerge
        case .classify: return .triageClassify
        case .admit: return .triageAdmit
        case .reclassify: return .triageReclassify
        case .assign: return .assignmentAssign
        case .transfer: return .assignmentTransfer
        case .`return`: return .assignmentReturn
        case .nameHandler: return .assignmentNameHandler
        case .declareConflict: return .assignmentDeclareConflict
        case .pause: return .waitingStart
        case .resume: return .waitingEnd
        case .ask: return .requestAsk
        case .answerRequest: return .requestAnswer
        case .refuseRequest: return .requestRefuse
        case .withdrawRequest: return .requestWithdraw
        case .propose: return .solutionPropose
        case .submit: return .solutionSubmit
        case .approve: return .solutionApprove
        case .reject: return .solutionReject
        case .present: return .solutionPresent
        case .object: return .solutionObject
        case .confirm: return .solutionConfirm
        case .escalate: return .escalationRaise
        case .acknowledgeEscalation: return .escalationAcknowledge
        case .deescalate: return .escalationLower
        case .recordCallback: return .followupRecord
        case .recordAttempt: return .followupAttempt
        case .extend: return .obligationExtend
        case .waive: return .obligationWaive
        case .correct: return .obligationCorrect
        case .tick: return .recordTick
        case .rebind: return .recordRebind
        case .erase: return .recordErase
        case .decideAsked: return .recordDecide
        }
    }
}

extension Event {
    /// Which event it is.
    public var kind: EventKind {
        switch self {
        case .received: return .caseReceived
        case .registered: return .caseRegistered
        case .acknowledged: return .caseAcknowledged
        case .answered: return .caseAnswered
        case .deferred: return .caseDeferred
        case .classified: return .caseClassified
        case .assigned: return .caseAssigned
        case .handlerNamed: return .caseHandlerNamed
        case .investigationStarted: return .caseInvestigationStarted
        case .solutionDrafted: return .caseSolutionDrafted
        case .approvalAwaited: return .caseApprovalAwaited
        case .solutionCleared: return .caseSolutionCleared
        case .customerAwaited: return .caseCustomerAwaited
        case .workStarted: return .caseWorkStarted
        case .progressReported: return .caseProgressReported
        case .handled: return .caseHandled
        case .verified: return .caseVerified
        case .resultRejected: return .caseResultRejected
        case .replied: return .caseReplied
        case .replyRejected: return .caseReplyRejected
        case .agreed: return .caseAgreed
        case .callbackAwaited: return .caseCallbackAwaited
        case .closed: return .caseClosed
        case .reopened: return .caseReopened
        case .archived: return .caseArchived
        case .triageRecorded: return .triageClassified
        case .admitted: return .triageAdmitted
        case .reclassified: return .triageReclassified
        case .unitAssigned: return .assignmentAssigned
        case .transferred: return .assignmentTransferred
        case .returned: return .assignmentReturned
        case .handlerSet: return .assignmentHandlerNamed
        case .conflictDeclared: return .assignmentConflictDeclared
        case .waitingStarted: return .waitingStarted
        case .waitingEnded: return .waitingEnded
        case .asked: return .requestAsked
        case .requestAnswered: return .requestAnswered
        case .requestRefused: return .requestRefused
        case .requestWithdrawn: return .requestWithdrawn
        case .proposed: return .solutionProposed
        case .submitted: return .solutionSubmitted
        case .approved: return .solutionApproved
        case .rejected: return .solutionRejected
        case .presented: return .solutionPresented
        case .objected: return .solutionObjected
        case .confirmed: return .solutionConfirmed
        case .escalated: return .escalationRaised
        case .rungTaken: return .escalationRungTaken
        case .escalationAcknowledged: return .escalationAcknowledged
        case .deescalated: return .escalationLowered
        case .callbackOwed: return .followupOwed
        case .callbackDone: return .followupDone
        case .attemptFailed: return .followupAttemptFailed
        case .callbackFailed: return .followupFailed
        case .callbackCancelled: return .followupCancelled
        case .obligationStarted: return .obligationStarted
        case .obligationPaused: return .obligationPaused
        case .obligationResumed: return .obligationResumed
        case .obligationWarned: return .obligationWarned
        case .rungReached: return .obligationRungReached
        case .obligationMet: return .obligationMet
        case .obligationBreached: return .obligationBreached
        case .obligationFulfilled: return .obligationFulfilled
        case .obligationCancelled: return .obligationCancelled
        case .obligationWaived: return .obligationWaived
        case .obligationImpossible: return .obligationImpossible
        case .obligationExtended: return .obligationExtended
        case .obligationRetargeted: return .obligationRetargeted
        case .obligationCorrected: return .obligationCorrected
        case .observed: return .recordObserved
        case .policyRebound: return .recordRebound
        case .erased: return .recordErased
        case .actAsked: return .recordActAsked
        case .actDecided: return .recordActDecided
        case .actScheduled: return .recordActScheduled
        case .actFired: return .recordActFired
        case .actUnscheduled: return .recordActUnscheduled
        }
    }
}
