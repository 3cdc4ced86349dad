internal import BatonCore

extension Need {
    /// A question of which only the words are known.
    init(_ kind: Kind, of item: JSONValue, isAnswerable: Bool = true) {
        self.init(kind: kind, question: Self.question(of: item), isAnswerable: isAnswerable)
    }

    init(optionsOf item: JSONValue) {
        let choices = (item["options"]?.elements ?? []).compactMap(Self.choice)
        self.init(kind: choices.isEmpty ? .input : .choice, question: Self.question(of: item), choices: choices)
    }

    init(formOf item: JSONValue) {
        self.init(kind: .form, question: Self.question(of: item), fields: FormSchema(item).fields)
    }

    init(uploadOf item: JSONValue) {
        let question = Self.question(of: item)
        self.init(kind: .file, question: question.isEmpty ? "The agent asks for a file" : question)
        uploads = UploadRule(item)
    }

    /// The payload is not published: whatever names the connection is shown.
    init(connectionOf item: JSONValue) {
        let apps = item[anyOf: "apps", "applications", "disconnected_apps", "connections"]?.elements ?? []
        let named = apps.compactMap { $0.string ?? $0.text("display_name", "name", "app_id", "title", "url") }
        let words = item.text("text", "description", "title", "name", "app_id", "url")
        let wanted = named.isEmpty ? words : named.joined(separator: ", ")
        self.init(
            kind: .signIn,
            question: "Connection needed: \(wanted ?? "the agent's tool has no credentials yet").\n"
                + "It is made in watsonx Orchestrate, or with orchestrate connections set-credentials.")
    }

    private static func question(of item: JSONValue) -> String {
        ContentItem.words(in: item) ?? widget(of: item)?.text("description", "title") ?? ""
    }

    /// A label and what is sent for it; watson Assistant's older form has that inside of `value.input.text`.
    static func choice(_ option: JSONValue) -> Choice? {
        if let text = option.string { return Choice(label: text, value: text) }
        let value = option["value"]
        let sent = value?["input"]?.text("text") ?? value?.plainText
        guard let label = option.text("label", "title", "name") ?? sent else { return nil }
        return Choice(label: label, value: sent ?? label)
    }
}
