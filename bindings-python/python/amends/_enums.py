"""The closed vocabularies: text enums with labels in Chinese and English.

Generated from the vocabulary of the core by ``tools/generate.py``; do not edit.
"""

from ._word import Word


class Stage(Word):
    """Says how far a case has come."""

    RECEIVED = ('received', '已接收', 'received')
    REGISTERED = ('registered', '已登记', 'registered')
    DEFERRED = ('deferred', '已承诺回复', 'answer deferred')
    CLASSIFIED = ('classified', '已分类', 'classified')
    ASSIGNED = ('assigned', '已派单', 'assigned')
    HANDLER_NAMED = ('handler_named', '已定经办人', 'handler named')
    INVESTIGATING = ('investigating', '调查中', 'investigating')
    SOLUTION_DRAFTED = ('solution_drafted', '已拟方案', 'solution drafted')
    AWAITING_APPROVAL = ('awaiting_approval', '待审批', 'awaiting approval')
    SOLUTION_APPROVED = ('solution_approved', '方案已批准', 'solution approved')
    AWAITING_CUSTOMER = ('awaiting_customer', '待客户确认', 'awaiting the customer')
    IN_PROGRESS = ('in_progress', '处理中', 'in progress')
    HANDLED = ('handled', '已处理', 'handled')
    VERIFIED = ('verified', '已验证', 'verified')
    REPLIED = ('replied', '已回复', 'replied')
    NEGOTIATING = ('negotiating', '协商中', 'negotiating')
    CALLBACK_PENDING = ('callback_pending', '待回访', 'callback pending')
    CLOSED = ('closed', '已关闭', 'closed')
    ARCHIVED = ('archived', '已归档', 'archived')


class Outcome(Word):
    """Says how a case ended; "closed" alone never reads as "fixed"."""

    ANSWERED = ('answered', '当场答复', 'answered at once')
    SATISFIED = ('satisfied', '已解决且满意', 'solved and satisfied')
    SOLVED = ('solved', '已解决', 'solved, satisfaction unknown')
    UNSATISFIED = ('unsatisfied', '已解决但不满意', 'solved, not satisfied')
    EXPLAINED = ('explained', '已解释', 'explained, demand not reasonable')
    DISAGREED = ('disagreed', '未达成一致', 'no agreement')
    NOT_REACHABLE = ('not_reachable', '无法联系', 'customer not reachable')
    WITHDRAWN = ('withdrawn', '客户撤回', 'withdrawn by the customer')
    DUPLICATE = ('duplicate', '重复', 'duplicate of another case')
    MERGED = ('merged', '已合并', 'merged into another case')
    UNKNOWN = ('unknown', '结果不明', 'ended, outcome not recorded')


class Flow(Word):
    """Lists the flows."""

    RESOLVE = ('resolve', '处理流程', 'resolve: investigate, solve, reply, call back')
    ANSWER = ('answer', '答复流程', 'answer: reply at once, later, or through a specialist')


class Step(Word):
    """Lists the optional steps."""

    APPROVAL = ('approval', '方案审批', 'a superior approves the solution')
    CUSTOMER_CONFIRMATION = ('customer_confirmation', '客户确认方案', 'the customer confirms the solution')
    VERIFICATION = ('verification', '结果验证', 'someone other than the handler verifies the result')
    CALLBACK = ('callback', '回访', 'the customer is called back after the reply')
    WITHDRAWAL = ('withdrawal', '客户撤回', 'the customer may withdraw')
    DUPLICATE = ('duplicate', '重复件', 'a case may be closed as a duplicate')
    MERGE = ('merge', '并案', 'a case may be merged into another')


class Region(Word):
    """Lists the regions."""

    CASE = ('case', '生命周期', 'lifecycle')
    TRIAGE = ('triage', '分类定级', 'triage')
    ASSIGNMENT = ('assignment', '派单', 'assignment')
    WAITING = ('waiting', '等待', 'waiting')
    REQUEST = ('request', '协作请求', 'requests')
    SOLUTION = ('solution', '方案', 'solution')
    ESCALATION = ('escalation', '升级', 'escalation')
    FOLLOWUP = ('followup', '回访', 'follow-up')
    OBLIGATION = ('obligation', '时限', 'obligations')
    RECORD = ('record', '案卷保管', 'custody of the record')


class CommandKind(Word):
    """Lists the commands."""

    CASE_RECEIVE = ('case.receive', '接收', 'receive a contact')
    CASE_REGISTER = ('case.register', '登记', 'register the case')
    CASE_ACKNOWLEDGE = ('case.acknowledge', '确认收到', 'acknowledge receipt')
    CASE_ANSWER = ('case.answer', '当场答复', 'answer at once')
    CASE_DEFER = ('case.defer', '承诺稍后答复', 'promise an answer')
    CASE_INVESTIGATE = ('case.investigate', '开始调查', 'start the investigation')
    CASE_START_WORK = ('case.start_work', '开始处理', 'start carrying out the solution')
    CASE_REPORT_PROGRESS = ('case.report_progress', '告知进展', 'report progress to the customer')
    CASE_RECORD_HANDLING = ('case.record_handling', '记录处理结果', 'record the handling')
    CASE_VERIFY = ('case.verify', '验证结果', 'verify the result')
    CASE_REJECT_RESULT = ('case.reject_result', '退回返工', 'reject the result')
    CASE_REPLY = ('case.reply', '回复客户', 'reply to the customer')
    CASE_REJECT_REPLY = ('case.reject_reply', '客户不接受回复', 'record that the customer rejects the reply')
    CASE_AGREE = ('case.agree', '达成一致', 'record an agreement')
    CASE_DISAGREE = ('case.disagree', '未达成一致', 'record that no agreement was reached')
    CASE_EXPLAIN = ('case.explain', '解释后关闭', 'close with an explanation')
    CASE_CLOSE = ('case.close', '关闭', 'close the case')
    CASE_REOPEN = ('case.reopen', '重新打开', 'reopen the case')
    CASE_ARCHIVE = ('case.archive', '归档', 'archive the case')
    CASE_WITHDRAW = ('case.withdraw', '撤回', 'withdraw the case')
    CASE_MARK_DUPLICATE = ('case.mark_duplicate', '标记重复', 'close as a duplicate')
    CASE_MERGE = ('case.merge', '并案', 'merge into another case')
    TRIAGE_CLASSIFY = ('triage.classify', '分类定级', 'classify and prioritise')
    TRIAGE_ADMIT = ('triage.admit', '受理为投诉', 'accept as a complaint')
    TRIAGE_RECLASSIFY = ('triage.reclassify', '变更类型', 'change the kind of case')
    ASSIGNMENT_ASSIGN = ('assignment.assign', '派单', 'assign to a unit')
    ASSIGNMENT_TRANSFER = ('assignment.transfer', '转派', 'transfer to another unit')
    ASSIGNMENT_RETURN = ('assignment.return', '退单', 'return to the dispatcher')
    ASSIGNMENT_NAME_HANDLER = ('assignment.name_handler', '指定经办人', 'name the handler')
    ASSIGNMENT_DECLARE_CONFLICT = ('assignment.declare_conflict', '声明回避', 'declare a conflict of interest')
    WAITING_START = ('waiting.start', '开始等待', 'wait for another party')
    WAITING_END = ('waiting.end', '结束等待', 'end the waiting')
    REQUEST_ASK = ('request.ask', '发出协作请求', 'ask another unit or partner')
    REQUEST_ANSWER = ('request.answer', '答复协作请求', 'answer a request')
    REQUEST_REFUSE = ('request.refuse', '拒绝协作请求', 'refuse a request')
    REQUEST_WITHDRAW = ('request.withdraw', '撤回协作请求', 'withdraw a request')
    SOLUTION_PROPOSE = ('solution.propose', '拟定方案', 'propose a solution')
    SOLUTION_SUBMIT = ('solution.submit', '提交审批', 'submit the solution for approval')
    SOLUTION_APPROVE = ('solution.approve', '批准方案', 'approve the solution')
    SOLUTION_REJECT = ('solution.reject', '驳回方案', 'reject the solution')
    SOLUTION_PRESENT = ('solution.present', '向客户提交方案', 'present the solution to the customer')
    SOLUTION_OBJECT = ('solution.object', '客户提出异议', "record the customer's objection")
    SOLUTION_CONFIRM = ('solution.confirm', '客户确认方案', "record the customer's confirmation")
    ESCALATION_RAISE = ('escalation.raise', '升级', 'escalate')
    ESCALATION_ACKNOWLEDGE = ('escalation.acknowledge', '确认升级', 'acknowledge the escalation')
    ESCALATION_LOWER = ('escalation.lower', '降级', 'lower the escalation')
    FOLLOWUP_RECORD = ('followup.record', '记录回访', 'record the callback')
    FOLLOWUP_ATTEMPT = ('followup.attempt', '记录未接通', 'record a failed attempt')
    OBLIGATION_EXTEND = ('obligation.extend', '延长时限', 'extend a time limit')
    OBLIGATION_WAIVE = ('obligation.waive', '豁免时限', 'waive a time limit')
    OBLIGATION_CORRECT = ('obligation.correct', '更正时限结论', 'correct a recorded verdict')
    RECORD_TICK = ('record.tick', '到点检查', 'let time pass')
    RECORD_REBIND = ('record.rebind', '更换制度版本', 'bind to another policy version')
    RECORD_ERASE = ('record.erase', '清除个人信息引用', 'erase personal references')
    RECORD_DECIDE = ('record.decide', '审批待决事项', 'decide a pending act')


class EventKind(Word):
    """Lists the events."""

    CASE_RECEIVED = ('case.received', '已接收', 'contact received')
    CASE_REGISTERED = ('case.registered', '已登记', 'case registered')
    CASE_ACKNOWLEDGED = ('case.acknowledged', '已确认收到', 'receipt acknowledged')
    CASE_ANSWERED = ('case.answered', '已答复', 'answered')
    CASE_DEFERRED = ('case.deferred', '已承诺回复', 'answer promised')
    CASE_CLASSIFIED = ('case.classified', '进入已分类', 'stage classified reached')
    CASE_ASSIGNED = ('case.assigned', '进入已派单', 'stage assigned reached')
    CASE_HANDLER_NAMED = ('case.handler_named', '进入已定经办人', 'stage handler named reached')
    CASE_INVESTIGATION_STARTED = ('case.investigation_started', '已开始调查', 'investigation started')
    CASE_SOLUTION_DRAFTED = ('case.solution_drafted', '进入已拟方案', 'stage solution drafted reached')
    CASE_APPROVAL_AWAITED = ('case.approval_awaited', '进入待审批', 'stage awaiting approval reached')
    CASE_SOLUTION_CLEARED = ('case.solution_cleared', '进入方案已批准', 'stage solution approved reached')
    CASE_CUSTOMER_AWAITED = ('case.customer_awaited', '进入待客户确认', 'stage awaiting the customer reached')
    CASE_WORK_STARTED = ('case.work_started', '已开始处理', 'work started')
    CASE_PROGRESS_REPORTED = ('case.progress_reported', '已告知进展', 'progress reported')
    CASE_HANDLED = ('case.handled', '已处理', 'handled')
    CASE_VERIFIED = ('case.verified', '已验证', 'result verified')
    CASE_RESULT_REJECTED = ('case.result_rejected', '结果被退回', 'result rejected')
    CASE_REPLIED = ('case.replied', '已回复客户', 'customer replied to')
    CASE_REPLY_REJECTED = ('case.reply_rejected', '客户不接受回复', 'reply rejected by the customer')
    CASE_AGREED = ('case.agreed', '已达成一致', 'agreement reached')
    CASE_CALLBACK_AWAITED = ('case.callback_awaited', '进入待回访', 'stage callback pending reached')
    CASE_CLOSED = ('case.closed', '已关闭', 'closed')
    CASE_REOPENED = ('case.reopened', '已重新打开', 'reopened')
    CASE_ARCHIVED = ('case.archived', '已归档', 'archived')
    TRIAGE_CLASSIFIED = ('triage.classified', '已分类定级', 'classified and prioritised')
    TRIAGE_ADMITTED = ('triage.admitted', '已受理为投诉', 'accepted as a complaint')
    TRIAGE_RECLASSIFIED = ('triage.reclassified', '类型已变更', 'kind changed')
    ASSIGNMENT_ASSIGNED = ('assignment.assigned', '已派至部门', 'assigned to a unit')
    ASSIGNMENT_TRANSFERRED = ('assignment.transferred', '已转派', 'transferred')
    ASSIGNMENT_RETURNED = ('assignment.returned', '已退单', 'returned to the dispatcher')
    ASSIGNMENT_HANDLER_NAMED = ('assignment.handler_named', '已指定经办人', 'handler named')
    ASSIGNMENT_CONFLICT_DECLARED = ('assignment.conflict_declared', '已声明回避', 'conflict of interest declared')
    WAITING_STARTED = ('waiting.started', '开始等待', 'waiting started')
    WAITING_ENDED = ('waiting.ended', '等待结束', 'waiting ended')
    REQUEST_ASKED = ('request.asked', '已发出请求', 'request made')
    REQUEST_ANSWERED = ('request.answered', '请求已答复', 'request answered')
    REQUEST_REFUSED = ('request.refused', '请求被拒绝', 'request refused')
    REQUEST_WITHDRAWN = ('request.withdrawn', '请求已撤回', 'request withdrawn')
    SOLUTION_PROPOSED = ('solution.proposed', '已拟定方案', 'solution proposed')
    SOLUTION_SUBMITTED = ('solution.submitted', '方案已提交审批', 'solution submitted')
    SOLUTION_APPROVED = ('solution.approved', '方案已批准', 'solution approved')
    SOLUTION_REJECTED = ('solution.rejected', '方案被驳回', 'solution rejected')
    SOLUTION_PRESENTED = ('solution.presented', '方案已提交客户', 'solution presented')
    SOLUTION_OBJECTED = ('solution.objected', '客户提出异议', 'customer objected')
    SOLUTION_CONFIRMED = ('solution.confirmed', '客户已确认方案', 'customer confirmed')
    ESCALATION_RAISED = ('escalation.raised', '已升级', 'escalated')
    ESCALATION_RUNG_TAKEN = ('escalation.rung_taken', '已触发升级阶梯', 'escalation rung taken')
    ESCALATION_ACKNOWLEDGED = ('escalation.acknowledged', '升级已确认', 'escalation acknowledged')
    ESCALATION_LOWERED = ('escalation.lowered', '已降级', 'escalation lowered')
    FOLLOWUP_OWED = ('followup.owed', '应回访', 'callback owed')
    FOLLOWUP_DONE = ('followup.done', '回访完成', 'callback done')
    FOLLOWUP_ATTEMPT_FAILED = ('followup.attempt_failed', '回访未接通', 'callback attempt failed')
    FOLLOWUP_FAILED = ('followup.failed', '回访失败', 'callback failed for good')
    FOLLOWUP_CANCELLED = ('followup.cancelled', '回访取消', 'callback cancelled')
    OBLIGATION_STARTED = ('obligation.started', '时限开始', 'time limit started')
    OBLIGATION_PAUSED = ('obligation.paused', '时限暂停', 'time limit paused')
    OBLIGATION_RESUMED = ('obligation.resumed', '时限恢复', 'time limit resumed')
    OBLIGATION_WARNED = ('obligation.warned', '时限预警', 'time limit warning')
    OBLIGATION_RUNG_REACHED = ('obligation.rung_reached', '到达升级阶梯', 'escalation rung reached')
    OBLIGATION_MET = ('obligation.met', '按时完成', 'time limit met')
    OBLIGATION_BREACHED = ('obligation.breached', '超时', 'time limit breached')
    OBLIGATION_FULFILLED = ('obligation.fulfilled', '逾期后完成', 'done after the breach')
    OBLIGATION_CANCELLED = ('obligation.cancelled', '时限取消', 'time limit cancelled')
    OBLIGATION_WAIVED = ('obligation.waived', '时限豁免', 'time limit waived')
    OBLIGATION_IMPOSSIBLE = ('obligation.impossible', '无法履行', 'impossible to meet')
    OBLIGATION_EXTENDED = ('obligation.extended', '时限延长', 'time limit extended')
    OBLIGATION_RETARGETED = ('obligation.retargeted', '时限重新计算', 'time limit recomputed')
    OBLIGATION_CORRECTED = ('obligation.corrected', '时限结论更正', 'verdict corrected')
    RECORD_OBSERVED = ('record.observed', '外部系统记录', 'reported by a foreign system')
    RECORD_REBOUND = ('record.rebound', '制度版本已更换', 'bound to another policy version')
    RECORD_ERASED = ('record.erased', '个人信息引用已清除', 'personal references erased')
    RECORD_ACT_ASKED = ('record.act_asked', '事项待审批', 'act awaits a decision')
    RECORD_ACT_DECIDED = ('record.act_decided', '事项已审批', 'pending act decided')
    RECORD_ACT_SCHEDULED = ('record.act_scheduled', '已安排定时动作', 'timed act scheduled')
    RECORD_ACT_FIRED = ('record.act_fired', '定时动作已执行', 'timed act carried out')
    RECORD_ACT_UNSCHEDULED = ('record.act_unscheduled', '定时动作已取消', 'timed act cancelled')


class Spot(Word):
    """Lists the where a region stands."""

    UNSORTED = ('unsorted', '未定级', 'not yet classified')
    SORTED = ('sorted', '已定级', 'classified')
    UNASSIGNED = ('unassigned', '未派单', 'no unit in charge')
    WITH_UNIT = ('with_unit', '部门负责', 'a unit is in charge')
    WITH_HANDLER = ('with_handler', '有经办人', 'a handler is named')
    NOT_WAITING = ('not_waiting', '未等待', 'nobody is waited for')
    WAITING = ('waiting', '等待中', 'another party owes the next act')
    NO_REQUEST = ('no_request', '无此请求', 'no such request')
    REQUEST_OPEN = ('request_open', '请求未答复', 'the request is open')
    REQUEST_ANSWERED = ('request_answered', '请求已答复', 'the request is answered')
    REQUEST_ENDED = ('request_ended', '请求已结束', 'the request is refused or withdrawn')
    NO_SOLUTION = ('no_solution', '无方案', 'no solution drafted')
    DRAFTED = ('drafted', '方案已拟', 'a revision is drafted')
    SUBMITTED = ('submitted', '方案待审批', 'a revision awaits approval')
    APPROVED = ('approved', '方案已批准', 'a revision is approved')
    REFUSED = ('refused', '方案被驳回', 'the revision was refused by the approver')
    PRESENTED = ('presented', '方案待客户确认', 'the customer is to confirm the revision')
    OBJECTED_TO = ('objected_to', '客户有异议', 'the customer objected to the revision')
    CONFIRMED = ('confirmed', '客户已确认', 'the customer confirmed the revision')
    CALM = ('calm', '未升级', 'not escalated')
    RAISED = ('raised', '已升级', 'escalated, nobody has taken it yet')
    TAKEN = ('taken', '升级已受理', 'escalated and acknowledged')
    NO_CALLBACK = ('no_callback', '无需回访', 'no callback owed')
    CALLBACK_OWED = ('callback_owed', '应回访', 'a callback is owed')
    CALLBACK_DONE = ('callback_done', '已回访', 'the callback reached the customer')
    CALLBACK_FAILED = ('callback_failed', '回访失败', 'the callback failed for good')
    NO_RUN = ('no_run', '未开始', 'the obligation has not started')
    RUNNING = ('running', '计时中', 'the clock runs')
    PAUSED = ('paused', '暂停', 'the clock stands still')
    OVERDUE = ('overdue', '超时未办', 'breached and still owed')
    JUDGED = ('judged', '已有结论', 'the run has ended with its verdict')
    KEPT = ('kept', '案卷在册', 'the record is kept')
    ERASED = ('erased', '已清除引用', 'the personal references are erased')


class TimerKind(Word):
    """Lists the timers."""

    WARNING = ('warning', '预警', 'a warning of a time limit')
    RUNG = ('rung', '升级阶梯', 'a rung of an escalation ladder')
    BREACH = ('breach', '超时', 'the end of a time limit')
    WAITING_OVER = ('waiting_over', '等待到期', 'the longest waiting allowed')
    ACT = ('act', '定时动作', 'a timed act of the machine')


class WakeReason(Word):
    """Lists the reasons to be woken."""

    WARNING = ('warning', '预警', 'a warning of a time limit')
    RUNG = ('rung', '升级阶梯', 'a rung of an escalation ladder')
    BREACH = ('breach', '超时', 'the end of a time limit')
    WAITING_OVER = ('waiting_over', '等待到期', 'the longest waiting allowed')
    ACT = ('act', '定时动作', 'a timed act of the machine')


class FactKind(Word):
    """Lists the facts."""

    KIND = ('kind', '事项类型', 'kind of case')
    CATEGORY = ('category', '类别', 'category')
    PRIORITY = ('priority', '优先级', 'priority')
    TIER = ('tier', '客户等级', 'customer tier')
    CHANNEL = ('channel', '渠道', 'channel')
    ORIGIN = ('origin', '来源', 'origin')
    UNIT = ('unit', '责任部门', 'unit in charge')
    ADDRESSEE = ('addressee', '投诉对象层级', 'addressee level')
    PHASE = ('phase', '项目阶段', 'project phase')
    ASSET = ('asset', '标的物', 'asset')
    NATURE = ('nature', '性质', 'nature')
    URGENCY = ('urgency', '紧急程度', 'urgency')
    IMPORTANCE = ('importance', '重要程度', 'importance')
    COMPLEXITY = ('complexity', '复杂程度', 'complexity')
    SEVERITY = ('severity', '严重程度', 'severity')


class Party(Word):
    """Says whom a case waits for."""

    US = ('us', '我方', 'us')
    CUSTOMER = ('customer', '客户', 'the customer')
    PARTNER = ('partner', '合作单位', 'a partner')
    UNIT = ('unit', '其他部门', 'another unit')
    WORLD = ('world', '外部事件', 'an outside event')


class Contact(Word):
    """Says whether the customer can be reached."""

    REACHABLE = ('reachable', '可联系', 'the customer can be reached')
    ANONYMOUS = ('anonymous', '匿名', 'the customer stays anonymous')
    UNCONTACTABLE = ('uncontactable', '无联系方式', 'there is no way to reach the customer')


class RequestKind(Word):
    """Names what is asked of another unit, group or partner."""

    CONSULT = ('consult', '会商', 'consultation')
    JOINT_INVESTIGATION = ('joint_investigation', '联合调查', 'joint investigation')
    CONTACT_SHEET = ('contact_sheet', '工作联系单', 'work contact sheet')
    RECTIFICATION = ('rectification', '整改', 'rectification')
    VERDICT = ('verdict', '技术鉴定', 'technical verdict')


class RequestNeed(Word):
    """Says whether a request must be answered before the case goes on."""

    MANDATORY = ('mandatory', '必办', 'must be answered')
    OPTIONAL = ('optional', '选办', 'may stay open')


class RequestState(Word):
    """Lists the how a request stands."""

    OPEN = ('open', '未答复', 'not answered yet')
    ANSWERED = ('answered', '已答复', 'answered')
    REFUSED = ('refused', '被拒绝', 'refused')
    WITHDRAWN = ('withdrawn', '已撤回', 'withdrawn')


class CallbackResult(Word):
    """Says what the customer reported in a callback."""

    SOLVED_AND_SATISFIED = ('solved_and_satisfied', '已解决且满意', 'solved, and satisfied')
    SOLVED = ('solved', '已解决，未评价', 'solved, satisfaction not said')
    SOLVED_NOT_SATISFIED = ('solved_not_satisfied', '已解决但不满意', 'solved, not satisfied')
    NOT_SOLVED = ('not_solved', '未解决', 'not solved')


class ActDecision(Word):
    """Says how a pending act is decided."""

    APPROVE = ('approve', '同意', 'carried out')
    DECLINE = ('decline', '不同意', 'not carried out')


class WaitingEnd(Word):
    """Says why a waiting ended."""

    RESUMED = ('resumed', '恢复处理', 'the work goes on')
    EXPIRED = ('expired', '超过最长等待', 'the longest waiting allowed was over')
    SUPERSEDED = ('superseded', '改为其他等待', 'another waiting took its place')
    SETTLED = ('settled', '案件已关闭', 'the case was settled')


class Rescheduling(Word):
    """Says why a time limit was computed anew."""

    RESUMED = ('resumed', '恢复计时', 'the clock runs again')
    RETARGETED = ('retargeted', '条件变化', 'priority, kind, unit or policy changed')
    EXTENDED = ('extended', '批准延长', 'an extension was granted')


class Verdict(Word):
    """Says how a run ended; a verdict is final but for a recorded correction."""

    MET = ('met', '按时', 'met')
    BREACHED = ('breached', '超时', 'breached')
    WAIVED = ('waived', '豁免', 'waived')
    IMPOSSIBLE = ('impossible', '无法履行', 'impossible, never late')
    CANCELLED = ('cancelled', '取消', 'cancelled')


class Source(Word):
    """Lists the how a record came about."""

    DECIDED = ('decided', '经规则决定', 'decided by the rules on a command')
    CLOCK = ('clock', '时间触发', 'fell due as time passed')
    OBSERVED = ('observed', '外部记录', 'reported by a foreign system, as the table allows')
    INFERRED = ('inferred', '推断', 'reported by a foreign system, a jump the table does not have')


class ActorKind(Word):
    """Lists the kinds of actor."""

    PERSON = ('person', '人员', 'a person of the organisation')
    MACHINE = ('machine', '系统', 'a machine')
    CUSTOMER = ('customer', '客户', 'the customer')
    PARTNER = ('partner', '合作单位', 'a partner')


class Standing(Word):
    """Lists the how a time limit stands."""

    OVERDUE = ('overdue', '已超时', 'breached and still owed')
    RUNNING = ('running', '计时中', 'the clock runs')
    PAUSED = ('paused', '暂停', 'the clock stands still')


class Nature(Word):
    """Lists the legal nature of an obligation."""

    PLANNED = ('planned', '内部计划', 'an internal plan')
    SERVICE_NORM = ('service_norm', '服务规范', 'a service norm')
    CONTRACT = ('contract', '合同约定', 'a contract')
    STATUTE = ('statute', '法定期限', 'a statute')


class Anchor(Word):
    """Lists the from when on an obligation counts."""

    EVENT = ('event', '自触发事件起', 'from the event that starts it')
    RECEIVED = ('received', '自接收起', 'from the receipt of the case')


class WithoutTarget(Word):
    """Lists the when no target fits."""

    REFUSE = ('refuse', '拒绝', 'the command is refused: a missing target is an error')
    NOT_OWED = ('not_owed', '不适用', 'the obligation is not owed')


class OnReopen(Word):
    """Lists the what reopening does to an obligation."""

    KEEP_MET = ('keep_met', '保留原结论', 'its verdict stands, it does not run again')
    RESUME = ('resume', '续算，不计关闭期间', 'it goes on with what was left, the closed time left out')
    RESUME_WITH_GAP = ('resume_with_gap', '续算，计入关闭期间', 'it goes on, the closed time counted')
    RESTART = ('restart', '重新计时', 'it starts anew from the reopening')
    NEW_EPISODE = ('new_episode', '等待新一轮触发', 'it waits for its own start event in the new episode')


class OnRetarget(Word):
    """Lists the what a change does to an obligation."""

    FROM_ANCHOR = ('from_anchor', '按原起点重算，保留暂停', 'recomputed from its start, pauses kept')
    FROM_CHANGE = ('from_change', '自变更时起重算', 'recomputed from the change')
    CARRY_SHARE = ('carry_share', '按已用比例折算', 'the share already used is carried over')
    KEEP = ('keep', '保持原期限', 'the old target stands')
    STRICTER = ('stricter', '取较严者', 'the stricter of the old and the new target')


class MachineActs(Word):
    """Lists the whether a machine's act counts."""

    DO_NOT_SATISFY = ('do_not_satisfy', '系统自动操作不算履行', "only a person's act satisfies it")
    SATISFY = ('satisfy', '系统自动操作可算履行', "a machine's act satisfies it too")


class Repeats(Word):
    """Lists the whether an obligation repeats."""

    ONCE = ('once', '一次', 'it runs once an episode, however often its start events happen')
    AFTER_EACH = ('after_each', '每次履行后重新开始', 'it starts again after each satisfaction')


class Contactability(Word):
    """Lists the whether the customer must be reachable."""

    NEEDED = ('needed', '须可联系客户', 'without a reachable customer it is impossible, never late')
    NOT_NEEDED = ('not_needed', '不要求', 'it is owed in any case')


class CallbackCloses(Word):
    """Lists the what closes after a callback."""

    SOLVED = ('solved', '已解决即可关闭', 'the matter is solved')
    SOLVED_AND_SATISFIED = ('solved_and_satisfied', '已解决且满意方可关闭', 'the matter is solved and the customer satisfied')


class Demand(Word):
    """Lists the whether a field must be filled."""

    REQUIRED = ('required', '必填', 'must be present')
    ASKED = ('asked', '应询问', 'asked for, may stay empty')


class Sensitivity(Word):
    """Lists the who may read a field."""

    PLAIN = ('plain', '一般', 'read by anyone who reads the case')
    SENSITIVE = ('sensitive', '敏感', 'read with a grant only')


class Reach(Word):
    """Lists the how far a grant reaches."""

    ANY = ('any', '全部', 'any case')
    OWN_UNIT = ('own_unit', '本部门', "cases of the actor's own unit")
    OWN_CASE = ('own_case', '本人经办', 'cases the actor handles')
    SUPERIOR_OF_AUTHOR = ('superior_of_author', '拟定人或申请人的上级', 'drafts, and acts asked for, of those who report to the actor')


class Holders(Word):
    """Lists the how many persons must hold a granted role."""

    ANY = ('any', '不限', 'one or more')
    EXACTLY_ONE = ('exactly_one', '恰一人', 'exactly one')


class UnitSort(Word):
    """Lists the what sort of unit, group or partner it is."""

    UNIT = ('unit', '部门', 'a unit of the house')
    GROUP = ('group', '工作组', 'a group across units')
    PARTNER = ('partner', '合作单位', 'a partner outside the house')


class Mode(Word):
    """Says whether a granted command takes effect at once."""

    MAY = ('may', '可直接执行', 'takes effect at once')
    ASKS = ('asks', '须他人批准', 'leaves a pending act that another decides')
    SUPERVISED = ('supervised', '须由上级复核；组织未指明上级时由有权审批者复核', 'leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts')


class RejectionCode(Word):
    """Lists the rejection codes."""

    NOT_ALLOWED_NOW = ('not_allowed_now', '当前状态不允许', 'the command does not fit where the case stands')
    CONDITION_UNMET = ('condition_unmet', '条件未满足', 'a condition is not met')
    NOT_PERMITTED = ('not_permitted', '无权限', 'no role of the actor grants the command')
    SEPARATION_OF_DUTIES = ('separation_of_duties', '违反职责分离', 'the actor did the work that is checked')
    CONFLICT_OF_INTEREST = ('conflict_of_interest', '须回避', 'the actor is kept away from the case')
    INVALID_INPUT = ('invalid_input', '输入无效', 'a value in the command is not acceptable')
    LIMIT_REACHED = ('limit_reached', '达到上限', 'a limit of the policy is reached')
    TIME_BACKWARDS = ('time_backwards', '时间倒退', 'the command or the clock lies before the last record')
    AHEAD_OF_CLOCK = ('ahead_of_clock', '时间超前', "the command lies ahead of the host's clock")
    TIME_OUT_OF_RANGE = ('time_out_of_range', '超出可计年份', 'a deadline lies outside the years that calendars cover')
    NO_OPEN_TIME = ('no_open_time', '无营业时间', 'the calendar has no open time left to count')
    CALENDAR_HORIZON = ('calendar_horizon', '超出日历范围', 'a deadline lies beyond what the calendar knows')
    POLICY_NOT_EFFECTIVE = ('policy_not_effective', '制度尚未生效', 'the policy is not in force yet')
    POLICY_MISMATCH = ('policy_mismatch', '制度版本不符', 'the policy given is not the one the case is bound to')
    STALE_VERSION = ('stale_version', '版本已过期', 'the case has changed meanwhile')
    PERSON_ERASED = ('person_erased', '个人信息已清除', 'the personal references are erased')
    CASE_SETTLED = ('case_settled', '案件已结束', 'the case has ended')
    COMMAND_ID_REUSED = ('command_id_reused', '命令编号重复使用', 'the name of the command was used for another one')
    CASE_EXISTS = ('case_exists', '案件已存在', 'a case of this identifier is open already')
    NO_SUCH_CASE = ('no_such_case', '案件不存在', 'no case of this identifier is known')
    MISSING_TARGET = ('missing_target', '缺少时限', 'the policy states no target for this case')
    MISSING_CALENDAR = ('missing_calendar', '缺少日历', 'the policy lacks the calendar a time limit counts on')
    BUG = ('bug', '程序缺陷', 'this should be impossible')


class WireCode(Word):
    """Lists the codes of faults in bytes."""

    SYNTAX = ('syntax', '语法错误', 'the bytes are not well formed')
    TOO_LARGE = ('too_large', '内容过大', 'more bytes than the limit allows')
    UNKNOWN_TYPE = ('unknown_type', '未知的类型', 'an event or command type that is not known')
    UNKNOWN_KEY = ('unknown_key', '未知的键', 'a key that does not belong there')
    MISSING_KEY = ('missing_key', '缺少键', 'a key that has to be there is missing')
    BAD_VALUE = ('bad_value', '值无效', 'a value that cannot stand there')
    WRITTEN_BY_NEWER_VERSION = ('written_by_newer_version', '由更新的版本写入', 'written by a newer release')
    STALE_SNAPSHOT = ('stale_snapshot', '快照格式不符', 'a snapshot in the layout of another release')
    DAMAGED_SNAPSHOT = ('damaged_snapshot', '快照已损坏', 'a snapshot that is not what was written')
    UNWRITABLE = ('unwritable', '无法写出', 'a value that cannot be written')


class Blame(Word):
    """Lists the who can do something about a rejection."""

    CALLER = ('caller', '调用方', 'the caller: another command, or another input')
    ACTOR = ('actor', '操作人', 'the actor: another person must do it')
    HOST = ('host', '宿主程序', 'the host: its clock, its version or its policy')
    POLICY = ('policy', '制度', 'the policy: its limit is reached, or it has a gap')
    WORLD = ('world', '客观情况', 'the world: the case has ended')
    AMENDS = ('amends', '本程序库', 'this library')


class FindingCode(Word):
    """Identifies a kind of finding by a stable code."""

    SYNTAX = ('syntax', '文件语法错误', 'the document is not well formed')
    UNKNOWN_KEY = ('unknown_key', '未知的键', 'a key the document format does not have')
    UNKNOWN_ZONE = ('unknown_zone', '未知的时区', 'a time zone the database does not have')
    EMPTY_CALENDAR = ('empty_calendar', '日历没有任何营业时间', 'a calendar without any open time')
    BAD_TIME = ('bad_time', '时间写法错误', 'a time of day that cannot be read')
    BAD_DATE = ('bad_date', '日期写法错误', 'a date that cannot be read')
    BAD_SPAN = ('bad_span', '时长写法错误', 'a span of time that cannot be read')
    EMPTY_INTERVAL = ('empty_interval', '起止时间相同', 'an interval whose start equals its end')
    OVERLAPPING_INTERVALS = ('overlapping_intervals', '时段重叠', 'two intervals of one day overlap')
    UNKNOWN_PACK = ('unknown_pack', '未知的节假日包', 'a calendar pack that is not known')
    BAD_DAY = ('bad_day', '星期写法错误', 'a day or day range that cannot be read')
    CONFLICTING_DAYS = ('conflicting_days', '同一天由多个范围定义', 'a weekday that several ranges define')
    CONFLICTING_DATE = ('conflicting_date', '日期设置矛盾', 'a date that is set in two ways')
    DATE_OUTSIDE_COVERAGE = ('date_outside_coverage', '日期超出有效范围', 'a date outside the dates that are known')
    EMPTY_COVERAGE = ('empty_coverage', '有效范围为空', 'a coverage that ends before it begins')
    UNORDERED_VERSIONS = ('unordered_versions', '版本生效日期重复或无序', 'versions that are not in the order of their dates')
    DUPLICATE_KEY = ('duplicate_key', '键重复', 'a key that stands twice in one table')
    TOO_LONG = ('too_long', '内容过长', 'a text or document beyond the allowed length')
    WRONG_TYPE = ('wrong_type', '值的类型错误', 'a value of the wrong sort')
    MISSING_KEY = ('missing_key', '缺少必需的键', 'a key that has to be there is missing')
    RESERVED_SECTION = ('reserved_section', '保留的章节，尚未启用', 'a section that is reserved and does not work yet')
    BLANK = ('blank', '尚未填写', 'a value the source leaves open is not filled in')
    BAD_IDENTIFIER = ('bad_identifier', '标识写法错误', 'an identifier that cannot be used')
    BAD_INSTANT = ('bad_instant', '时刻写法错误', 'an instant that cannot be read')
    BAD_TERM = ('bad_term', '时限写法错误', 'a time limit that cannot be read')
    BAD_TRIGGER = ('bad_trigger', '触发事件写法错误', 'an event or its qualifier that cannot be read')
    BAD_MARK = ('bad_mark', '时点写法错误', 'a moment of a time limit that cannot be read')
    UNKNOWN_WORD = ('unknown_word', '不在词汇表中', 'a word that is not in the vocabulary')
    UNKNOWN_REFERENCE = ('unknown_reference', '引用的对象不存在', 'a name that nothing in the document has')
    DUPLICATE_ID = ('duplicate_id', '标识重复', 'two entries with one identifier')
    MISSING_NAME = ('missing_name', '缺少中文或英文名称', 'a name that is missing in Chinese or in English')
    NOT_POSITIVE = ('not_positive', '数值必须为正', 'a number or span that has to be positive')
    BAD_SHARE = ('bad_share', '比例超出 0 至 100 %', 'a share outside 0 to 100 %')
    OUT_OF_ORDER = ('out_of_order', '顺序错误', 'moments that are not in the order of time')
    MARK_OUTSIDE_TERM = ('mark_outside_term', '时点落在时限之外', 'a warning or rung before the start')
    RUNG_AFTER_END = ('rung_after_end', '升级点晚于期限', 'a rung counted from the start that lies after the end')
    NEVER_STARTS = ('never_starts', '永远不会开始', 'something that can never start')
    NEVER_STOPS = ('never_stops', '永远不会结束', 'something that can never be satisfied or cancelled')
    ALWAYS_PAUSED = ('always_paused', '始终处于暂停', 'a pause that covers the whole life of a time limit')
    TARGET_CONFLICT = ('target_conflict', '期限规定矛盾', 'a time limit given twice or not at all')
    LOOSER_THAN_STATUTE = ('looser_than_statute', '宽于法定期限', 'a target looser than the one it stays within')
    ROUTE_TIE = ('route_tie', '路由规则并列', 'two routes that fit the same case equally well')
    MATRIX_TIE = ('matrix_tie', '矩阵行并列', 'two matrix rows that fit the same case equally well')
    TARGET_TIE = ('target_tie', '期限并列', 'two targets that fit the same case equally well')
    GATE_NEVER_OPENS = ('gate_never_opens', '条件永远无法满足', 'a gate that nothing can open')
    DEAD_END = ('dead_end', '死胡同：阶段无法离开', 'a stage that nobody can lead a case out of')
    UNREACHABLE_STAGE = ('unreachable_stage', '阶段无法到达', 'a stage that nobody can lead a case into')
    NOBODY_DECIDES = ('nobody_decides', '待批事项无人可批', 'a grant that asks, and nobody may decide')
    NO_DEBTOR = ('no_debtor', '此处没有义务人，`of-debtor` 无从确定', 'a calendar of the debtor where nobody is in charge')
    NO_PROMISE = ('no_promise', '此处没有人承诺时间，`as_promised` 无从确定', 'a promised time where nobody names one')
    DUE_IN_PAST = ('due_in_past', '再次开始时期限已过', 'a time limit that starts again when it is over already')
    CANNOT_ASK = ('cannot_ask', '该命令不能留待批准', 'a grant that asks for a command that cannot wait for a decision')
    NEVER_CHECKED = ('never_checked', '该条件从不检查', 'a gate before a command that no gate is asked about')
    ROLE_WITHOUT_GRANT = ('role_without_grant', '角色没有任何授权', 'a role that owes or is told something and is granted nothing')
    NOT_USED = ('not_used', '未被使用', 'an entry that nothing uses')
    INCOMPLETE_SOURCE = ('incomplete_source', '来源文件不完整', 'the rule book breaks off here')
    DEFINED_TWICE = ('defined_twice', '在多个部分中重复定义', 'an entry that two parts define')
    NESTED_PART = ('nested_part', '部分文件不得再含部分', 'a part that has parts of its own')
    PART_MISMATCH = ('part_mismatch', '部分文件摘要不符', 'a part whose digest is not the one named')
    VERSION_CONFLICT = ('version_conflict', '版本冲突', 'versions of one document that cannot be told apart by date')
    MISSING_EFFECTIVE_DATE = ('missing_effective_date', '缺少生效日期', 'a version without a date from which it is in force')
    CYCLE = ('cycle', '上下级关系成环', 'units or persons that are their own superior')
    EMPTY_PERIOD = ('empty_period', '有效期为空', 'a period that ends before it begins')
    UNIT_WITHOUT_HEAD = ('unit_without_head', '部门没有负责人', 'a unit without a head')
    ROLE_UNFILLED = ('role_unfilled', '角色无人担任', 'a role nobody holds')
    NOT_EXACTLY_ONE = ('not_exactly_one', '角色应恰由一人担任', 'a role that exactly one person has to hold')
    ROSTER_GAP = ('roster_gap', '值班表有空档', 'a stretch of time nobody is on duty')
    DUTIES_INSEPARABLE = ('duties_inseparable', '人员不足以分离职责', 'a separation of duties that the staff cannot satisfy')
    QUALIFICATION_UNHELD = ('qualification_unheld', '无人具备该资格', 'a qualification nobody holds')


class Certainty(Word):
    """Says whether an answer rests on known holidays only."""

    KNOWN = ('known', '已知', 'Every date it rests on is known')
    ASSUMED = ('assumed', '推定', 'Some date it rests on is outside the known ones and was assumed to follow the weekly pattern')


class ClosedDay(Word):
    """Says what a count of dates that ends on a day off does."""

    KEEP = ('keep', '不变', 'It ends there')
    NEXT_WORKDAY = ('next-workday', '顺延至下一工作日', 'It ends on the next workday')
    PREVIOUS_WORKDAY = ('previous-workday', '提前至上一工作日', 'It ends on the previous workday')


class FirstDay(Word):
    """Says whether the day of receipt is day 1."""

    EXCLUDED = ('excluded', '当日不计', 'The day after is day 1')
    COUNTED = ('counted', '当日计入', 'It is day 1')


class GraceBasis(Word):
    """Says what a grace is measured in."""

    ELAPSED = ('elapsed', '自然时间', 'elapsed')
    WORKING = ('working', '工作时间', 'working')


class Lands(Word):
    """Says where in its last day a count of days ends."""

    END_OF_DAY = ('end-of-day', '当日营业结束', 'When the hours of the day end; `24:00` on a day without hours')
    MIDNIGHT = ('midnight', '当日 24:00', 'At `24:00`')
    SAME_TIME_CLAMPED = ('same-time-clamped', '同一时刻（限营业时间内）', "At the reading of the receipt, moved into the day's first opening to last closing")
    SAME_TIME = ('same-time', '同一时刻', 'At the reading of the receipt')


class Measure(Word):
    """Says what a stopwatch counts."""

    REAL = ('real', '自然时间', 'Real time')
    OPEN = ('open', '营业时间', 'Open time of the calendar')


class StartRule(Word):
    """Says what a receipt on a day off does to a count of workdays."""

    ROLL = ('roll', '顺延为次日收到', 'It counts as received on the next workday')
    STEP = ('step', '次一工作日为第一日', 'The next workday is day 1')


class DayOff(Word):
    """Says what a count of workdays does when it starts on a day off."""

    ROLL = ('roll', '顺着计数方向的下一工作日为第 0 天', 'the next workday in the direction of travel is day 0')
    STEP = ('step', '顺着计数方向的下一工作日为第 1 天', 'the next workday in the direction of travel is day 1')
    FORWARD = ('forward', '下一工作日为第 0 天', 'the next workday is day 0, whatever the direction')
    BACKWARD = ('backward', '上一工作日为第 0 天', 'the previous workday is day 0, whatever the direction')
    MODIFIED_FORWARD = ('modified_forward', '同月内下一工作日，否则上一工作日', 'the next workday of the same month, else the previous one')
    MODIFIED_BACKWARD = ('modified_backward', '同月内上一工作日，否则下一工作日', 'the previous workday of the same month, else the next one')
    REFUSE = ('refuse', '拒绝', 'a day off is an error')


class Sides(Word):
    """Says which ends of a range of dates count."""

    FIRST = ('first', '计首不计尾', 'the first date counts, the last does not')
    BOTH = ('both', '首尾都计', 'both count')
    LAST = ('last', '计尾不计首', 'the last date counts, the first does not')
    NEITHER = ('neither', '首尾都不计', 'neither counts')


class RunState(Word):
    """Says what a run of a time limit does now."""

    RUNNING = ('running', '计时中', 'the clock runs')
    PAUSED = ('paused', '暂停', 'the clock stands still')
    OVERDUE = ('overdue', '已超时', 'breached and still owed')
    ENDED = ('ended', '已结束', 'it has ended with its verdict')


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
    "WireCode",
    "Blame",
    "FindingCode",
    "Certainty",
    "ClosedDay",
    "FirstDay",
    "GraceBasis",
    "Lands",
    "Measure",
    "StartRule",
    "DayOff",
    "Sides",
    "RunState",
]
