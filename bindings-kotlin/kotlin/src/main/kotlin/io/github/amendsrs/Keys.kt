package io.github.amendsrs

// Keys that say which line is which while its contents change: `areItemsTheSame` of a DiffUtil, `key` of
// a lazy list. No identifier holds the tab that parts them.

/** Names the line among all lines of an agenda. */
public val AgendaItem.key: String
    get() = "$caseId\t$obligation\t$run"

/** Names the line among those of one case. */
public val TimelineItem.key: Long
    get() = seq

/** Names the run among those of one case. */
public val Obligation.key: String
    get() = "$obligation\t$run"

/** Names the button among those of one case. */
public val Action.key: String
    get() = command.word
