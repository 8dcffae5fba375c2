package io.github.amendsrs

/** The stable code, the same in every language and release. */
public val AmendsException.stableCode: String
    get() = when (this) {
        is AmendsException.Rejected -> code.word
        is AmendsException.DocumentInvalid -> "document_invalid"
        is AmendsException.ReplayFault -> code
        is AmendsException.WireFault -> code.word
        is AmendsException.TimeFault -> code
        is AmendsException.Invalid -> "invalid_value"
        is AmendsException.Unsupported -> "unsupported"
        is AmendsException.Unexpected -> code
    }

/** The sentence a person reads: what was expected, what came, what to do. */
public fun AmendsException.sentence(lang: Lang): String = when (this) {
    is AmendsException.Rejected -> if (lang == Lang.ZH) zh else en
    is AmendsException.DocumentInvalid -> if (lang == Lang.ZH) zh else en
    is AmendsException.ReplayFault -> if (lang == Lang.ZH) zh else en
    is AmendsException.WireFault -> if (lang == Lang.ZH) zh else en
    is AmendsException.TimeFault -> if (lang == Lang.ZH) zh else en
    is AmendsException.Invalid -> if (lang == Lang.ZH) zh else en
    is AmendsException.Unsupported -> if (lang == Lang.ZH) zh else en
    is AmendsException.Unexpected -> if (lang == Lang.ZH) zh else en
}

/** The sentence a person reads. */
public fun Rejection.sentence(lang: Lang): String = if (lang == Lang.ZH) zh else en

/** The text in a language. */
public fun Words.text(lang: Lang): String = if (lang == Lang.ZH) zh else en
