import BatonCore
import Synchronization

/// Someone who looks at the wire of one thread while it is in use.
///
/// What passes waits here until it is taken, bounded in number and bytes: what comes while there is no more room is counted,
/// for it is recorded all the same.
final class WireWatch: Sendable {
    struct Passed: Sendable {
        var frames: [(run: RunID, frame: RecordedFrame)] = []
        var byteCount = 0
        /// How many there was no room for.
        var missed = 0

        var isEmpty: Bool { frames.isEmpty && missed == 0 }
    }

    /// Some screens of a fast stream, and more bytes than one shows.
    private static let frameLimit = 2_000
    private static let byteLimit = 4 * 1024 * 1024

    let thread: ThreadID
    private let passed = Mutex(Passed())
    /// Called when something waits where nothing did.
    private let onFirst: @Sendable () -> Void

    init(thread: ThreadID, onFirst: @escaping @Sendable () -> Void) {
        self.thread = thread
        self.onFirst = onFirst
    }

    func take(_ frame: RecordedFrame, of scope: RunScope) {
        guard scope.thread == thread else { return }
        let isFirst = passed.withLock { passed in
            let isFirst = passed.isEmpty
            if passed.frames.count < Self.frameLimit, passed.byteCount + frame.bytes.count <= Self.byteLimit {
                passed.frames.append((scope.run, frame))
                passed.byteCount += frame.bytes.count
            } else {
                passed.missed += 1
            }
            return isFirst
        }
        if isFirst { onFirst() }
    }

    /// What has passed since the last time.
    func drain() -> Passed {
        passed.withLock { passed in
            defer { passed = Passed() }
            return passed
        }
    }
}
