internal import BatonCore
internal import BatonScreen
internal import BatonText

/// Calls that wait for results from the user's side; all of them go out together as soon as the last one has its own.
struct ToolsCard: Hashable, Sendable {
    /// A text that is written: the result of the call at hand, or why there is none.
    struct Writing: Hashable, Sendable {
        var composer: Composer
        var isReason: Bool
    }

    var calls: [PendingCall]
    private(set) var selection = 0
    private(set) var writing: Writing?
    let isAnswerable: Bool
    /// Whether every call runs because the user has allowed it before, and no key has changed anything since.
    private var isUnattended = false

    init(_ need: Need, commands: [ToolCommand]) {
        calls = need.calls.map { call in PendingCall(call, command: commands.first { $0.tool == call.name }) }
        isAnswerable = need.isAnswerable
    }

    var isWriting: Bool { writing != nil }
    var runningCalls: [ToolCallID] { calls.filter { $0.state == .running }.map(\.call.id) }

    // MARK: Keys

    mutating func perform(_ command: CardCommand, columns: Int) -> [CardAction] {
        guard isAnswerable else { return [.tell(NoticeCard.elsewhere)] }
        guard calls.indices.contains(selection) else { return [] }
        switch command {
        case .allow, .allowForThread, .deny, .denyWithReason, .edit, .stop, .confirm: isUnattended = false
        case .up, .down, .left, .right, .previous, .next, .pageUp, .pageDown, .toggle, .clear, .digit: break
        }
        switch command {
        case .up where isWriting: write(.moveUp, columns: columns)
        case .down where isWriting: write(.moveDown, columns: columns)
        case .up, .previous: if !isWriting { selection = (selection + calls.count - 1) % calls.count }
        case .down, .next: if !isWriting { selection = (selection + 1) % calls.count }
        case .allow: return isWriting ? finishWriting() : runCommand()
        case .allowForThread: return runAlways()
        case .deny: return answer(.failure(Self.refusal, of: calls[selection].call.id), isDeclined: true)
        case .denyWithReason: if runsNothing { writing = Writing(composer: Composer(), isReason: true) }
        case .edit: beginResult()
        case .stop: return stop()
        case .confirm: return confirm()
        case .left, .right, .pageUp, .pageDown, .toggle, .clear, .digit: break
        }
        return []
    }

    private static let refusal = "The user declined this call."

    private var runsNothing: Bool { calls[selection].state != .running }

    private mutating func confirm() -> [CardAction] {
        if isWriting { return finishWriting() }
        if calls[selection].command == nil { beginResult() }
        return calls[selection].command == nil ? [] : [.tell("A command runs by its own key only")]
    }

    /// Asked for by its own key each time, so that no command runs unasked.
    private mutating func runCommand() -> [CardAction] {
        guard let command = calls[selection].command else {
            return [.tell("No command of yours answers \(calls[selection].call.name)")]
        }
        guard runsNothing else { return [.tell("It runs already")] }
        calls[selection].state = .running
        defer { selectNextOpen() }
        return [.run(calls[selection].call, command)]
    }

    private mutating func runAlways() -> [CardAction] {
        let run = runCommand()
        guard case .run(_, let command)? = run.first else { return run }
        return [.allowCommand(command)] + run
    }

    /// Runs what the user has allowed for the thread.
    mutating func runAllowed(_ allowed: Set<ToolCommand>) -> [CardAction] {
        guard isAnswerable else { return [] }
        let actions: [CardAction] = calls.indices.compactMap { index in
            guard let command = calls[index].command, allowed.contains(command), calls[index].state == .waiting else {
                return nil
            }
            calls[index].state = .running
            return .run(calls[index].call, command)
        }
        isUnattended = actions.count == calls.count
        return actions
    }

    private mutating func stop() -> [CardAction] {
        guard calls[selection].state == .running else { return [.tell("Nothing runs for this call")] }
        return [.stop(calls[selection].call.id)]
    }

    // MARK: Results

    private mutating func beginResult() {
        guard runsNothing else { return }
        let value = calls[selection].result?.value
        writing = Writing(
            composer: Composer(draft: value.map { $0.string ?? $0.prettyText } ?? ""), isReason: false)
    }

    private mutating func finishWriting() -> [CardAction] {
        guard let writing, writing.composer.text.contains(where: { !$0.isWhitespace }) else { return [] }
        self.writing = nil
        let id = calls[selection].call.id
        if writing.isReason {
            return answer(.failure(writing.composer.text.onOneLine, of: id), isDeclined: true)
        }
        return answer(ToolResult(call: id, value: Self.value(of: writing.composer.text)), isDeclined: false)
    }

    /// JSON where it is, else the text.
    static func value(of text: String) -> JSONValue {
        // What is no JSON is a text.
        (try? JSONValue(parsing: text)) ?? .string(text)
    }

    private mutating func answer(_ result: ToolResult, isDeclined: Bool) -> [CardAction] {
        writing = nil
        let stopped: [CardAction] = runsNothing ? [] : [.stop(result.call)]
        calls[selection].state = .answered(result, isDeclined: isDeclined)
        selectNextOpen()
        return stopped + finished
    }

    /// Takes what a command came to. One that was stopped or answered otherwise meanwhile is too late.
    mutating func ended(_ id: ToolCallID, _ result: Result<JSONValue, PlatformFailure>) -> [CardAction] {
        guard let index = calls.firstIndex(where: { $0.call.id == id && $0.state == .running }) else { return [] }
        switch result {
        case .success(let value): calls[index].state = .answered(ToolResult(call: id, value: value), isDeclined: false)
        case .failure(let failure): calls[index].state = .failed(failure.message)
        }
        // What is being written keeps its call.
        if !isWriting, calls[selection].result != nil { selectNextOpen() }
        return finished
    }

    private mutating func selectNextOpen() {
        let order = Array(calls.indices.dropFirst(selection + 1)) + calls.indices.prefix(selection)
        let isOpen = { [calls] (index: Int) in calls[index].result == nil && calls[index].state != .running }
        selection = order.first(where: isOpen) ?? selection
    }

    private var finished: [CardAction] {
        let results = calls.compactMap(\.result)
        guard results.count == calls.count, !isWriting else { return [] }
        let prompt = Prompt(calls.map(Self.line).joined(separator: "\n"), toolResults: results)
        return [isUnattended ? .sendUnattended(prompt) : .send(prompt)]
    }

    // A result may be a document; the transcript tells what it was about.
    private static let lineColumns = 200

    private static func line(of call: PendingCall) -> String {
        guard let result = call.result else { return call.call.name }
        let text = call.declination.map { "declined: " + $0 } ?? result.value.string ?? result.value.text
        return "\(call.call.name): \(Truncation.end(text.onOneLine, columns: lineColumns))"
    }

    mutating func write(_ command: ComposerCommand, columns: Int) {
        writing?.composer.perform(command, width: columns)
    }

    /// - Returns: whether there was a text to be left.
    mutating func leaveText() -> Bool {
        defer { writing = nil }
        return writing != nil
    }
}
