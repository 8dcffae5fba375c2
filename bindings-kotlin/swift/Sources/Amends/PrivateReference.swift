/// Holds a personal reference, an opaque key of the host's vault, and never shows it by accident: every
/// call of `reveal` is a place to review.
public struct PrivateReference: Equatable, Hashable, Sendable {
    private let value: String

    /// Takes a reference.
    public init(_ value: String) {
        self.value = value
    }

    /// Returns the reference.
    public func reveal() -> String {
        value
    }
}

extension PrivateReference: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "‹private›" }

    public var debugDescription: String { description }

    /// Shows nothing, so that `dump` and debuggers do not either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
