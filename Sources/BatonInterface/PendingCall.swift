internal import BatonCore
internal import BatonText

/// A call that the platform left to the user's side, on its way to a result.
struct PendingCall: Hashable, Sendable {
    /// Next states: `waiting` and `failed` → `running`, `answered`; `running` → `answered`, `failed`;
    /// `answered` → `answered`, until all are and go out.
    enum State: Hashable, Sendable {
        case waiting
        case running
        case failed(String)
        case answered(ToolResult, isDeclined: Bool)
    }

    let call: ToolCall
    /// The command of the user's own that can answer it.
    let command: ToolCommand?
    var state = State.waiting {
        didSet { resultOutline = isDeclined ? nil : result.map { JSONOutline($0.value.unwrappingText.text) } }
    }
    var argumentOutline: JSONOutline
    private(set) var resultOutline: JSONOutline?

    init(_ call: ToolCall, command: ToolCommand?) {
        self.call = call
        self.command = command
        argumentOutline = JSONOutline(call.arguments.unwrappingText.text)
    }

    var result: ToolResult? {
        if case .answered(let result, _) = state { result } else { nil }
    }

    private var isDeclined: Bool { declination != nil }

    /// Why the user declined it; nil where they did not.
    var declination: String? {
        guard case .answered(let result, isDeclined: true) = state else { return nil }
        return result.value["error"]?.string ?? ""
    }

    mutating func layOut(columns: Int) {
        argumentOutline.layOut(width: max(1, columns - ApprovalCard.indent.count))
        resultOutline?.layOut(width: ToolsCard.textColumns(columns))
    }

    /// The command as it would be typed, for reading: words with blanks in quotation marks.
    static func text(of command: ToolCommand) -> String {
        command.words.map { $0.isEmpty || $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }
            .joined(separator: " ")
    }
}
