import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen

/// The application as values, in the middle of an answer.
struct StreamingChat {
    private var state = AppState(size: Size(columns: 120, rows: 36), seed: 1)
    private var renderer = Renderer()
    private var run: RunID = "none"
    private var thread: ThreadID = "none"
    private let moment = Moment(monotonic: .zero, unixMilliseconds: 0)

    /// - Parameter words: how long the answer is already.
    init(words: Int) {
        let profile = Profile(name: "bench", platform: .orq)
        let agent = AgentReference(profile: "bench", agent: "writer")
        send(.profilesFound([profile], slots: [agent], welcome: []))
        ask()
        for start in stride(from: 0, to: words, by: 100) {
            receive(String(repeating: "seven letters ", count: 50) + (start % 500 == 0 ? "\n\n" : ""))
        }
        _ = frame()
    }

    /// A thread of so many questions and their answers, the newest in sight.
    init(exchanges: Int, answer: String) {
        self.init(words: 0)
        receive(answer)
        end()
        for _ in 1..<exchanges {
            ask()
            receive(answer)
            end()
        }
        _ = frame()
    }

    private mutating func ask() {
        for character in "go" { press(String(character)) }
        let commands = update(&state, .input(.key(KeyStroke("Enter")!)), at: moment)  // A notation that is known.
        for case .conversation(let thread, _, let commands) in commands {
            self.thread = thread
            for case .startRun(let run, _) in commands { self.run = run }
        }
    }

    private mutating func end() {
        send(.conversation(thread, .streamReceived(run, [SequencedEvent(.ended(.completed))])))
        send(.conversation(thread, .streamEnded(run, nil)))
    }

    mutating func receive(_ text: String) {
        let delta = Delta(part: "1", kind: .text, text: text)
        send(.conversation(thread, .streamReceived(run, [SequencedEvent(.delta(delta))])))
    }

    mutating func press(_ key: String) {
        guard let stroke = KeyStroke(key) else { preconditionFailure("no such key: \(key)") }
        send(.input(.key(stroke)))
    }

    mutating func resize(columns: Int) {
        send(.input(.resized(Size(columns: columns, rows: 36))))
    }

    mutating func frame() -> Surface {
        let surface = renderer.view(state, at: moment)
        for viewport in renderer.viewports { send(.presented(viewport)) }
        return surface
    }

    private mutating func send(_ event: AppEvent) {
        _ = update(&state, event, at: moment)
    }
}
