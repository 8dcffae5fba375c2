package io.github.amendsrs

import java.time.Instant
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map

// For programs that have kotlinx-coroutines; the library does without.

/**
 * Looks at a case at each of the [moments] and gives every screen that differs from the one before.
 *
 * A moment is whatever calls for a look: a ticker, a command that was carried out, a sync. Looking lets no
 * time pass for the case; [AmendsDesk.advanceTo] does. Calls block, though not for long: put
 * `flowOn(Dispatchers.Default)` behind. An [AmendsException] ends the flow.
 */
public fun AmendsDesk.screens(
    caseId: String,
    actor: Actor,
    lang: Lang,
    moments: Flow<Instant>,
): Flow<CaseScreen> = moments.map { now -> caseScreen(caseId, actor, now, lang) }.distinctUntilChanged()

/** Looks at the agenda at each of the [moments], as [screens] does at a case. */
public fun AmendsDesk.agendas(moments: Flow<Instant>): Flow<List<AgendaItem>> =
    moments.map { now -> agenda(now) }.distinctUntilChanged()
