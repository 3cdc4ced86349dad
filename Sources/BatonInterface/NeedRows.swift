internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// Sets what a platform asked of the user, as the record of it; while it waits for an answer, ``NeedCard`` shows it.
struct NeedRows {
    let context: LayoutContext

    private var theme: Theme { context.theme }
    private var rows: BlockRows { BlockRows(context: context) }

    func rows(of need: Need) -> [[Cell]] {
        let question = need.question.isEmpty ? Self.question(for: need.kind) : need.question
        var lines = rows.wrapped(question, theme[.text], lead: "  ? ", leadStyle: theme[.question])
        for call in need.calls { lines += rows.wrapped(text(of: call), theme[.tool], lead: "    ▸ ") }
        for (index, choice) in need.choices.enumerated() {
            lines += rows.wrapped(choice.label, theme[.text], lead: Self.lead(index + 1), leadStyle: theme[.key])
        }
        for field in need.fields { lines += rows.wrapped(Self.text(of: field), theme[.text], lead: "    · ") }
        return lines
    }

    // Two digits, so that a long list of choices stays in one column.
    private static func lead(_ number: Int) -> String { number < 10 ? "     \(number)  " : "    \(number)  " }

    private func text(of call: ToolCall) -> String {
        let arguments = CallText.arguments(of: call, columns: context.measure)
        return arguments.isEmpty ? call.name : "\(call.name)  \(arguments)"
    }

    private static func text(of field: Need.FormField) -> String {
        let label = field.label.isEmpty ? field.name : field.label
        return "\(label) (\(field.notes.joined(separator: ", ")))"
    }

    /// What stands for a question that the platform put into no words.
    static func question(for kind: Need.Kind) -> String {
        switch kind {
        case .input: "The agent waits for your answer."
        case .choice: "The agent waits for your choice."
        case .form: "The agent waits for these details."
        case .file: "The agent waits for a file."
        case .approval: "The agent waits for your approval."
        case .toolResult: "The agent waits for what your tools come to."
        case .signIn: "The agent waits for you to sign in."
        }
    }
}
