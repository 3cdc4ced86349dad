/// What a platform asks of the user before it goes on.
package struct Need: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case input, choice, form, file, approval, toolResult = "tool_result", signIn = "sign_in"
    }

    package var kind: Kind
    /// The question, in the platform's words.
    package var question: String
    package var choices: [Choice]
    package var fields: [FormField]
    /// The calls that wait for an approval or for a result from the user's side.
    package var calls: [ToolCall]
    /// Whether the user can answer from here; false where the platform takes the answer only in its own interface.
    package var isAnswerable: Bool
    /// What may be sent, where files are asked for.
    package var uploads = UploadRule()

    package init(
        kind: Kind, question: String, choices: [Choice] = [], fields: [FormField] = [], calls: [ToolCall] = [],
        isAnswerable: Bool = true
    ) {
        self.kind = kind
        self.question = question
        self.choices = choices
        self.fields = fields
        self.calls = calls
        self.isAnswerable = isAnswerable
    }

    /// One of the answers that the platform offers.
    package struct Choice: Hashable, Sendable {
        package var label: String
        /// What is sent as the next message when this one is chosen.
        package var value: String

        package init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }
}
