internal import BatonCore
internal import BatonText

/// What a call's arguments come to on one line.
enum CallText {
    static func arguments(of call: ToolCall, columns: Int) -> String {
        switch call.arguments.unwrappingText {
        case .object(let object):
            ArgumentSummary.line(object.members.map { ($0.name, text(of: $0.value)) }, columns: columns)
        case .null: ""
        case let other: Truncation.end(text(of: other).onOneLine, columns: columns)
        }
    }

    private static func text(of value: JSONValue) -> String {
        if case .string(let text) = value { text } else { value.text }
    }
}
