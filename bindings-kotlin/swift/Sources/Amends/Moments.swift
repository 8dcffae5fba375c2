import Foundation

// Instants cross as microseconds since 1970, negative before.

extension Date {
    init(micros: Int64) {
        self.init(timeIntervalSince1970: Double(micros) / 1_000_000)
    }

    /// The nearest microsecond; what is too far becomes the farthest, which is refused.
    var micros: Int64 {
        let micros = (timeIntervalSince1970 * 1_000_000).rounded()
        return Int64(exactly: micros) ?? (micros < 0 ? .min : .max)
    }
}
