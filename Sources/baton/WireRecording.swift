import BatonCore
import BatonHistory
import BatonTransport
import Synchronization

/// Names the run in each request that is made for one, so that what goes over the wire can be told apart.
struct ScopedExchange: HTTPExchange {
    let inner: any HTTPExchange

    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        var request = request
        request.recordingScope = request.recordingScope ?? RunScope.current?.text
        return try await inner.send(request)
    }
}

/// Gives what went over the wire for a run to the history, or keeps the newest of it in memory where the history is to have
/// none; and to whoever watches.
final class WireRecording: WireRecorder {
    private let history: any HistoryRecorder
    /// Whether what a thread's runs say may be on disk.
    private let isKept: @Sendable (ThreadID) -> Bool
    private let ring = WireRing()
    private let line = Mutex(Line())
    private let watch = Mutex<WireWatch?>(nil)
    /// One instant on both clocks: frames stand on the clock that runs stand on.
    private let origin = (instant: ContinuousClock.now, monotonic: LiveClock.now.monotonic)

    /// What is on its way to the history, in its order.
    private struct Line {
        var waiting: [(scope: RunScope, frames: [RecordedFrame])] = []
        /// Takes what waits until nothing does; nil while nobody does.
        var mover: Task<Void, Never>?
    }

    init(history: any HistoryRecorder, isKept: @escaping @Sendable (ThreadID) -> Bool) {
        self.history = history
        self.isKept = isKept
    }

    func record(_ event: WireEvent) {
        guard let scope = event.scope.flatMap(RunScope.init(text:)) else { return }
        let frame = frame(of: event)
        if isKept(scope.thread) { keep(frame, of: scope) } else { ring.record(event) }
        watch.withLock(\.self)?.take(frame, of: scope)
    }

    private func keep(_ frame: RecordedFrame, of scope: RunScope) {
        line.withLock { line in
            if line.waiting.last?.scope == scope {
                line.waiting[line.waiting.count - 1].frames.append(frame)
            } else {
                line.waiting.append((scope, [frame]))
            }
            if line.mover == nil { line.mover = Task { await self.move() } }
        }
    }

    private func move() async {
        while let waiting = takeWaiting() {
            for (scope, frames) in waiting {
                // Only joined here: that it could not be written is told by the next record of anything else, or at the end.
                do { try await history.record(.framesRecorded(frames, scope.run, scope.thread)) } catch {}
            }
        }
    }

    /// Nil when nothing waits; the mover is done then.
    private func takeWaiting() -> [(scope: RunScope, frames: [RecordedFrame])]? {
        line.withLock { line in
            defer { line.waiting = [] }
            if line.waiting.isEmpty { line.mover = nil }
            return line.waiting.isEmpty ? nil : line.waiting
        }
    }

    /// What is in memory of a run whose frames the history is not to have.
    func remembered(of scope: RunScope) -> [RecordedFrame] {
        ring.events(in: scope.text).map(frame(of:))
    }

    /// Shows what passes from now on to `watch`, and to nobody else; nil for nobody.
    func show(to watch: WireWatch?) {
        self.watch.withLock { $0 = watch }
    }

    /// Waits until the history has everything.
    func settle() async {
        await line.withLock { $0.mover }?.value
    }

    private func frame(of event: WireEvent) -> RecordedFrame {
        RecordedFrame(event, monotonic: origin.monotonic + (event.instant - origin.instant))
    }
}

extension RunScope {
    // Ids of Baton's own are hexadecimal digits.
    fileprivate static let separator: Character = "/"

    fileprivate var text: String { "\(thread)\(Self.separator)\(run)" }

    fileprivate init?(text: String) {
        let parts = text.split(separator: Self.separator, maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(thread: ThreadID(parts[0]), run: RunID(parts[1]))
    }
}

extension RecordedFrame {
    fileprivate init(_ event: WireEvent, monotonic: Duration) {
        let direction: Direction =
            switch event.direction {
            case .sent: .sent
            case .received: .received
            }
        var headers: [WireHeader] = []
        var bytes: [UInt8] = []
        let content: Content
        switch event.content {
        case .requestHead(let method, let url, let sent):
            content = .request(method: method, url: url)
            headers = sent
        case .responseHead(let status, let received):
            content = .response(status: status)
            headers = received
        case .requestBody(let body):
            content = .requestBody
            bytes = body
        case .frame(let frame):
            content = .body(event: frame.event)
            bytes = frame.isDone && frame.payload.isEmpty ? Array("[DONE]".utf8) : frame.payload
        case .unkept: content = .unkept(byteCount: event.byteCount)
        case .end(let failure): content = .end(failure: failure?.message)
        }
        self.init(
            monotonic: monotonic, direction: direction, exchange: event.exchange, content: content,
            headers: headers.map { Header(name: $0.name, value: $0.value) }, bytes: bytes)
    }
}
