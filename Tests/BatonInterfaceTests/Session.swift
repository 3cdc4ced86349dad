import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import BatonTheme
import Testing

/// Baton's interface with a person before it, without a terminal: keys and events in, screens and commands out.
///
/// Time stands still until a test moves it; then the timers that were asked for fire in their order.
struct Session {
    private(set) var state: AppState
    private(set) var commands: [AppCommand] = []
    private var renderer = Renderer()
    private var now = Duration.seconds(1_000)
    private var timers: [(timer: AppTimer, due: Duration)] = []

    static let profiles = [
        Profile(name: "rehearsal", platform: .orchestrate, environment: "draft"),
        Profile(name: "rehearsal-orq", platform: .orq),
    ]

    init(
        columns: Int = 80, rows: Int = 24, agents: [AgentReference] = Session.rehearsal, welcome: [String] = [],
        confirmsInterrupt: Bool = true, density: Density = .title, theme: Theme = .monochrome,
        keymap: Keymap = .standard, areSlotsRestored: Bool = true
    ) {
        state = AppState(
            size: Size(columns: columns, rows: rows), theme: theme, keymap: keymap,
            confirmsInterrupt: confirmsInterrupt,
            density: density, seed: 7)
        send(.profilesFound(Session.profiles, slots: agents, welcome: welcome))
        if areSlotsRestored { send(.slotsRestored([])) }
        _ = screen
    }

    static let rehearsal: [AgentReference] = ["rehearsal", "rehearsal-orq"].flatMap { profile in
        ["guide", "tools", "writer"].map { AgentReference(profile: ProfileName(profile), agent: $0) }
    }

    // 2026-03-01 10:15 UTC.
    private static let origin: Int64 = 1_772_360_100_000

    var moment: Moment {
        Moment(monotonic: now, unixMilliseconds: Session.origin + (now - .seconds(1_000)).milliseconds)
    }

    // MARK: In

    mutating func send(_ event: AppEvent) {
        for command in update(&state, event, at: moment) {
            if case .schedule(let timer, let delay) = command { timers.append((timer, now + delay)) }
            commands.append(command)
        }
    }

    /// Presses keys as people write them, with spaces between: `C-x 1`.
    mutating func press(_ notation: String) {
        for word in notation.split(separator: " ") {
            guard let stroke = KeyStroke(String(word)) else {
                Issue.record("no such key: \(word)")
                return
            }
            send(.input(.key(stroke)))
        }
    }

    mutating func type(_ text: String) {
        for character in text { send(.input(.key(KeyStroke(.character(character))))) }
    }

    mutating func say(_ text: String) {
        type(text)
        press("Enter")
    }

    mutating func resize(_ columns: Int, _ rows: Int) {
        send(.input(.resized(Size(columns: columns, rows: rows))))
    }

    /// Events of the run that goes on in a slot.
    mutating func receive(_ events: RunEvent..., slot number: Int = 1) {
        let slot = state.slots[number - 1]
        guard let run = slot.activeRun?.id, let thread = slot.machine?.thread.id else {
            Issue.record("nothing runs in slot \(number)")
            return
        }
        send(.conversation(thread, .streamReceived(run, events.map { SequencedEvent($0) })))
    }

    mutating func conversation(_ event: (RunID) -> ConversationEvent, slot number: Int = 1) {
        guard let run = state.slots[number - 1].activeRun?.id, let thread = state.slots[number - 1].machine?.thread.id
        else { return }
        send(.conversation(thread, event(run)))
    }

    /// Moves time and fires what comes due, those asked for on the way too.
    mutating func wait(_ time: Duration) {
        let end = now + time
        while let next = timers.filter({ $0.due <= end }).min(by: { $0.due < $1.due }),
            let index = timers.firstIndex(where: { $0.timer == next.timer })
        {
            timers.remove(at: index)
            now = max(now, next.due)
            send(.timerFired(next.timer))
        }
        now = end
    }

    // MARK: Out

    /// The screen as text. Looking at it is a frame, of which the state is told.
    var screen: String {
        mutating get { surface.text }
    }

    var surface: Surface {
        mutating get {
            let surface = renderer.view(state, at: moment)
            for viewport in renderer.viewports { send(.presented(viewport)) }
            return surface
        }
    }

    var status: String {
        mutating get { String(screen.split(separator: "\n", omittingEmptySubsequences: false).last ?? "") }
    }

    var draft: String { state.active.composer.text }
    var pendingTimers: [AppTimer] { timers.map(\.timer) }

    /// What was handed to the conversations' runner so far, in order.
    var conversationCommands: [ConversationCommand] {
        commands.flatMap { command -> [ConversationCommand] in
            if case .conversation(_, _, let commands) = command { commands } else { [] }
        }
    }

    var startedPrompts: [String] {
        conversationCommands.compactMap { command -> String? in
            if case .startRun(_, let request) = command { request.prompt.text } else { nil }
        }
    }

    var hasQuit: Bool { commands.contains { if case .quit = $0 { true } else { false } } }

    var cancelledRuns: Int {
        conversationCommands.count { if case .cancelRun = $0 { true } else { false } }
    }
}

extension RunEvent {
    static func accepted(thread: String, run: String) -> RunEvent {
        .accepted(RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: thread, .run: run])))
    }

    static func text(_ text: String, part: PartID = "p1") -> RunEvent {
        .delta(Delta(part: part, kind: .text, text: text))
    }
}
