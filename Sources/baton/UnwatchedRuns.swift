import BatonCore
import BatonEngine

/// Runs that no slot shows and whose end nobody saw: they are asked for until they have ended, and what they answered goes
/// to the history.
struct UnwatchedRuns: Sendable {
    let platforms: any PlatformDirectory
    let history: any HistoryStore
    /// The profiles whose server ended with the program: nobody can be asked there.
    let rehearsals: Set<ProfileName>

    /// Servers keep runs about so long; what is older is nobody's to wait for.
    private static let age = Duration.seconds(24 * 3_600)

    /// Those that can be followed, but for the threads in `shown`.
    func waiting(shown: Set<ThreadID>, now: Moment) async throws(HistoryFailure) -> [UnfinishedRun] {
        try await history.unfinishedRuns().filter { unfinished in
            let age = now.unixMilliseconds - unfinished.run.began.unixMilliseconds
            return !shown.contains(unfinished.thread.id) && unfinished.run.handle != nil
                && !rehearsals.contains(unfinished.thread.agent.profile) && age < Self.age.milliseconds
        }
    }

    /// Asks for one run until it has ended or cannot be asked for any more.
    ///
    /// - Throws: where its end cannot be kept; then it is asked for again at the next start.
    func follow(_ unfinished: UnfinishedRun, clock: any Clock<Duration>) async throws(HistoryFailure) {
        guard let handle = unfinished.run.handle else { return }
        var run = unfinished.run
        var attempt = 1
        while !run.state.isEnded {
            do throws(PlatformFailure) {
                let snapshot = try await platforms.platform(for: unfinished.thread.agent.profile).poll(handle)
                for event in snapshot.events { run.apply(event, elapsed: .zero) }
            } catch {
                guard error.isRetryable || error.code == .unreachable else { return }
            }
            if run.state.isEnded { break }
            attempt += 1
            // A cancelled wait: the program ends.
            do { try await clock.sleep(for: ConversationMachine.pollDelay(attempt, nil)) } catch { return }
        }
        run.total = nil  // Nobody saw how long it took.
        try await history.record(.runChanged(run, unfinished.turn, unfinished.thread.id))
    }
}
