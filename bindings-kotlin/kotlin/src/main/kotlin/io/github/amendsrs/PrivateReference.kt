package io.github.amendsrs

/**
 * Holds a personal reference, an opaque key of the host's vault, and never shows it by accident:
 * every call of [reveal] is a place to review.
 */
public class PrivateReference(private val value: String) {
    /** Returns the reference. */
    public fun reveal(): String = value

    override fun equals(other: Any?): Boolean = other is PrivateReference && other.value == value

    override fun hashCode(): Int = value.hashCode()

    override fun toString(): String = "‹private›"
}
