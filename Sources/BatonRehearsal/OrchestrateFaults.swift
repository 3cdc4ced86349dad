import HTTPTypes
import Synchronization

/// The faults that one server was started with, and how far the counted ones have come.
final class OrchestrateFaults: Sendable {
    private struct Counts {
        /// Requests since the newest sign-in.
        var requests = 0
        var runs = 0
    }

    private let faults: Set<RehearsalFault>
    private let counts = Mutex(Counts())

    init(_ faults: [RehearsalFault]) {
        self.faults = Set(faults)
    }

    func has(_ fault: RehearsalFault) -> Bool { faults.contains(fault) }

    // MARK: - Streams

    /// How runs stand in a streamed body.
    var framing: EventFraming {
        if has(.prettyArray) { return .array(isPretty: true) }
        if has(.array) { return .array(isPretty: false) }
        return has(.sse) ? .serverSent(.python) : .jsonLines
    }

    var manner: StreamManner {
        StreamManner(
            endsLinesWithCRLF: has(.crlf), splitsBytes: has(.splitBytes), repeatsEvents: has(.duplicateIDs),
            withholdsText: has(.emptyDeltas), omitsSteps: has(.noSteps), closesEarly: has(.earlyClose))
    }

    /// Whether a run fails when its stream's time is up.
    var failsAtTimeout: Bool {
        faults.contains { if case .streamTimeout = $0 { true } else { false } }
    }

    /// How long every stream lasts, whatever the client says; nil without such a fault.
    var streamTimeout: Duration? {
        for case .streamTimeout(let seconds?) in faults { return .seconds(seconds) }
        return nil
    }

    // MARK: - Refusals

    /// Counts one request, and says whether the sign-in is used up.
    func isUsedUp() -> Bool {
        for case .unauthorized(let limit) in faults {
            return counts.withLock { counts in
                counts.requests += 1
                return counts.requests > limit
            }
        }
        return false
    }

    func signedIn() {
        counts.withLock { $0.requests = 0 }
    }

    /// What stands against every request with credentials.
    var outage: WireFailure? { has(.wrongInstance) ? .wrongInstance : nil }

    /// What stands against the next run.
    func refusalOfRun() -> WireFailure? {
        if has(.rateLimit), isRateLimited() { return .tooManyRequests(retryAfterSeconds: 1) }
        if has(.quota) { return .quota }
        if has(.unprocessable) { return .invalidContent }
        return nil
    }

    private func isRateLimited() -> Bool {
        counts.withLock { counts in
            counts.runs += 1
            return !counts.runs.isMultiple(of: 2)
        }
    }
}
