internal import BatonCore
internal import Synchronization

/// The credentials that were sent lately, so that no failure can carry one that a server has echoed.
final class Secrets: Sendable {
    private let recent = Mutex<[String]>([])
    /// The one in use, and those before it that a late answer may still quote.
    private static let memory = 4
    /// A beginning as long as this gives a credential away, even when the rest was cut off.
    private static let telling = 12

    func note(_ secret: String?) {
        guard let secret, !secret.isEmpty else { return }
        recent.withLock { recent in
            guard recent.first != secret else { return }
            recent.removeAll { $0 == secret }
            recent.insert(secret, at: 0)
            if recent.count > Self.memory { recent.removeLast() }
        }
    }

    func scrub(_ failure: PlatformFailure) -> PlatformFailure {
        let secrets = recent.withLock { $0 }
        guard !secrets.isEmpty else { return failure }
        var failure = failure
        for secret in secrets {
            failure.message = Self.hide(secret, in: failure.message)
            failure.hint = failure.hint.map { Self.hide(secret, in: $0) }
            failure.requestID = failure.requestID.map { Self.hide(secret, in: $0) }
            failure.attempt = failure.attempt.map { Self.hide(secret, in: $0) }
        }
        return failure
    }

    func scrub(_ event: RunEvent) -> RunEvent {
        guard case .ended(.failed(let failure)) = event else { return event }
        return .ended(.failed(scrub(failure)))
    }

    /// `text` with the secret, and every word part that begins as the secret does, blotted out.
    private static func hide(_ secret: String, in text: String) -> String {
        var output = text.replacing(secret, with: "[redacted]")
        let start = secret.prefix(telling)
        guard start.count == telling else { return output }
        while let found = output.firstRange(of: start) {
            let end = output[found.upperBound...].firstIndex { $0.isWhitespace || "\"'<>,;".contains($0) }
            output.replaceSubrange(found.lowerBound..<(end ?? output.endIndex), with: "[redacted]")
        }
        return output
    }
}
