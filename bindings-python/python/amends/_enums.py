"""The closed vocabularies: text enums with labels in Chinese and English."""

# Generated from the vocabulary of the core by `tools/generate.py`; do not edit.

from ._word import Word


class Stage(Word):
    """Says how far a case has come."""

    RECEIVED = "received"
    """received · 已接收"""
    REGISTERED = "registered"
    """registered · 已登记"""
    DEFERRED = "deferred"
    """answer deferred · 已承诺回复"""
    CLASSIFIED = "classified"
    """classified · 已分类"""
    ASSIGNED = "assigned"
    """assigned · 已派单"""
    HANDLER_NAMED = "handler_named"
    """handler named · 已定经办人"""
    INVESTIGATING = "investigating"
    """investigating · 调查中"""
    SOLUTION_DRAFTED = "solution_drafted"
    """solution drafted · 已拟方案"""
    AWAITING_APPROVAL = "awaiting_approval"
    """awaiting approval · 待审批"""
    SOLUTION_APPROVED = "solution_approved"
    """solution approved · 方案已批准"""
    AWAITING_CUSTOMER = "awaiting_customer"
    """awaiting the customer · 待客户确认"""
    IN_PROGRESS = "in_progress"
    """in progress · 处理中"""
    HANDLED = "handled"
    """handled · 已处理"""
    VERIFIED = "verified"
    """verified · 已验证"""
    REPLIED = "replied"
    """replied · 已回复"""
    NEGOTIATING = "negotiating"
    """negotiating · 协商中"""
    CALLBACK_PENDING = "callback_pending"
    """callback pending · 待回访"""
    CLOSED = "closed"
    """closed · 已关闭"""
    ARCHIVED = "archived"
    """archived · 已归档"""


class Outcome(Word):
    """Says how a case ended; "closed" alone never reads as "fixed"."""

    ANSWERED = "answered"
    """answered at once · 当场答复"""
    SATISFIED = "satisfied"
    """solved and satisfied · 已解决且满意"""
    SOLVED = "solved"
    """solved, satisfaction unknown · 已解决"""
    UNSATISFIED = "unsatisfied"
    """solved, not satisfied · 已解决但不满意"""
    EXPLAINED = "explained"
    """explained, demand not reasonable · 已解释"""
    DISAGREED = "disagreed"
    """no agreement · 未达成一致"""
    NOT_REACHABLE = "not_reachable"
    """customer not reachable · 无法联系"""
    WITHDRAWN = "withdrawn"
    """withdrawn by the customer · 客户撤回"""
    DUPLICATE = "duplicate"
    """duplicate of another case · 重复"""
    MERGED = "merged"
    """merged into another case · 已合并"""
    UNKNOWN = "unknown"
    """ended, outcome not recorded · 结果不明"""


class Flow(Word):
    """Lists the flows."""

    RESOLVE = "resolve"
    """resolve: investigate, solve, reply, call back · 处理流程"""
    ANSWER = "answer"
    """answer: reply at once, later, or through a specialist · 答复流程"""


class Step(Word):
    """Lists the optional steps."""

    APPROVAL = "approval"
    """a superior approves the solution · 方案审批"""
    CUSTOMER_CONFIRMATION = "customer_confirmation"
    """the customer confirms the solution · 客户确认方案"""
    VERIFICATION = "verification"
    """someone other than the handler verifies the result · 结果验证"""
    CALLBACK = "callback"
    """the customer is called back after the reply · 回访"""
    WITHDRAWAL = "withdrawal"
    """the customer may withdraw · 客户撤回"""
    DUPLICATE = "duplicate"
    """a case may be closed as a duplicate · 重复件"""
    MERGE = "merge"
    """a case may be merged into another · 并案"""


class Region(Word):
    """Lists the regions."""

    CASE = "case"
    """lifecycle · 生命周期"""
    TRIAGE = "triage"
    """triage · 分类定级"""
    ASSIGNMENT = "assignment"
    """assignment · 派单"""
    WAITING = "waiting"
    """waiting · 等待"""
    REQUEST = "request"
    """requests · 协作请求"""
    SOLUTION = "solution"
    """solution · 方案"""
    ESCALATION = "escalation"
    """escalation · 升级"""
    FOLLOWUP = "followup"
    """follow-up · 回访"""
    OBLIGATION = "obligation"
    """obligations · 时限"""
    RECORD = "record"
    """custody of the record · 案卷保管"""


class CommandKind(Word):
    """Lists the commands."""

    CASE_RECEIVE = "case.receive"
    """receive a contact · 接收"""
    CASE_REGISTER = "case.register"
    """register the case · 登记"""
    CASE_ACKNOWLEDGE = "case.acknowledge"
    """acknowledge receipt · 确认收到"""
    CASE_ANSWER = "case.answer"
    """answer at once · 当场答复"""
    CASE_DEFER = "case.defer"
    """promise an answer · 承诺稍后答复"""
    CASE_INVESTIGATE = "case.investigate"
    """start the investigation · 开始调查"""
    CASE_START_WORK = "case.start_work"
    """start carrying out the solution · 开始处理"""
    CASE_REPORT_PROGRESS = "case.report_progress"
    """report progress to the customer · 告知进展"""
    CASE_RECORD_HANDLING = "case.record_handling"
    """record the handling · 记录处理结果"""
    CASE_VERIFY = "case.verify"
    """verify the result · 验证结果"""
    CASE_REJECT_RESULT = "case.reject_result"
    """reject the result · 退回返工"""
    CASE_REPLY = "case.reply"
    """reply to the customer · 回复客户"""
    CASE_REJECT_REPLY = "case.reject_reply"
    """record that the customer rejects the reply · 客户不接受回复"""
    CASE_AGREE = "case.agree"
    """record an agreement · 达成一致"""
    CASE_DISAGREE = "case.disagree"
    """record that no agreement was reached · 未达成一致"""
    CASE_EXPLAIN = "case.explain"
    """close with an explanation · 解释后关闭"""
    CASE_CLOSE = "case.close"
    """close the case · 关闭"""
    CASE_REOPEN = "case.reopen"
    """reopen the case · 重新打开"""
    CASE_ARCHIVE = "case.archive"
    """archive the case · 归档"""
    CASE_WITHDRAW = "case.withdraw"
    """withdraw the case · 撤回"""
    CASE_MARK_DUPLICATE = "case.mark_duplicate"
    """close as a duplicate · 标记重复"""
    CASE_MERGE = "case.merge"
    """merge into another case · 并案"""
    TRIAGE_CLASSIFY = "triage.classify"
    """classify and prioritise · 分类定级"""
    TRIAGE_ADMIT = "triage.admit"
    """accept as a complaint · 受理为投诉"""
    TRIAGE_RECLASSIFY = "triage.reclassify"
    """change the kind of case · 变更类型"""
    ASSIGNMENT_ASSIGN = "assignment.assign"
    """assign to a unit · 派单"""
    ASSIGNMENT_TRANSFER = "assignment.transfer"
    """transfer to another unit · 转派"""
    ASSIGNMENT_RETURN = "assignment.return"
    """return to the dispatcher · 退单"""
    ASSIGNMENT_NAME_HANDLER = "assignment.name_handler"
    """name the handler · 指定经办人"""
    ASSIGNMENT_DECLARE_CONFLICT = "assignment.declare_conflict"
    """declare a conflict of interest · 声明回避"""
    WAITING_START = "waiting.start"
    """wait for another party · 开始等待"""
    WAITING_END = "waiting.end"
    """end the waiting · 结束等待"""
    REQUEST_ASK = "request.ask"
    """ask another unit or partner · 发出协作请求"""
    REQUEST_ANSWER = "request.answer"
    """answer a request · 答复协作请求"""
    REQUEST_REFUSE = "request.refuse"
    """refuse a request · 拒绝协作请求"""
    REQUEST_WITHDRAW = "request.withdraw"
    """withdraw a request · 撤回协作请求"""
    SOLUTION_PROPOSE = "solution.propose"
    """propose a solution · 拟定方案"""
    SOLUTION_SUBMIT = "solution.submit"
    """submit the solution for approval · 提交审批"""
    SOLUTION_APPROVE = "solution.approve"
    """approve the solution · 批准方案"""
    SOLUTION_REJECT = "solution.reject"
    """reject the solution · 驳回方案"""
    SOLUTION_PRESENT = "solution.present"
    """present the solution to the customer · 向客户提交方案"""
    SOLUTION_OBJECT = "solution.object"
    """record the customer's objection · 客户提出异议"""
    SOLUTION_CONFIRM = "solution.confirm"
    """record the customer's confirmation · 客户确认方案"""
    ESCALATION_RAISE = "escalation.raise"
    """escalate · 升级"""
    ESCALATION_ACKNOWLEDGE = "escalation.acknowledge"
    """acknowledge the escalation · 确认升级"""
    ESCALATION_LOWER = "escalation.lower"
    """lower the escalation · 降级"""
    FOLLOWUP_RECORD = "followup.record"
    """record the callback · 记录回访"""
    FOLLOWUP_ATTEMPT = "followup.attempt"
    """record a failed attempt · 记录未接通"""
    OBLIGATION_EXTEND = "obligation.extend"
    """extend a time limit · 延长时限"""
    OBLIGATION_WAIVE = "obligation.waive"
    """waive a time limit · 豁免时限"""
    OBLIGATION_CORRECT = "obligation.correct"
    """correct a recorded verdict · 更正时限结论"""
    RECORD_TICK = "record.tick"
    """let time pass · 到点检查"""
    RECORD_REBIND = "record.rebind"
    """bind to another policy version · 更换制度版本"""
    RECORD_ERASE = "record.erase"
    """erase personal references · 清除个人信息引用"""
    RECORD_DECIDE = "record.decide"
    """decide a pending act · 审批待决事项"""


class EventKind(Word):
    """Lists the events."""

    CASE_RECEIVED = "case.received"
    """contact received · 已接收"""
    CASE_REGISTERED = "case.registered"
    """case registered · 已登记"""
    CASE_ACKNOWLEDGED = "case.acknowledged"
    """receipt acknowledged · 已确认收到"""
    CASE_ANSWERED = "case.answered"
    """answered · 已答复"""
    CASE_DEFERRED = "case.deferred"
    """answer promised · 已承诺回复"""
    CASE_CLASSIFIED = "case.classified"
    """stage classified reached · 进入已分类"""
    CASE_ASSIGNED = "case.assigned"
    """stage assigned reached · 进入已派单"""
    CASE_HANDLER_NAMED = "case.handler_named"
    """stage handler named reached · 进入已定经办人"""
    CASE_INVESTIGATION_STARTED = "case.investigation_started"
    """investigation started · 已开始调查"""
    CASE_SOLUTION_DRAFTED = "case.solution_drafted"
    """stage solution drafted reached · 进入已拟方案"""
    CASE_APPROVAL_AWAITED = "case.approval_awaited"
    """stage awaiting approval reached · 进入待审批"""
    CASE_SOLUTION_CLEARED = "case.solution_cleared"
    """stage solution approved reached · 进入方案已批准"""
    CASE_CUSTOMER_AWAITED = "case.customer_awaited"
    """stage awaiting the customer reached · 进入待客户确认"""
    CASE_WORK_STARTED = "case.work_started"
    """work started · 已开始处理"""
    CASE_PROGRESS_REPORTED = "case.progress_reported"
    """progress reported · 已告知进展"""
    CASE_HANDLED = "case.handled"
    """handled · 已处理"""
    CASE_VERIFIED = "case.verified"
    """result verified · 已验证"""
    CASE_RESULT_REJECTED = "case.result_rejected"
    """result rejected · 结果被退回"""
    CASE_REPLIED = "case.replied"
    """customer replied to · 已回复客户"""
    CASE_REPLY_REJECTED = "case.reply_rejected"
    """reply rejected by the customer · 客户不接受回复"""
    CASE_AGREED = "case.agreed"
    """agreement reached · 已达成一致"""
    CASE_CALLBACK_AWAITED = "case.callback_awaited"
    """stage callback pending reached · 进入待回访"""
    CASE_CLOSED = "case.closed"
    """closed · 已关闭"""
    CASE_REOPENED = "case.reopened"
    """reopened · 已重新打开"""
    CASE_ARCHIVED = "case.archived"
    """archived · 已归档"""
    TRIAGE_CLASSIFIED = "triage.classified"
    """classified and prioritised · 已分类定级"""
    TRIAGE_ADMITTED = "triage.admitted"
    """accepted as a complaint · 已受理为投诉"""
    TRIAGE_RECLASSIFIED = "triage.reclassified"
    """kind changed · 类型已变更"""
    ASSIGNMENT_ASSIGNED = "assignment.assigned"
    """assigned to a unit · 已派至部门"""
    ASSIGNMENT_TRANSFERRED = "assignment.transferred"
    """transferred · 已转派"""
    ASSIGNMENT_RETURNED = "assignment.returned"
    """returned to the dispatcher · 已退单"""
    ASSIGNMENT_HANDLER_NAMED = "assignment.handler_named"
    """handler named · 已指定经办人"""
    ASSIGNMENT_CONFLICT_DECLARED = "assignment.conflict_declared"
    """conflict of interest declared · 已声明回避"""
    WAITING_STARTED = "waiting.started"
    """waiting started · 开始等待"""
    WAITING_ENDED = "waiting.ended"
    """waiting ended · 等待结束"""
    REQUEST_ASKED = "request.asked"
    """request made · 已发出请求"""
    REQUEST_ANSWERED = "request.answered"
    """request answered · 请求已答复"""
    REQUEST_REFUSED = "request.refused"
    """request refused · 请求被拒绝"""
    REQUEST_WITHDRAWN = "request.withdrawn"
    """request withdrawn · 请求已撤回"""
    SOLUTION_PROPOSED = "solution.proposed"
    """solution proposed · 已拟定方案"""
    SOLUTION_SUBMITTED = "solution.submitted"
    """solution submitted · 方案已提交审批"""
    SOLUTION_APPROVED = "solution.approved"
    """solution approved · 方案已批准"""
    SOLUTION_REJECTED = "solution.rejected"
    """solution rejected · 方案被驳回"""
    SOLUTION_PRESENTED = "solution.presented"
    """solution presented · 方案已提交客户"""
    SOLUTION_OBJECTED = "solution.objected"
    """customer objected · 客户提出异议"""
    SOLUTION_CONFIRMED = "solution.confirmed"
    """customer confirmed · 客户已确认方案"""
    ESCALATION_RAISED = "escalation.raised"
    """escalated · 已升级"""
    ESCALATION_RUNG_TAKEN = "escalation.rung_taken"
    """escalation rung taken · 已触发升级阶梯"""
    ESCALATION_ACKNOWLEDGED = "escalation.acknowledged"
    """escalation acknowledged · 升级已确认"""
    ESCALATION_LOWERED = "escalation.lowered"
    """escalation lowered · 已降级"""
    FOLLOWUP_OWED = "followup.owed"
    """callback owed · 应回访"""
    FOLLOWUP_DONE = "followup.done"
    """callback done · 回访完成"""
    FOLLOWUP_ATTEMPT_FAILED = "followup.attempt_failed"
    """callback attempt failed · 回访未接通"""
    FOLLOWUP_FAILED = "followup.failed"
    """callback failed for good · 回访失败"""
    FOLLOWUP_CANCELLED = "followup.cancelled"
    """callback cancelled · 回访取消"""
    OBLIGATION_STARTED = "obligation.started"
    """time limit started · 时限开始"""
    OBLIGATION_PAUSED = "obligation.paused"
    """time limit paused · 时限暂停"""
    OBLIGATION_RESUMED = "obligation.resumed"
    """time limit resumed · 时限恢复"""
    OBLIGATION_WARNED = "obligation.warned"
    """time limit warning · 时限预警"""
    OBLIGATION_RUNG_REACHED = "obligation.rung_reached"
    """escalation rung reached · 到达升级阶梯"""
    OBLIGATION_MET = "obligation.met"
    """time limit met · 按时完成"""
    OBLIGATION_BREACHED = "obligation.breached"
    """time limit breached · 超时"""
    OBLIGATION_FULFILLED = "obligation.fulfilled"
    """done after the breach · 逾期后完成"""
    OBLIGATION_CANCELLED = "obligation.cancelled"
    """time limit cancelled · 时限取消"""
    OBLIGATION_WAIVED = "obligation.waived"
    """time limit waived · 时限豁免"""
    OBLIGATION_IMPOSSIBLE = "obligation.impossible"
    """impossible to meet · 无法履行"""
    OBLIGATION_EXTENDED = "obligation.extended"
    """time limit extended · 时限延长"""
    OBLIGATION_RETARGETED = "obligation.retargeted"
    """time limit recomputed · 时限重新计算"""
    OBLIGATION_CORRECTED = "obligation.corrected"
    """verdict corrected · 时限结论更正"""
    RECORD_OBSERVED = "record.observed"
    """reported by a foreign system · 外部系统记录"""
    RECORD_REBOUND = "record.rebound"
    """bound to another policy version · 制度版本已更换"""
    RECORD_ERASED = "record.erased"
    """personal references erased · 个人信息引用已清除"""
    RECORD_ACT_ASKED = "record.act_asked"
    """act awaits a decision · 事项待审批"""
    RECORD_ACT_DECIDED = "record.act_decided"
    """pending act decided · 事项已审批"""
    RECORD_ACT_SCHEDULED = "record.act_scheduled"
    """timed act scheduled · 已安排定时动作"""
    RECORD_ACT_FIRED = "record.act_fired"
    """timed act carried out · 定时动作已执行"""
    RECORD_ACT_UNSCHEDULED = "record.act_unscheduled"
    """timed act cancelled · 定时动作已取消"""


class Spot(Word):
    """Says where a region stands."""

    UNSORTED = "unsorted"
    """not yet classified · 未定级"""
    SORTED = "sorted"
    """classified · 已定级"""
    UNASSIGNED = "unassigned"
    """no unit in charge · 未派单"""
    WITH_UNIT = "with_unit"
    """a unit is in charge · 部门负责"""
    WITH_HANDLER = "with_handler"
    """a handler is named · 有经办人"""
    NOT_WAITING = "not_waiting"
    """nobody is waited for · 未等待"""
    WAITING = "waiting"
    """another party owes the next act · 等待中"""
    NO_REQUEST = "no_request"
    """no such request · 无此请求"""
    REQUEST_OPEN = "request_open"
    """the request is open · 请求未答复"""
    REQUEST_ANSWERED = "request_answered"
    """the request is answered · 请求已答复"""
    REQUEST_ENDED = "request_ended"
    """the request is refused or withdrawn · 请求已结束"""
    NO_SOLUTION = "no_solution"
    """no solution drafted · 无方案"""
    DRAFTED = "drafted"
    """a revision is drafted · 方案已拟"""
    SUBMITTED = "submitted"
    """a revision awaits approval · 方案待审批"""
    APPROVED = "approved"
    """a revision is approved · 方案已批准"""
    REFUSED = "refused"
    """the revision was refused by the approver · 方案被驳回"""
    PRESENTED = "presented"
    """the customer is to confirm the revision · 方案待客户确认"""
    OBJECTED_TO = "objected_to"
    """the customer objected to the revision · 客户有异议"""
    CONFIRMED = "confirmed"
    """the customer confirmed the revision · 客户已确认"""
    CALM = "calm"
    """not escalated · 未升级"""
    RAISED = "raised"
    """escalated, nobody has taken it yet · 已升级"""
    TAKEN = "taken"
    """escalated and acknowledged · 升级已受理"""
    NO_CALLBACK = "no_callback"
    """no callback owed · 无需回访"""
    CALLBACK_OWED = "callback_owed"
    """a callback is owed · 应回访"""
    CALLBACK_DONE = "callback_done"
    """the callback reached the customer · 已回访"""
    CALLBACK_FAILED = "callback_failed"
    """the callback failed for good · 回访失败"""
    NO_RUN = "no_run"
    """the obligation has not started · 未开始"""
    RUNNING = "running"
    """the clock runs · 计时中"""
    PAUSED = "paused"
    """the clock stands still · 暂停"""
    OVERDUE = "overdue"
    """breached and still owed · 超时未办"""
    JUDGED = "judged"
    """the run has ended with its verdict · 已有结论"""
    KEPT = "kept"
    """the record is kept · 案卷在册"""
    ERASED = "erased"
    """the personal references are erased · 已清除引用"""


class TimerKind(Word):
    """Lists the timers."""

    WARNING = "warning"
    """a warning of a time limit · 预警"""
    RUNG = "rung"
    """a rung of an escalation ladder · 升级阶梯"""
    BREACH = "breach"
    """the end of a time limit · 超时"""
    WAITING_OVER = "waiting_over"
    """the longest waiting allowed · 等待到期"""
    ACT = "act"
    """a timed act of the machine · 定时动作"""


class WakeReason(Word):
    """Lists the reasons to be woken."""

    WARNING = "warning"
    """a warning of a time limit · 预警"""
    RUNG = "rung"
    """a rung of an escalation ladder · 升级阶梯"""
    BREACH = "breach"
    """the end of a time limit · 超时"""
    WAITING_OVER = "waiting_over"
    """the longest waiting allowed · 等待到期"""
    ACT = "act"
    """a timed act of the machine · 定时动作"""


class FactKind(Word):
    """Lists the facts."""

    KIND = "kind"
    """kind of case · 事项类型"""
    CATEGORY = "category"
    """category · 类别"""
    PRIORITY = "priority"
    """priority · 优先级"""
    TIER = "tier"
    """customer tier · 客户等级"""
    CHANNEL = "channel"
    """channel · 渠道"""
    ORIGIN = "origin"
    """origin · 来源"""
    UNIT = "unit"
    """unit in charge · 责任部门"""
    ADDRESSEE = "addressee"
    """addressee level · 投诉对象层级"""
    PHASE = "phase"
    """project phase · 项目阶段"""
    ASSET = "asset"
    """asset · 标的物"""
    NATURE = "nature"
    """nature · 性质"""
    URGENCY = "urgency"
    """urgency · 紧急程度"""
    IMPORTANCE = "importance"
    """importance · 重要程度"""
    COMPLEXITY = "complexity"
    """complexity · 复杂程度"""
    SEVERITY = "severity"
    """severity · 严重程度"""


class Party(Word):
    """Says whom a case waits for."""

    US = "us"
    """us · 我方"""
    CUSTOMER = "customer"
    """the customer · 客户"""
    PARTNER = "partner"
    """a partner · 合作单位"""
    UNIT = "unit"
    """another unit · 其他部门"""
    WORLD = "world"
    """an outside event · 外部事件"""


class Contact(Word):
    """Says whether the customer can be reached."""

    REACHABLE = "reachable"
    """the customer can be reached · 可联系"""
    ANONYMOUS = "anonymous"
    """the customer stays anonymous · 匿名"""
    UNCONTACTABLE = "uncontactable"
    """there is no way to reach the customer · 无联系方式"""


class RequestKind(Word):
    """Names what is asked of another unit, group or partner."""

    CONSULT = "consult"
    """consultation · 会商"""
    JOINT_INVESTIGATION = "joint_investigation"
    """joint investigation · 联合调查"""
    CONTACT_SHEET = "contact_sheet"
    """work contact sheet · 工作联系单"""
    RECTIFICATION = "rectification"
    """rectification · 整改"""
    VERDICT = "verdict"
    """technical verdict · 技术鉴定"""


class RequestNeed(Word):
    """Says whether a request must be answered before the case goes on."""

    MANDATORY = "mandatory"
    """must be answered · 必办"""
    OPTIONAL = "optional"
    """may stay open · 选办"""


class RequestState(Word):
    """Says how a request stands."""

    OPEN = "open"
    """not answered yet · 未答复"""
    ANSWERED = "answered"
    """answered · 已答复"""
    REFUSED = "refused"
    """refused · 被拒绝"""
    WITHDRAWN = "withdrawn"
    """withdrawn · 已撤回"""


class CallbackResult(Word):
    """Says what the customer reported in a callback."""

    SOLVED_AND_SATISFIED = "solved_and_satisfied"
    """solved, and satisfied · 已解决且满意"""
    SOLVED = "solved"
    """solved, satisfaction not said · 已解决，未评价"""
    SOLVED_NOT_SATISFIED = "solved_not_satisfied"
    """solved, not satisfied · 已解决但不满意"""
    NOT_SOLVED = "not_solved"
    """not solved · 未解决"""


class ActDecision(Word):
    """Says how a pending act is decided."""

    APPROVE = "approve"
    """carried out · 同意"""
    DECLINE = "decline"
    """not carried out · 不同意"""


class WaitingEnd(Word):
    """Says why a waiting ended."""

    RESUMED = "resumed"
    """the work goes on · 恢复处理"""
    EXPIRED = "expired"
    """the longest waiting allowed was over · 超过最长等待"""
    SUPERSEDED = "superseded"
    """another waiting took its place · 改为其他等待"""
    SETTLED = "settled"
    """the case was settled · 案件已关闭"""


class Rescheduling(Word):
    """Says why a time limit was computed anew."""

    RESUMED = "resumed"
    """the clock runs again · 恢复计时"""
    RETARGETED = "retargeted"
    """priority, kind, unit or policy changed · 条件变化"""
    EXTENDED = "extended"
    """an extension was granted · 批准延长"""


class Verdict(Word):
    """Says how a run ended; a verdict is final but for a recorded correction."""

    MET = "met"
    """met · 按时"""
    BREACHED = "breached"
    """breached · 超时"""
    WAIVED = "waived"
    """waived · 豁免"""
    IMPOSSIBLE = "impossible"
    """impossible, never late · 无法履行"""
    CANCELLED = "cancelled"
    """cancelled · 取消"""


class RunState(Word):
    """Says what a run of a time limit does now."""

    RUNNING = "running"
    """the clock runs · 计时中"""
    PAUSED = "paused"
    """the clock stands still · 暂停"""
    OVERDUE = "overdue"
    """breached and still owed · 已超时"""
    ENDED = "ended"
    """it has ended with its verdict · 已结束"""


class Measure(Word):
    """Says what a stopwatch counts."""

    REAL = "real"
    """real time · 自然时间"""
    OPEN = "open"
    """open time of the calendar · 营业时间"""


class Certainty(Word):
    """Says whether an answer rests on known holidays only."""

    KNOWN = "known"
    """every date it rests on is known · 已知"""
    ASSUMED = "assumed"
    """some date it rests on is not known and was assumed to follow the weekly pattern · 推定"""


class Source(Word):
    """Says how a record came about."""

    DECIDED = "decided"
    """decided by the rules on a command · 经规则决定"""
    CLOCK = "clock"
    """fell due as time passed · 时间触发"""
    OBSERVED = "observed"
    """reported by a foreign system, as the table allows · 外部记录"""
    INFERRED = "inferred"
    """reported by a foreign system, a jump the table does not have · 推断"""


class ActorKind(Word):
    """Lists the kinds of actor."""

    PERSON = "person"
    """a person of the organisation · 人员"""
    MACHINE = "machine"
    """a machine · 系统"""
    CUSTOMER = "customer"
    """the customer · 客户"""
    PARTNER = "partner"
    """a partner · 合作单位"""


class Standing(Word):
    """Says how a time limit stands."""

    OVERDUE = "overdue"
    """breached and still owed · 已超时"""
    RUNNING = "running"
    """the clock runs · 计时中"""
    PAUSED = "paused"
    """the clock stands still · 暂停"""


class Nature(Word):
    """Lists the legal nature of an obligation."""

    PLANNED = "planned"
    """an internal plan · 内部计划"""
    SERVICE_NORM = "service_norm"
    """a service norm · 服务规范"""
    CONTRACT = "contract"
    """a contract · 合同约定"""
    STATUTE = "statute"
    """a statute · 法定期限"""


class Anchor(Word):
    """Says from when on an obligation counts."""

    EVENT = "event"
    """from the event that starts it · 自触发事件起"""
    RECEIVED = "received"
    """from the receipt of the case · 自接收起"""


class WithoutTarget(Word):
    """Says when no target fits."""

    REFUSE = "refuse"
    """the command is refused: a missing target is an error · 拒绝"""
    NOT_OWED = "not_owed"
    """the obligation is not owed · 不适用"""


class OnReopen(Word):
    """Says what reopening does to an obligation."""

    KEEP_MET = "keep_met"
    """its verdict stands, it does not run again · 保留原结论"""
    RESUME = "resume"
    """it goes on with what was left, the closed time left out · 续算，不计关闭期间"""
    RESUME_WITH_GAP = "resume_with_gap"
    """it goes on, the closed time counted · 续算，计入关闭期间"""
    RESTART = "restart"
    """it starts anew from the reopening · 重新计时"""
    NEW_EPISODE = "new_episode"
    """it waits for its own start event in the new episode · 等待新一轮触发"""


class OnRetarget(Word):
    """Says what a change does to an obligation."""

    FROM_ANCHOR = "from_anchor"
    """recomputed from its start, pauses kept · 按原起点重算，保留暂停"""
    FROM_CHANGE = "from_change"
    """recomputed from the change · 自变更时起重算"""
    CARRY_SHARE = "carry_share"
    """the share already used is carried over · 按已用比例折算"""
    KEEP = "keep"
    """the old target stands · 保持原期限"""
    STRICTER = "stricter"
    """the stricter of the old and the new target · 取较严者"""


class MachineActs(Word):
    """Says whether a machine's act counts."""

    DO_NOT_SATISFY = "do_not_satisfy"
    """only a person's act satisfies it · 系统自动操作不算履行"""
    SATISFY = "satisfy"
    """a machine's act satisfies it too · 系统自动操作可算履行"""


class Repeats(Word):
    """Says whether an obligation repeats."""

    ONCE = "once"
    """it runs once an episode, however often its start events happen · 一次"""
    AFTER_EACH = "after_each"
    """it starts again after each satisfaction · 每次履行后重新开始"""


class Contactability(Word):
    """Says whether the customer must be reachable."""

    NEEDED = "needed"
    """without a reachable customer it is impossible, never late · 须可联系客户"""
    NOT_NEEDED = "not_needed"
    """it is owed in any case · 不要求"""


class CallbackCloses(Word):
    """Says what closes after a callback."""

    SOLVED = "solved"
    """the matter is solved · 已解决即可关闭"""
    SOLVED_AND_SATISFIED = "solved_and_satisfied"
    """the matter is solved and the customer satisfied · 已解决且满意方可关闭"""


class Demand(Word):
    """Says whether a field must be filled."""

    REQUIRED = "required"
    """must be present · 必填"""
    ASKED = "asked"
    """asked for, may stay empty · 应询问"""


class Sensitivity(Word):
    """Says who may read a field."""

    PLAIN = "plain"
    """read by anyone who reads the case · 一般"""
    SENSITIVE = "sensitive"
    """read with a grant only · 敏感"""


class Reach(Word):
    """Says how far a grant reaches."""

    ANY = "any"
    """any case · 全部"""
    OWN_UNIT = "own_unit"
    """cases of the actor's own unit · 本部门"""
    OWN_CASE = "own_case"
    """cases the actor handles · 本人经办"""
    SUPERIOR_OF_AUTHOR = "superior_of_author"
    """drafts, and acts asked for, of those who report to the actor · 拟定人或申请人的上级"""


class Holders(Word):
    """Says how many persons must hold a granted role."""

    ANY = "any"
    """one or more · 不限"""
    EXACTLY_ONE = "exactly_one"
    """exactly one · 恰一人"""


class UnitSort(Word):
    """Says what sort of unit, group or partner it is."""

    UNIT = "unit"
    """a unit of the house · 部门"""
    GROUP = "group"
    """a group across units · 工作组"""
    PARTNER = "partner"
    """a partner outside the house · 合作单位"""


class Mode(Word):
    """Says whether a granted command takes effect at once."""

    MAY = "may"
    """takes effect at once · 可直接执行"""
    ASKS = "asks"
    """leaves a pending act that another decides · 须他人批准"""
    SUPERVISED = "supervised"
    """leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts · 须由上级复核；组织未指明上级时由有权审批者复核"""


class RejectionCode(Word):
    """Lists the rejection codes."""

    NOT_ALLOWED_NOW = "not_allowed_now"
    """the command does not fit where the case stands · 当前状态不允许"""
    CONDITION_UNMET = "condition_unmet"
    """a condition is not met · 条件未满足"""
    NOT_PERMITTED = "not_permitted"
    """no role of the actor grants the command · 无权限"""
    SEPARATION_OF_DUTIES = "separation_of_duties"
    """the actor did the work that is checked · 违反职责分离"""
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    """the actor is kept away from the case · 须回避"""
    INVALID_INPUT = "invalid_input"
    """a value in the command is not acceptable · 输入无效"""
    LIMIT_REACHED = "limit_reached"
    """a limit of the policy is reached · 达到上限"""
    TIME_BACKWARDS = "time_backwards"
    """the command or the clock lies before the last record · 时间倒退"""
    AHEAD_OF_CLOCK = "ahead_of_clock"
    """the command lies ahead of the host's clock · 时间超前"""
    TIME_OUT_OF_RANGE = "time_out_of_range"
    """a deadline lies outside the years that calendars cover · 超出可计年份"""
    NO_OPEN_TIME = "no_open_time"
    """the calendar has no open time left to count · 无营业时间"""
    CALENDAR_HORIZON = "calendar_horizon"
    """a deadline lies beyond what the calendar knows · 超出日历范围"""
    POLICY_NOT_EFFECTIVE = "policy_not_effective"
    """the policy is not in force yet · 制度尚未生效"""
    POLICY_MISMATCH = "policy_mismatch"
    """the policy given is not the one the case is bound to · 制度版本不符"""
    STALE_VERSION = "stale_version"
    """the case has changed meanwhile · 版本已过期"""
    PERSON_ERASED = "person_erased"
    """the personal references are erased · 个人信息已清除"""
    CASE_SETTLED = "case_settled"
    """the case has ended · 案件已结束"""
    COMMAND_ID_REUSED = "command_id_reused"
    """the name of the command was used for another one · 命令编号重复使用"""
    CASE_EXISTS = "case_exists"
    """a case of this identifier is open already · 案件已存在"""
    NO_SUCH_CASE = "no_such_case"
    """no case of this identifier is known · 案件不存在"""
    MISSING_TARGET = "missing_target"
    """the policy states no target for this case · 缺少时限"""
    MISSING_CALENDAR = "missing_calendar"
    """the policy lacks the calendar a time limit counts on · 缺少日历"""
    BUG = "bug"
    """this should be impossible · 程序缺陷"""


class Severity(Word):
    """Says whether a finding stops a document from being sealed."""

    ERROR = "error"
    """an error: the document cannot be used · 错误"""
    WARNING = "warning"
    """a warning: it can be used, and a person should look at this · 警告"""


class WireCode(Word):
    """Lists the codes of faults in bytes."""

    SYNTAX = "syntax"
    """the bytes are not well formed · 语法错误"""
    TOO_LARGE = "too_large"
    """more bytes than the limit allows · 内容过大"""
    UNKNOWN_TYPE = "unknown_type"
    """an event or command type that is not known · 未知的类型"""
    UNKNOWN_KEY = "unknown_key"
    """a key that does not belong there · 未知的键"""
    MISSING_KEY = "missing_key"
    """a key that has to be there is missing · 缺少键"""
    BAD_VALUE = "bad_value"
    """a value that cannot stand there · 值无效"""
    WRITTEN_BY_NEWER_VERSION = "written_by_newer_version"
    """written by a newer release · 由更新的版本写入"""
    STALE_SNAPSHOT = "stale_snapshot"
    """a snapshot in the layout of another release · 快照格式不符"""
    DAMAGED_SNAPSHOT = "damaged_snapshot"
    """a snapshot that is not what was written · 快照已损坏"""
    DAMAGED_JOURNAL = "damaged_journal"
    """a journal that is not what was written · 日志簿已损坏"""
    UNWRITABLE = "unwritable"
    """a value that cannot be written · 无法写出"""


class Blame(Word):
    """Says who can do something about a rejection."""

    CALLER = "caller"
    """the caller: another command, or another input · 调用方"""
    ACTOR = "actor"
    """the actor: another person must do it · 操作人"""
    HOST = "host"
    """the host: its clock, its version or its policy · 宿主程序"""
    POLICY = "policy"
    """the policy: its limit is reached, or it has a gap · 制度"""
    WORLD = "world"
    """the world: the case has ended · 客观情况"""
    AMENDS = "amends"
    """this library · 本程序库"""


class FindingCode(Word):
    """Identifies a kind of finding by a stable code."""

    SYNTAX = "syntax"
    """the document is not well formed · 文件语法错误"""
    UNKNOWN_KEY = "unknown_key"
    """a key the document format does not have · 未知的键"""
    UNKNOWN_ZONE = "unknown_zone"
    """a time zone the database does not have · 未知的时区"""
    EMPTY_CALENDAR = "empty_calendar"
    """a calendar without any open time · 日历没有任何营业时间"""
    BAD_TIME = "bad_time"
    """a time of day that cannot be read · 时间写法错误"""
    BAD_DATE = "bad_date"
    """a date that cannot be read · 日期写法错误"""
    BAD_SPAN = "bad_span"
    """a span of time that cannot be read · 时长写法错误"""
    EMPTY_INTERVAL = "empty_interval"
    """an interval whose start equals its end · 起止时间相同"""
    OVERLAPPING_INTERVALS = "overlapping_intervals"
    """two intervals of one day overlap · 时段重叠"""
    UNKNOWN_PACK = "unknown_pack"
    """a calendar pack that is not known · 未知的节假日包"""
    BAD_DAY = "bad_day"
    """a day or day range that cannot be read · 星期写法错误"""
    CONFLICTING_DAYS = "conflicting_days"
    """a weekday that several ranges define · 同一天由多个范围定义"""
    CONFLICTING_DATE = "conflicting_date"
    """a date that is set in two ways · 日期设置矛盾"""
    DATE_OUTSIDE_COVERAGE = "date_outside_coverage"
    """a date outside the dates that are known · 日期超出有效范围"""
    EMPTY_COVERAGE = "empty_coverage"
    """a coverage that ends before it begins · 有效范围为空"""
    UNORDERED_VERSIONS = "unordered_versions"
    """versions that are not in the order of their dates · 版本生效日期重复或无序"""
    DUPLICATE_KEY = "duplicate_key"
    """a key that stands twice in one table · 键重复"""
    TOO_LONG = "too_long"
    """a text or document beyond the allowed length · 内容过长"""
    WRONG_TYPE = "wrong_type"
    """a value of the wrong sort · 值的类型错误"""
    MISSING_KEY = "missing_key"
    """a key that has to be there is missing · 缺少必需的键"""
    RESERVED_SECTION = "reserved_section"
    """a section that is reserved and does not work yet · 保留的章节，尚未启用"""
    BLANK = "blank"
    """a value the source leaves open is not filled in · 尚未填写"""
    BAD_IDENTIFIER = "bad_identifier"
    """an identifier that cannot be used · 标识写法错误"""
    BAD_INSTANT = "bad_instant"
    """an instant that cannot be read · 时刻写法错误"""
    BAD_TERM = "bad_term"
    """a time limit that cannot be read · 时限写法错误"""
    BAD_TRIGGER = "bad_trigger"
    """an event or its qualifier that cannot be read · 触发事件写法错误"""
    BAD_MARK = "bad_mark"
    """a moment of a time limit that cannot be read · 时点写法错误"""
    UNKNOWN_WORD = "unknown_word"
    """a word that is not in the vocabulary · 不在词汇表中"""
    UNKNOWN_REFERENCE = "unknown_reference"
    """a name that nothing in the document has · 引用的对象不存在"""
    DUPLICATE_ID = "duplicate_id"
    """two entries with one identifier · 标识重复"""
    MISSING_NAME = "missing_name"
    """a name that is missing in Chinese or in English · 缺少中文或英文名称"""
    NOT_POSITIVE = "not_positive"
    """a number or span that has to be positive · 数值必须为正"""
    BEYOND_MAXIMUM = "beyond_maximum"
    """a span or number beyond the documented maximum · 超出上限"""
    BAD_SHARE = "bad_share"
    """a share outside 0 to 100 % · 比例超出 0 至 100 %"""
    OUT_OF_ORDER = "out_of_order"
    """moments that are not in the order of time · 顺序错误"""
    MARK_OUTSIDE_TERM = "mark_outside_term"
    """a warning or rung before the start · 时点落在时限之外"""
    DAYS_WITHOUT_DATE = "days_without_date"
    """days of a warning, rung or extension where the term has no calendar or date · 无从计天数"""
    RUNG_AFTER_END = "rung_after_end"
    """a rung counted from the start that lies after the end · 升级点晚于期限"""
    NEVER_STARTS = "never_starts"
    """something that can never start · 永远不会开始"""
    NEVER_ACTS = "never_acts"
    """a timed act that no kind it applies to has the step for · 定时动作无从执行"""
    NEVER_STOPS = "never_stops"
    """something that can never be satisfied or cancelled · 永远不会结束"""
    ALWAYS_PAUSED = "always_paused"
    """a pause that covers the whole life of a time limit · 始终处于暂停"""
    TARGET_CONFLICT = "target_conflict"
    """a time limit given twice or not at all · 期限规定矛盾"""
    LOOSER_THAN_STATUTE = "looser_than_statute"
    """a target looser than the one it stays within · 宽于法定期限"""
    MAY_BE_LOOSER = "may_be_looser"
    """a time limit that a case may make looser than the one it stays within · 可能宽于应遵守的期限"""
    MISSING_TARGET = "missing_target"
    """a kind or priority that no target fits · 有些案件没有期限"""
    TARGET_GAP = "target_gap"
    """cases that may fit no target · 有些案件可能没有期限"""
    DUE_AT_ONCE = "due_at_once"
    """arrivals that are late the moment they come · 有些事项一到即超期"""
    COVERAGE_ENDS = "coverage_ends"
    """a calendar that refuses dates beyond its holidays · 节假日数据将用尽"""
    ROUTE_TIE = "route_tie"
    """two routes that fit the same case equally well and differ · 路由规则并列"""
    MATRIX_TIE = "matrix_tie"
    """two matrix rows that fit the same case equally well and differ · 矩阵行并列"""
    TARGET_TIE = "target_tie"
    """two targets that fit the same case equally well and differ · 期限并列"""
    GATE_NEVER_OPENS = "gate_never_opens"
    """a gate that nothing can open · 条件永远无法满足"""
    DEAD_END = "dead_end"
    """a stage that nobody can lead a case out of · 死胡同：阶段无法离开"""
    UNREACHABLE_STAGE = "unreachable_stage"
    """a stage that nobody can lead a case into · 阶段无法到达"""
    NOBODY_DECIDES = "nobody_decides"
    """a grant that asks, and nobody may decide · 待批事项无人可批"""
    NO_DEBTOR = "no_debtor"
    """a calendar of the debtor where nobody is in charge · 此处没有义务人，`of-debtor` 无从确定"""
    NO_PROMISE = "no_promise"
    """a promised time where nobody names one · 此处没有人承诺时间，`as_promised` 无从确定"""
    REOPENING_CUT_SHORT = "reopening_cut_short"
    """a case archived while it might still be reopened · 归档早于可重启期限届满"""
    DUE_IN_PAST = "due_in_past"
    """a time limit that starts again when it is over already · 再次开始时期限已过"""
    CANNOT_ASK = "cannot_ask"
    """a grant that asks for a command that cannot wait for a decision · 该命令不能留待批准"""
    NEVER_CHECKED = "never_checked"
    """a gate before a command that no gate is asked about · 该条件从不检查"""
    ROLE_WITHOUT_GRANT = "role_without_grant"
    """a role that owes or is told something and is granted nothing · 角色没有任何授权"""
    UNKNOWN_ROLE = "unknown_role"
    """a role whose name is nearly that of a role that is granted something · 没有这个角色"""
    NOT_USED = "not_used"
    """an entry that nothing uses · 未被使用"""
    INCOMPLETE_SOURCE = "incomplete_source"
    """the rule book breaks off here · 来源文件不完整"""
    DEFINED_TWICE = "defined_twice"
    """an entry that two parts define · 在多个部分中重复定义"""
    NESTED_PART = "nested_part"
    """a part that has parts of its own · 部分文件不得再含部分"""
    PART_MISMATCH = "part_mismatch"
    """a part whose digest is not the one named · 部分文件摘要不符"""
    VERSION_CONFLICT = "version_conflict"
    """versions of one document that cannot be told apart by date · 版本冲突"""
    MISSING_EFFECTIVE_DATE = "missing_effective_date"
    """a version without a date from which it is in force · 缺少生效日期"""
    CYCLE = "cycle"
    """units or persons that are their own superior · 上下级关系成环"""
    EMPTY_PERIOD = "empty_period"
    """a period that ends before it begins · 有效期为空"""
    UNIT_WITHOUT_HEAD = "unit_without_head"
    """a unit without a head · 部门没有负责人"""
    UNIT_WITHOUT_CALENDAR = "unit_without_calendar"
    """a unit without a calendar, where time limits count on the debtor's · 部门没有日历"""
    ROLE_UNFILLED = "role_unfilled"
    """a role nobody holds · 角色无人担任"""
    NOT_EXACTLY_ONE = "not_exactly_one"
    """a role that exactly one person has to hold · 角色应恰由一人担任"""
    ROSTER_GAP = "roster_gap"
    """a stretch of time nobody is on duty · 值班表有空档"""
    DUTIES_INSEPARABLE = "duties_inseparable"
    """a separation of duties that the staff cannot satisfy · 人员不足以分离职责"""
    QUALIFICATION_UNHELD = "qualification_unheld"
    """a qualification nobody holds · 无人具备该资格"""


class ClosedDay(Word):
    """Says what a count of dates that ends on a day off does."""

    KEEP = "keep"
    """It ends there · 不变"""
    NEXT_WORKDAY = "next-workday"
    """It ends on the next workday · 顺延至下一工作日"""
    PREVIOUS_WORKDAY = "previous-workday"
    """It ends on the previous workday · 提前至上一工作日"""


class FirstDay(Word):
    """Says whether the day of receipt is day 1."""

    EXCLUDED = "excluded"
    """The day after is day 1 · 当日不计"""
    COUNTED = "counted"
    """It is day 1 · 当日计入"""


class GraceBasis(Word):
    """Says what a grace is measured in."""

    ELAPSED = "elapsed"
    """elapsed · 自然时间"""
    WORKING = "working"
    """working · 工作时间"""


class Lands(Word):
    """Says where in its last day a count of days ends."""

    END_OF_DAY = "end-of-day"
    """When the hours of the day end; `24:00` on a day without hours · 当日营业结束"""
    MIDNIGHT = "midnight"
    """At `24:00` · 当日 24:00"""
    SAME_TIME_CLAMPED = "same-time-clamped"
    """At the reading of the receipt, moved into the day's first opening to last closing · 同一时刻（限营业时间内）"""
    SAME_TIME = "same-time"
    """At the reading of the receipt · 同一时刻"""


class StartRule(Word):
    """Says what a receipt on a day off does to a count of workdays."""

    ROLL = "roll"
    """It counts as received on the next workday · 顺延为次日收到"""
    STEP = "step"
    """The next workday is day 1 · 次一工作日为第一日"""


class DayOff(Word):
    """Says what a count of workdays does when it starts on a day off."""

    ROLL = "roll"
    """the next workday in the direction of travel is day 0 · 顺着计数方向的下一工作日为第 0 天"""
    STEP = "step"
    """the next workday in the direction of travel is day 1 · 顺着计数方向的下一工作日为第 1 天"""
    FORWARD = "forward"
    """the next workday is day 0, whatever the direction · 下一工作日为第 0 天"""
    BACKWARD = "backward"
    """the previous workday is day 0, whatever the direction · 上一工作日为第 0 天"""
    MODIFIED_FORWARD = "modified_forward"
    """the next workday of the same month, else the previous one · 同月内下一工作日，否则上一工作日"""
    MODIFIED_BACKWARD = "modified_backward"
    """the previous workday of the same month, else the next one · 同月内上一工作日，否则下一工作日"""
    REFUSE = "refuse"
    """a day off is an error · 拒绝"""


class Sides(Word):
    """Says which ends of a range of dates count."""

    FIRST = "first"
    """the first date counts, the last does not · 计首不计尾"""
    BOTH = "both"
    """both count · 首尾都计"""
    LAST = "last"
    """the last date counts, the first does not · 计尾不计首"""
    NEITHER = "neither"
    """neither counts · 首尾都不计"""


__all__ = [
    "Stage",
    "Outcome",
    "Flow",
    "Step",
    "Region",
    "CommandKind",
    "EventKind",
    "Spot",
    "TimerKind",
    "WakeReason",
    "FactKind",
    "Party",
    "Contact",
    "RequestKind",
    "RequestNeed",
    "RequestState",
    "CallbackResult",
    "ActDecision",
    "WaitingEnd",
    "Rescheduling",
    "Verdict",
    "RunState",
    "Measure",
    "Certainty",
    "Source",
    "ActorKind",
    "Standing",
    "Nature",
    "Anchor",
    "WithoutTarget",
    "OnReopen",
    "OnRetarget",
    "MachineActs",
    "Repeats",
    "Contactability",
    "CallbackCloses",
    "Demand",
    "Sensitivity",
    "Reach",
    "Holders",
    "UnitSort",
    "Mode",
    "RejectionCode",
    "Severity",
    "WireCode",
    "Blame",
    "FindingCode",
    "ClosedDay",
    "FirstDay",
    "GraceBasis",
    "Lands",
    "StartRule",
    "DayOff",
    "Sides",
]
