internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// Sets what a platform asks of the user, so that it can be answered by typing.
struct NeedRows {
    let context: LayoutContext

    private var theme: Theme { context.theme }
    private var rows: BlockRows { BlockRows(context: context) }

    func rows(of need: Need, isOpen: Bool) -> [[Cell]] {
        let question = need.question.isEmpty ? Self.question(for: need.kind) : need.question
        var lines = rows.wrapped(question, theme[isOpen ? .question : .text], lead: "  ? ", leadStyle: theme[.question])
        for call in need.calls { lines += rows.wrapped(text(of: call), theme[.tool], lead: "    ▸ ") }
        for (index, choice) in need.choices.enumerated() {
            lines += rows.wrapped(choice.label, theme[.text], lead: Self.lead(index + 1), leadStyle: theme[.key])
        }
        for field in need.fields { lines += rows.wrapped(Self.text(of: field), theme[.text], lead: "    · ") }
        if isOpen { lines += rows.wrapped(Self.remedy(for: need), theme[.dim], lead: "    ") }
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

    private static func question(for kind: Need.Kind) -> String {
        switch kind {
        case .input: "The agent waits for your answer."
        case .choice: "The agent waits for your choice."
        case .form: "The agent waits for these details."
        case .file: "The agent waits for a file."
        case .approval: "The agent waits for your approval."
        case .toolResult: "The agent waits for a tool's result."
        case .signIn: "The agent waits for you to sign in."
        }
    }

    private static func remedy(for need: Need) -> String {
        guard need.isAnswerable else { return "This can be answered only in the platform's own interface." }
        switch need.kind {
        case .form: return "Type the details as one message."
        case .approval where need.choices.isEmpty: return "Type yes or no."
        case .signIn: return "Sign in there, then type that it is done."
        default: return need.choices.isEmpty ? "Type the answer." : "Type a number, or an answer in your own words."
        }
    }
}
