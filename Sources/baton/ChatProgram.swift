import ArgumentParser
import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import BatonSettings
import BatonTerminal
import Glibc

/// The chat on the screen: the live ends of the one loop, and nothing that decides.
///
/// Input, timers and the runner's events go into `update`; its commands are performed here; what has changed is drawn when
/// the event loop asks for a frame. All of it happens on the main thread.
@UI
final class ChatProgram {
    let setup: Setup
    /// Where everything that is said is kept.
    let history: any HistoryStore
    /// The end of the line of records that are being kept.
    var recordLine: Task<Void, Never>?
    /// Tells the wire pane what passes; nil while it is closed.
    var wireFeed: WireFeed?
    private let start: ChatStart
    /// What the beginning asks for; nil once the first frame is there, which waits for none of it.
    private var postponed: [AppCommand]? = []
    private let loop: EventLoop
    let runner: CommandRunner
    private let inbox: EventInbox
    let tools: ToolRunner
    private var state: AppState
    private var renderer = Renderer()
    private var summary: QuitSummary?
    private var exitCode: Int32 = 0

    /// Opens the chat and ends the program with it.
    nonisolated static func run(_ request: ChatRequest) -> Never {
        UI.own {
            do {
                TaskThreads.open()
                let setup = try Setup.load(clock: clock)
                let program = try ChatProgram(setup: setup, request: request)
                program.run()
            } catch let error as TerminalFailure {
                StandardError.write("baton: \(error.description)\n")
                exit(Exit.usage.rawValue)
            } catch {
                BatonCommand.end(with: error)
            }
        }
    }

    private init(setup: Setup, request: ChatRequest) throws {
        self.setup = setup
        let keymap = try setup.keymap()
        let helpKey = keymap.hint(for: .openHelp, in: [.emptyComposer, .everywhere])
        start = try ChatStart(request, setup, help: helpKey.map { "press \($0) for the keys" })
        history = setup.history
        tools = ToolRunner(hiding: setup.configuration.secretVariables)
        inbox = EventInbox {
            Task { @UI in ChatProgram.current?.receive() }
        }
        let inbox = inbox
        runner = CommandRunner(
            platforms: setup.platforms, history: history, clock: Self.clock
        ) { thread, event in inbox.post(event, to: thread) }
        // Last, for from here on the terminal is ours: every mistake in files and arguments has been told by now.
        loop = try EventLoop()
        let look = ThemeChoice(
            setup.configuration, setup.themes, hasColors: loop.hasColors, appearance: loop.expectedAppearance)
        state = AppState(
            size: loop.size, theme: look.theme, automaticThemes: look.automatic, keymap: keymap,
            confirmsInterrupt: setup.configuration.confirmsInterrupt, density: setup.configuration.density,
            timeZoneOffset: LiveClock.timeZoneOffset, seed: SystemRandomNumberGenerator().seed)
        handle(.profilesFound(start.profiles, slots: start.slots, welcome: start.welcome))
        if !start.watchedLogins.isEmpty { handle(.loginsFound(start.watchedLogins)) }
        if let notice = look.notice { handle(.noticed(notice)) }
        if look.automatic != nil { loop.followBackground() }
        Self.current = self
    }

    /// For whatever waits while the chat is open: any other clock's first wait has the process woken every second from then on.
    nonisolated static let clock = LoopClock { delay, action in
        Task { @UI in ChatProgram.current?.loop.schedule(after: delay) { action() } }
    }

    /// The one chat of the process, for work that arrives from other threads.
    private static var current: ChatProgram?

    private func run() -> Never {
        loop.schedule(after: .zero) { self.begin() }
        loop.run(
            EventLoop.Handlers(
                input: { self.handle(.input($0)) },
                signal: { signal in
                    self.exitCode = signal.exitCode
                    self.summary = nil
                    self.loop.stop()
                },
                frame: { _ in self.renderer.view(self.state, at: LiveClock.now) },
                presented: { self.presented() }))
        loop.close()
        awaitRecords()
        runner.stop()
        tools.stopAll()
        setup.closeHistory()
        if let summary {
            Farewell.say(summary, isKept: setup.configuration[summary.agent.profile]?.keepsHistory == true)
        }
        exit(exitCode)
    }

    var shownThreads: Set<ThreadID> { Set(state.slots.compactMap { $0.machine?.thread.id }) }

    /// Behind the first frame.
    private func begin() {
        let commands = postponed ?? []
        postponed = nil
        for command in commands { perform(command) }
        restore(start.thread)
        // Read now, the keys do not delay the first that is pressed.
        _ = state.keymap.bindings
    }

    // MARK: The loop's four stops

    private func handle(_ event: AppEvent) {
        for command in update(&state, event, at: LiveClock.now) { perform(command) }
        // What has streamed is kept while more comes; that shows nothing.
        if case .conversation(_, .deadlinePassed(.save)) = event { return }
        loop.setNeedsFrame()
    }

    private func receive() {
        let events = inbox.drain()
        for (thread, event) in events { handle(.conversation(thread, event)) }
        if events.contains(where: { $0.1.isEnd }) { loop.setNeedsFrame(atOnce: true) }
    }

    private func presented() {
        loop.setTitle(state.windowTitle)
        for viewport in renderer.viewports {
            for command in update(&state, .presented(viewport), at: LiveClock.now) { perform(command) }
        }
    }

    private func perform(_ command: AppCommand) {
        guard postponed == nil else {
            postponed?.append(command)
            return
        }
        switch command {
        case .conversation(let thread, let agent, let commands): runner.perform(commands, for: thread, agent: agent)
        case .loadAgents(let profile): loadAgents(of: profile)
        case .record(let record): self.record(record)
        case .loadTurns(let thread, let page): loadTurns(of: thread, page)
        case .search(let words, let limit): search(for: words, atMost: limit)
        case .openHit(let hit): openLocalThread(hit.thread, at: hit)
        case .listFiles(let folder): listFiles(in: folder)
        case .readFile(let path, let slot): readFile(at: path, for: slot)
        case .ask(let profile, let request): ask(profile, request)
        case .loadLocalThreads: loadLocalThreads()
        case .openLocalThread(let thread): openLocalThread(thread)
        case .countNewer(let profile, let handle, let thread): countNewer(handle, of: profile, than: thread)
        case .history(let action): keep(action)
        case .save(let file, let profile): save(file, of: profile)
        case .nameExport(let title, let format): nameExport(titled: title, as: format)
        case .export(let thread, let format, let path, let isOverwriting):
            export(thread, as: format, to: path, isOverwriting: isOverwriting)
        case .open(let target): handle(.noticed(Browser.open(target)))
        case .watchWire(let number, let thread, let profile, let runs):
            watchWire(number, of: thread, profile, runs: runs)
        case .unwatchWire: unwatchWire()
        case .findRequest(let thread, let run, let profile): findRequest(of: run, in: thread, profile)
        case .saveText(let text, let name): save(text, as: name)
        case .runTool(let thread, let call, let command): runTool(call, of: thread, by: command)
        case .stopTool(let thread, let call): tools.stop(call, of: thread)
        case .copy(let text, let what): copy(text, what)
        case .notify(let title, let body): notify(title, body)
        case .setMouse(let isOn): loop.setMouse(isOn)
        case .print(let rows): loop.step(outTo: Scrollback.text(rows, palette: loop.description.palette))
        case .schedule(let timer, let delay): loop.schedule(after: delay) { self.handle(.timerFired(timer)) }
        case .listThemes: handle(.themesListed(loop.hasColors ? setup.themes.rows : []))
        case .editDraft(let draft, let slot): handle(.draftEdited(slot, loop.lend { DraftEditor.edit(draft) }))
        case .showInEditor(let text): showInEditor(text)
        case .suspend: loop.suspend()
        case .redraw: loop.redraw()
        case .quit(let summary):
            self.summary = summary
            loop.stop()
        }
    }

    private func showInEditor(_ text: String) {
        guard case .failure(let failure) = loop.lend({ DraftEditor.edit(text) }) else { return }
        let advice = failure.advice
        handle(.noticed(Notice(text: advice.sentence, hint: advice.next, severity: .warning)))
    }

    private func notify(_ title: String, _ body: String) {
        let way = setup.configuration.notifications
        if way != .off { loop.notify(title: title, body: body, onlyByBell: way == .bell) }
    }

    // MARK: Work beside the loop

    private func copy(_ text: String, _ what: String) {
        let clipboard = Copying.clipboard(loop.description)
        Task.detached {
            let outcome = await clipboard.copy(text) { await ChatProgram.current?.loop.write($0) }
            await ChatProgram.tell(.noticed(Copying.notice(outcome, what)))
        }
    }

    private func loadAgents(of profile: ProfileName) {
        let platforms = setup.platforms
        Task.detached {
            let agents: [Agent]
            do throws(PlatformFailure) {
                agents = try await platforms.platform(for: profile).agents()
            } catch {
                await ChatProgram.tell(.agentsLoaded(profile, .failure(error)))
                return
            }
            await ChatProgram.tell(.agentsLoaded(profile, .success(agents)))
            let models: [Agent]
            do throws(PlatformFailure) {
                models = try await platforms.platform(for: profile).models()
            } catch {
                return  // A platform without models, or one that does not tell them, has its agents all the same.
            }
            await ChatProgram.tell(.agentsLoaded(profile, .success(agents + models)))
        }
    }

    private func listFiles(in folder: String) {
        Task.detached {
            let result = Result { () throws(PlatformFailure) in try UserFiles.entries(in: folder) }
            await ChatProgram.tell(.filesListed(folder, result))
        }
    }

    private func readFile(at path: String, for slot: SlotNumber) {
        Task.detached {
            let result = Result { () throws(PlatformFailure) in try UserFiles.file(at: path) }
            await ChatProgram.tell(.fileRead(path, slot, result))
        }
    }

    private func ask(_ profile: ProfileName, _ request: ServerRequest) {
        let platforms = setup.platforms
        Task.detached {
            await ChatProgram.tell(.answered(profile, request, await platforms.answer(to: request, of: profile)))
        }
    }

    private func save(_ file: OfferedFile, of profile: ProfileName) {
        let platforms = setup.platforms
        Task.detached {
            let saving = FileSaving(platforms: platforms, profile: profile)
            let notice = await saving.notice(saving: file) { text in
                Task { @UI in ChatProgram.tell(.noticed(Notice(text: text, severity: .info))) }
            }
            await ChatProgram.tell(.noticed(notice))
        }
    }

    /// Asks the server whether it knows the thread that `-t` named; a thread that it does not know is never a new one.
    static func resume(_ thread: ChatStart.Thread) {
        guard let platforms = current?.setup.platforms else { return }
        Task.detached {
            do throws(PlatformFailure) {
                let handle = try await platforms.platform(for: thread.agent.profile)
                    .thread(named: thread.id, agent: thread.agent.agent)
                await ChatProgram.tell(.threadFound(thread.agent, handle))
            } catch {
                let advice = error.advice
                await ChatProgram.tell(
                    .noticed(Notice(text: advice.sentence, hint: advice.next, severity: .error)))
            }
        }
    }

    static func tell(_ event: AppEvent) {
        current?.handle(event)
    }
}

extension SystemRandomNumberGenerator {
    /// 64 random bits, to begin something that is repeatable from there on.
    fileprivate var seed: UInt64 {
        var generator = self
        return generator.next()
    }
}
