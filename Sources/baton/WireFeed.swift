import BatonCore
import BatonInterface

/// What the wire pane is told: first what was recorded of a thread's runs, then what passes, joined.
actor WireFeed {
    /// What has been read of one run.
    private struct Reading {
        var reader: any WireReader
        var count = 0
        /// How many frames of a moment and an exchange the recording had: those that pass are not told again.
        var recorded: [Key: Int] = [:]

        struct Key: Hashable {
            var monotonic: Duration
            var exchange: Int
        }
    }

    // More than the pane holds; the newest runs come first.
    private static let frameLimit = 4_000
    /// What passes is told so often at most.
    private static let interval = Duration.milliseconds(50)

    private let platforms: LivePlatforms
    private let profile: ProfileName
    private let thread: ThreadID
    private let tell: @Sendable (WirePassage) async -> Void
    private var readings: [RunID: Reading] = [:]
    private var watch: WireWatch?
    private var isLoaded = false

    init(
        platforms: LivePlatforms, profile: ProfileName, thread: ThreadID,
        tell: @escaping @Sendable (WirePassage) async -> Void
    ) {
        self.platforms = platforms
        self.profile = profile
        self.thread = thread
        self.tell = tell
    }

    /// Tells what is recorded of `runs`, oldest first, and from then on what passes.
    func follow(_ runs: [RunID]) async {
        let watch = WireWatch(thread: thread) { [weak self] in
            Task {
                // Joined while it waits; nobody reads faster.
                guard (try? await ContinuousClock().sleep(for: Self.interval)) != nil else { return }
                await self?.tellPassed()
            }
        }
        self.watch = watch
        platforms.recording.show(to: watch)
        var recorded: [(run: RunID, frames: [RecordedFrame])] = []
        var count = 0
        for run in runs.reversed() where count < Self.frameLimit {
            // What cannot be read back is not there; what passes is.
            let frames = (try? await platforms.frames(of: RunScope(thread: thread, run: run))) ?? []
            recorded.append((run, frames))
            count += frames.count
        }
        var frames: [WireFrame] = []
        for (run, recorded) in recorded.reversed() {
            for frame in recorded { frames.append(read(frame, of: run)) }
            for frame in recorded {
                readings[run]?.recorded[.init(monotonic: frame.monotonic, exchange: frame.exchange), default: 0] += 1
            }
        }
        await tell(WirePassage(frames: frames, isRecording: true))
        isLoaded = true
        await tellPassed()
    }

    func stop() {
        watch = nil
    }

    private func tellPassed() async {
        guard isLoaded, let passed = watch?.drain(), !passed.isEmpty else { return }
        var frames: [WireFrame] = []
        for (run, frame) in passed.frames where !takeBack(frame, of: run) { frames.append(read(frame, of: run)) }
        await tell(WirePassage(frames: frames, missed: passed.missed))
    }

    private func takeBack(_ frame: RecordedFrame, of run: RunID) -> Bool {
        let key = Reading.Key(monotonic: frame.monotonic, exchange: frame.exchange)
        guard let count = readings[run]?.recorded[key], count > 0 else { return false }
        readings[run]?.recorded[key] = count - 1
        return true
    }

    private func read(_ frame: RecordedFrame, of run: RunID) -> WireFrame {
        var reading = readings[run] ?? Reading(reader: platforms.wireReader(for: profile))
        let wire = WireFrame(run: run, number: reading.count, frame: frame, reading: reading.reader.read(frame))
        reading.count += 1
        readings[run] = reading
        return wire
    }
}

extension LivePlatforms {
    /// All that is recorded of a run, and what it is called.
    func wireFrames(of scope: RunScope, profile: ProfileName) async throws(HistoryFailure) -> [WireFrame] {
        var reader = wireReader(for: profile)
        return try await frames(of: scope).enumerated().map { number, frame in
            WireFrame(run: scope.run, number: number, frame: frame, reading: reader.read(frame))
        }
    }

    /// The request that carried a run's message, as a command for a shell; nil where it was not recorded.
    func curl(of scope: RunScope, profile: ProfileName) async throws(HistoryFailure) -> CurlText? {
        let frames = try await frames(of: scope)
        var reader = wireReader(for: profile)
        // Where a message had to go out in other words, the last is the one that was taken.
        let requests = frames.indices.filter { reader.read(frames[$0]).startsRun }
        return requests.last.flatMap { CurlText(requestAt: $0, in: frames) }
    }
}
