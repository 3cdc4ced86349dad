internal import BatonCore

/// The answer to a form, in the two ways in which servers take it; or the word that a connection is made.
struct FormReply: Hashable, Sendable {
    enum Operation: String, Hashable, Sendable {
        case submit, cancel
    }

    let operation: Operation
    /// The form as a content item with its values (`watsonx-orchestrate.md` §3.1); nil where the server has asked by a widget,
    /// whose answer is the bare value, where it is not known any more how it asked, and after it has refused the item.
    var item: JSONValue?
    /// The same in words, which every server takes.
    let text: String
    /// What a message says besides its words when the connection that was asked for is made (§8.4); nil for everything else.
    let connectionStatus: JSONValue?

    /// - Parameter asked: the content item that asked for the form, as the handle keeps it.
    /// - Returns: nil for a prompt that answers none.
    init?(_ prompt: Prompt, asked: String?) {
        guard let answer = prompt.form else { return nil }
        let asked = asked.flatMap { try? JSONValue(parsing: $0) }  // What this adapter itself has written.
        let isForm = asked.map(Self.isForm) ?? false
        let values: JSONObject
        switch answer {
        case .submitted(let submitted): (operation, values) = (.submit, submitted)
        case .cancelled: (operation, values) = (.cancel, [])
        }
        text = Self.text(prompt.text, values, operation, isWidget: asked != nil && !isForm)
        let isConnection = asked?.text("response_type") == "disconnected_apps"
        connectionStatus =
            isConnection && operation == .submit
            ? ["connection_status": "connected", "connection_message": .string(text)] : nil
        if isForm, let asked { item = Self.item(asked, values, operation) }
    }

    /// Whether a content item asks for a form as such, and not by a widget for one value.
    private static func isForm(_ item: JSONValue) -> Bool {
        ["forms", "form", "multiturn_form"].contains(item.text("response_type"))
    }

    /// What an answer repeats of the question, so that the flow behind it knows which one it was.
    private static let echoed = [
        "response_type", "id", "json_schema", "ui_schema", "sub_type", "event_type", "dps_payload_id",
    ]

    private static func item(_ asked: JSONValue, _ values: JSONObject, _ operation: Operation) -> JSONValue {
        var item = JSONObject()
        for name in echoed { item[name] = asked[name] }
        item["form_data"] = .object(values)
        item["form_operation"] = .string(operation.rawValue)
        return .object(item)
    }

    private static func text(
        _ words: String, _ values: JSONObject, _ operation: Operation, isWidget: Bool
    ) -> String {
        if isWidget, values.members.count == 1, let value = values.members[0].value.plainText { return value }
        if !words.isEmpty { return words }
        if operation == .cancel { return operation.rawValue }
        return values.members.map { "\($0.name): \($0.value.plainText ?? "")" }.joined(separator: "\n")
    }
}
