import ArgumentParser
import BatonCore
import BatonEngine
import BatonInterface
import BatonSettings
import Foundation

/// The chat line by line: the same engine and commands as on the screen, for screen readers, plain terminals and pipes.
///
/// Everything that happens comes through one stream and is handled in its order. Where the input is no terminal, a line
/// is taken only once the answer to the one before it is there.
struct LinearChat {
    enum Happening: Sendable {
        case line(String?)
        case conversation(ThreadID, ConversationEvent)
        case interrupted
        /// Time to say that something still goes on.
        case ticked(RunID)
        case said([String])
        /// How far something is that ``said(_:)`` ends.
        case progressed(String)
        /// This thread is no more where the user wanted it gone.
        case deleted
        case agentsListed([Agent])
        case opened(ChatThread)
        /// What another agent made of the same message; nil where it was not asked.
        case compared(AgentReference, Run?)
        case exported(ThreadFormat, String, ExportOutcome)
        case callAnswered(ThreadID, ToolCall, Result<JSONValue, PlatformFailure>)
    }

    /// What the agent waits for that takes more than a message.
    enum Asking {
        case choice([Need.Choice])
        case form(LinearForm)
        case approval(Need)
        case calls(LinearCalls)
        /// A sign-in that the user says is done.
        case signIn
        /// Where this thread is to be deleted.
        case deletion
    }

    let setup: Setup
    let post: @Sendable (Happening) -> Void
    private let happenings: AsyncStream<Happening>
    let runner: CommandRunner
    let tools: ToolRunner
    let isInteractive = isatty(STDIN_FILENO) == 1

    var profile: ProfileSettings
    var machine: ConversationMachine
    var asking: Asking?
    var files: [AttachedFile] = []
    /// Lines that ended in a backslash and go on with the next.
    var held: [String] = []
    /// The tools that the user allowed for the rest of this thread.
    var allowed: Set<String> = []
    var isRunningCommand = false
    /// Whether something was asked beside the conversation, and is not answered yet.
    var isInquiring = false
    /// Cancels the run of the other agent that was sent the same message; nil while none was.
    var comparing: AsyncStream<Void>.Continuation?
    /// Its answer, until the one here has ended.
    var compared: [String]?
    /// What a thread could not be exported as and where, because a file stands there.
    var taken: (ThreadFormat, String)?
    private var report: LinearReport
    private var watch: LinkWatch
    private var lines: [String] = []
    private var hasEnded = false
    private var wasInterrupted = false
    private var noticeSerial = 0
    /// The newest run that was told of, and the newest whose end was.
    private var followed: RunID?
    private var endedRun: RunID?
    private var lastLine = LiveClock.now.monotonic
    private var exit: ExitCode?

    init(_ request: ChatRequest, _ setup: Setup, _ start: ChatStart) async throws {
        self.setup = setup
        let (happenings, continuation) = AsyncStream.makeStream(of: Happening.self)
        self.happenings = happenings
        post = { continuation.yield($0) }
        runner = CommandRunner(platforms: setup.platforms, history: setup.history, clock: ContinuousClock()) {
            continuation.yield(.conversation($0, $1))
        }
        tools = ToolRunner(hiding: setup.configuration.secretVariables)
        let known = try await setup.knownThread(request.thread, profile: request.profile, agent: request.agent)
        profile = try setup.profile(named: known?.agent.profile.text ?? request.profile)
        let reference: AgentReference
        if let known {
            reference = known.agent
        } else {
            reference = try await setup.agent(named: request.agent, of: profile)
        }
        var thread = known ?? Self.newThread(with: reference)
        if let id = request.thread, known == nil { thread.handle = try await Self.handle(of: id, reference, setup) }
        machine = Self.machine(thread, profile)
        report = LinearReport(density: setup.configuration.density)
        watch = LinkWatch(leavingBy: isInteractive ? "/detach" : "C-c")
        LinearOutput.say(start.welcome)
    }

    static func newThread(with agent: AgentReference) -> ChatThread {
        var generator = SystemRandomNumberGenerator()
        return ChatThread(id: .random(using: &generator), agent: agent)
    }

    static func machine(_ thread: ChatThread, _ profile: ProfileSettings) -> ConversationMachine {
        var generator = SystemRandomNumberGenerator()
        var machine = ConversationMachine(thread: thread, seed: generator.next())
        if profile.server == .rehearsal, !thread.turns.isEmpty { machine.forgetServerThread() }
        machine.fetchesFigures = profile.profile.fetchesFigures
        // Nobody sits before a pipe who would give up.
        if isatty(STDIN_FILENO) == 0 { machine.patience = Exchange.patience }
        return machine
    }

    private static func handle(of id: String, _ agent: AgentReference, _ setup: Setup) async throws -> RemoteHandle {
        do throws(PlatformFailure) {
            return try await setup.platforms.platform(for: agent.profile).thread(named: id, agent: agent.agent)
        } catch {
            try Exit.fail(error)
        }
    }

    var name: String { LinearOutput.oneLine(machine.thread.agent.agent) }

    // MARK: The loop

    /// Chats until the user or the input ends it.
    mutating func run() async -> ExitCode {
        let post = post
        let interrupts = Interrupts { post(.interrupted) }
        LinearInput.read { post(.line($0)) }
        introduce()
        for await happening in happenings {
            handle(happening)
            tellCompared()
            takeLines()
            if exit != nil { break }
        }
        interrupts.end()
        await runner.settle()
        runner.stop()
        tools.stopAll()
        sayFarewell()
        return exit ?? .success
    }

    private mutating func handle(_ happening: Happening) {
        switch happening {
        case .said, .agentsListed, .opened, .deleted, .exported: isInquiring = false
        default: break
        }
        switch happening {
        case .line(let line?): lines.append(line)
        case .line(nil): hasEnded = true
        case .conversation(let thread, let event): if thread == machine.thread.id { tell(event) }
        case .interrupted: interrupt()
        case .ticked(let run): tick(run)
        case .said(let lines): say(lines)
        case .progressed(let line): say(LinearOutput.oneLine(line))
        case .deleted: leaveDeleted()
        case .agentsListed(let agents): list(agents)
        case .opened(let thread): show(thread)
        case .compared(let agent, let run): compared = Self.lines(of: run, by: agent, setup.configuration.density)
        case .exported(let format, let path, let outcome): exported(as: format, to: path, outcome)
        case .callAnswered(let thread, let call, let result): ended(call, of: thread, result)
        }
    }

    /// Whether the next line may be taken.
    private var isReady: Bool {
        isInteractive || (machine.isSettledOrNew && !isRunningCommand && !isInquiring && comparing == nil)
    }

    private mutating func takeLines() {
        while exit == nil, isReady, !lines.isEmpty { take(lines.removeFirst()) }
        guard exit == nil, isReady, hasEnded, lines.isEmpty else { return }
        // The input ended behind a backslash: what it held is all that there is.
        if !held.isEmpty { return take("") }
        end()
    }

    /// The end of the input: of a person's chat, or of all prompts of a file, whose last one says how it went.
    private mutating func end() {
        guard !isInteractive, let run = machine.thread.turns.last?.run else { return quit() }
        exit = Exit.code(for: run, in: .text)
    }

    mutating func quit() { exit = .success }

    private mutating func interrupt() {
        guard machine.isBusy || comparing != nil, !wasInterrupted else {
            exit = Exit.interrupted
            return
        }
        comparing?.yield()
        wasInterrupted = true
        // A server that does not answer cannot be asked to cancel.
        guard machine.activeRun?.link != .lost else { return exit = Exit.interrupted }
        say("Cancelling. C-c again ends the program.")
        tell(.cancelRequested)
    }

    // MARK: The conversation

    mutating func tell(_ event: ConversationEvent) {
        let commands = machine.handle(event, at: LiveClock.now)
        runner.perform(commands, for: machine.thread.id, agent: machine.thread.agent)
        if case .deadlinePassed = event, commands.isEmpty { return }
        follow()
    }

    private mutating func follow() {
        let turns = machine.thread.turns
        // The end of one run may begin that of the next message in the same breath.
        let first = turns.lastIndex { $0.run != nil && $0.run?.id == followed } ?? turns.count - 1
        for (index, turn) in turns.enumerated().dropFirst(max(0, first)) {
            guard let run = turn.run else { continue }
            if index > first {
                say("Sending: \(LinearOutput.oneLine(turn.prompt.text))")
                scheduleTick(run.id)
            }
            followed = run.id
            say(report.lines(for: run, by: name))
            finish(run)
        }
        say(watch.lines(for: machine, at: LiveClock.now.monotonic))
        if let notice = machine.notice, notice.serial != noticeSerial {
            noticeSerial = notice.serial
            if !isTold(notice) { say(Self.words(of: notice)) }
        }
        if let prompt = machine.takeReturnedPrompt() {
            say("Your message was not sent: \(LinearOutput.oneLine(prompt.text))", "/retry sends it again.")
        }
    }

    /// Whether the newest run's own ending says the same.
    private func isTold(_ notice: Notice) -> Bool {
        guard case .failed(let failure) = machine.thread.turns.last?.run?.outcome else { return false }
        return failure.advice.sentence.hasPrefix(notice.text)
    }

    static func words(of notice: Notice) -> String {
        let sentence = notice.text.hasSuffix(".") ? notice.text : notice.text + "."
        return notice.hint.map { "\(sentence) \($0)" } ?? sentence
    }

    private mutating func finish(_ run: Run) {
        guard run.state.isEnded, endedRun != run.id else { return }
        endedRun = run.id
        wasInterrupted = false
        say(LinearReport.ending(of: run, by: name))
        ring(for: run)
        if let need = machine.need, !answerAsAllowed(need) { ask(need) }
        if machine.isQueueHeld, !machine.queue.isEmpty {
            say("\(machine.queue.count) queued: /queue send sends the next, /queue drop forgets them.")
        }
    }

    /// Rings for a run that has ended or waits, as asked for by `notifications = "bell"`. Nothing tells whether anybody is looking:
    /// who has not asked is not rung for.
    private func ring(for run: Run) {
        guard setup.configuration.notifications == .bell, run.outcome != .cancelled else { return }
        LinearOutput.ring()
    }

    mutating func submit(_ prompt: Prompt) {
        var prompt = prompt
        prompt.files += files
        files = []
        asking = nil
        let isQueued = machine.isBusy
        if !isQueued { followed = nil }
        tell(.promptSubmitted(prompt))
        if !isQueued, let run = machine.activeRun?.id { scheduleTick(run) }
    }

    // MARK: Lines

    mutating func say(_ lines: String...) { say(lines) }

    mutating func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        lastLine = LiveClock.now.monotonic
        LinearOutput.say(lines)
    }

    // Often enough to know that it lives, seldom enough to be listened to.
    private static let silence = Duration.seconds(10)

    func scheduleTick(_ run: RunID) {
        let post = post
        Task {
            // A cancelled sleep means that the program ends.
            guard (try? await Task.sleep(for: Self.silence)) != nil else { return }
            post(.ticked(run))
        }
    }

    private mutating func tick(_ id: RunID) {
        guard let run = machine.activeRun, run.id == id else { return }
        let now = LiveClock.now.monotonic
        say(watch.lines(for: machine, at: now))
        if run.link != .lost, now - lastLine >= Self.silence {
            say("\(name) still works, \(LinearReport.seconds(now - run.began.monotonic)) so far.")
        }
        scheduleTick(id)
    }

    private mutating func introduce() {
        say("You talk to \(name) of \(LinearOutput.oneLine(profile.name.text)). Type a message and Enter, or /help.")
        showNewest()
    }

    /// What a thread that goes on said last.
    mutating func showNewest() {
        report = LinearReport(density: setup.configuration.density)
        endedRun = machine.thread.turns.last?.run.flatMap { $0.state.isEnded ? $0.id : nil }
        guard let turn = machine.thread.turns.last else { return }
        say("Your last message was: \(LinearOutput.oneLine(turn.prompt.text))")
        if let run = turn.run { say(report.lines(for: run, by: name)) }
        if let need = machine.need { ask(need) }
        if case .detached = machine.phase { tell(.reattachRequested) }
    }

    private func sayFarewell() {
        guard let ids = machine.thread.handle?.ids, let id = ids[.thread] ?? ids[.task] ?? ids[.response] else {
            return
        }
        let agent = machine.thread.agent
        let words = ["-p", agent.profile.text, "-a", agent.agent, "-t", id].map { Shell.word($0) }
        LinearOutput.say("Go on: baton chat --linear \(words.joined(separator: " "))")
    }
}

extension ConversationMachine {
    /// Whether nothing more will happen without the user, who may not have said anything yet.
    fileprivate var isSettledOrNew: Bool { thread.turns.isEmpty || (isSettled && (queue.isEmpty || isQueueHeld)) }
}
