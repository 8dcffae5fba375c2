package technician

import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsException
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.RefusedAct
import io.github.amendsrs.RejectionCode
import io.github.amendsrs.Unsent
import io.github.amendsrs.recordsFromJson
import io.github.amendsrs.recordsToJson
import java.time.Instant

/** The phone: a desk of its own, which works whether or not the office can be reached. */
class Phone(private val policy: AmendsPolicy) : AutoCloseable {
    var desk = AmendsDesk(policy)
        private set
    var online = true

    /** Ends the app and starts it again, as a phone does at any time: the bytes are all there is to keep. */
    fun restart() {
        val kept = desk.snapshot()
        desk.close()
        desk = AmendsDesk.restore(kept, listOf(policy))
    }

    /** Tells the office what was done here and takes its news in; returns the acts that no longer fit. */
    fun sync(office: Office, now: Instant): List<RefusedAct> {
        val refused = desk.unsent().flatMap { tell(office, it, now) }
        val since = office.caseIds().flatMap { caseId ->
            val news = recordsFromJson(office.news(caseId, desk.told(caseId)))
            if (news.isEmpty()) emptyList() else desk.rebase(caseId, news, now).refused
        }
        desk.advanceTo(now)
        return refused + since
    }

    private fun tell(office: Office, unsent: Unsent, now: Instant): List<RefusedAct> = try {
        office.take(recordsToJson(unsent.records))
        desk.acknowledge(unsent.caseId, unsent.version)
        emptyList()
    } catch (conflict: AmendsException.Rejected) {
        if (conflict.code != RejectionCode.STALE_VERSION || conflict.meanwhile.isEmpty()) throw conflict
        // Somebody was first: do it anew behind what they did, then tell what still fits.
        val refused = desk.rebase(unsent.caseId, conflict.meanwhile, now).refused
        val left = desk.unsent().filter { it.caseId == unsent.caseId }
        refused + left.flatMap { tell(office, it, now) }
    }

    override fun close() = desk.close()
}
