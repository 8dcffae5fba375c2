extension AmendsError {
    /// The stable code, the same in every language and release.
    public var stableCode: String {
        switch self {
        case .Rejected(let code, _, _, _, _, _, _): return code.word
        case .DocumentInvalid: return "document_invalid"
        case .ReplayFault(let code, _, _): return code
        case .WireFault(let code, _, _, _): return code.word
        case .TimeFault(let code, _, _): return code
        case .Invalid: return "invalid_value"
        case .Unsupported: return "unsupported"
        case .Unexpected(let code, _, _): return code
        }
    }

    /// The sentence a person reads: what was expected, what came, what to do.
    public func sentence(_ lang: Lang) -> String {
        switch self {
        case .Rejected(_, _, _, let zh, let en, _, _): return lang == .zh ? zh : en
        case .DocumentInvalid(let zh, let en, _): return lang == .zh ? zh : en
        case .ReplayFault(_, let zh, let en): return lang == .zh ? zh : en
        case .WireFault(_, _, let zh, let en): return lang == .zh ? zh : en
        case .TimeFault(_, let zh, let en): return lang == .zh ? zh : en
        case .Invalid(_, let zh, let en): return lang == .zh ? zh : en
        case .Unsupported(let zh, let en): return lang == .zh ? zh : en
        case .Unexpected(_, let zh, let en): return lang == .zh ? zh : en
        }
    }
}

extension Rejection {
    /// The sentence a person reads.
    public func sentence(_ lang: Lang) -> String { lang == .zh ? zh : en }
}

extension Words {
    /// The text in a language.
    public func text(_ lang: Lang) -> String { lang == .zh ? zh : en }
}
