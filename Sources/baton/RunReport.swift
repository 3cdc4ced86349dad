import ArgumentParser
import BatonCore
import BatonEngine
import BatonSettings

/// A run of the platform's as `baton runs` shows it.
struct RunReport {
    private let platform: any AgentPlatform
    private let handle: RemoteHandle
    private var agent: AgentReference
    private let form: AskCommand.Form
    private let isStreaming: Bool
    private var run: Run
    private var printer: ExchangePrinter

    /// Finds the run's handle.
    init(_ options: RunsCommand.Options, isStreaming: Bool = false) async throws {
        let setup = try Setup.load()
        let profile = try setup.profile(named: options.profile)
        form = isStreaming ? .json : options.output
        self.isStreaming = isStreaming
        do throws(PlatformFailure) {
            platform = try await setup.platforms.platform(for: profile.name)
        } catch {
            try Exit.fail(error)
        }
        // watsonx Orchestrate knows a run by its id alone.
        agent =
            profile.platform == .orchestrate
            ? AgentReference(profile: profile.name, agent: options.agent ?? "")
            : try await setup.agent(named: options.agent, of: profile)
        do throws(PlatformFailure) {
            handle = try await platform.run(named: options.run, agent: agent.agent)
        } catch {
            try Exit.fail(error)
        }
        var generator = SystemRandomNumberGenerator()
        run = Run(id: .random(using: &generator), began: LiveClock.now)
        run.handle = handle
        printer = ExchangePrinter(form: form, isStreaming: isStreaming, agent: agent, platform: profile.platform)
    }

    /// How `baton` ends after it.
    var code: ExitCode { Exit.code(for: run, in: form) }

    /// Asks once.
    mutating func poll() async throws {
        let snapshot: RunSnapshot
        do throws(PlatformFailure) {
            snapshot = try await platform.poll(handle)
        } catch {
            try Exit.fail(error)
        }
        run.link = .polling
        try apply(snapshot)
    }

    /// Asks until the run has ended, or the server has failed to answer several times in a row.
    mutating func watch() async throws {
        var (attempt, failures) = (1, 0)
        run.link = .polling
        while run.outcome == nil {
            let snapshot: RunSnapshot
            do throws(PlatformFailure) {
                snapshot = try await platform.poll(handle)
                failures = 0
            } catch {
                failures += 1
                guard error.isRetryable, failures < ConversationMachine.failuresUntilLost else { try Exit.fail(error) }
                snapshot = RunSnapshot(events: [])
            }
            try apply(snapshot)
            guard run.outcome == nil else { break }
            try await ContinuousClock().sleep(for: ConversationMachine.pollDelay(attempt, nil))
            attempt += 1
        }
    }

    func cancel() async throws {
        let answer: CancelAnswer
        do throws(PlatformFailure) {
            answer = try await platform.cancel(handle)
        } catch {
            try Exit.fail(error)
        }
        switch answer {
        case .accepted: try tell("cancelling")
        case .alreadyEnded: try tell("ended")
        case .unsupported:
            try Exit.fail(
                PlatformFailure(
                    .unsupported, "This platform has no way to cancel a run", attempt: "cancelling the run",
                    hint: "It goes on until it ends by itself; nothing has to watch it."))
        }
    }

    private func tell(_ state: String) throws {
        let document: JSONValue = ["run": .optional(handle.ids[.run]), "state": .string(state)]
        let sentence = state == "ended" ? "The run had ended already." : "The server was asked to stop the run."
        try StandardOutput.write((form == .json ? document.prettyText : sentence) + "\n")
    }

    /// Reads what was kept; where that is nothing, says so and asks instead.
    mutating func replay() async throws {
        let snapshot: RunSnapshot
        do throws(PlatformFailure) {
            snapshot = try await platform.replay(handle)
        } catch {
            guard error.code == .unsupported else { try Exit.fail(error) }
            StandardError.write("baton: \(error.advice.sentence) It is asked how the run is doing instead.\n")
            return try await poll()
        }
        try apply(snapshot)
    }

    private mutating func apply(_ snapshot: RunSnapshot) throws {
        for event in snapshot.events { run.apply(event, elapsed: .zero) }
        try printer.saw(.pollAnswered(run.id, snapshot), run: run, now: run.began)
    }

    /// The run without times, which nobody took.
    func print() throws {
        var run = run
        (run.firstText, run.total) = (nil, nil)
        run.items = run.items.map { item in
            guard case .step(var step) = item else { return item }
            (step.started, step.ended) = (nil, nil)
            return .step(step)
        }
        var printer = printer
        try printer.finish(run, notice: nil, now: run.began)
    }
}
