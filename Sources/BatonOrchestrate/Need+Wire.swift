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

    /// Files go up by a way of their own, so a typed answer is not one.
    init(uploadOf item: JSONValue) {
        let settings = item["uploadSettings"]
        var limits: [String] = []
        if case .object(let types) = settings?["allowedFileMimeTypes"] {
            limits.append(types.members.map(\.name).joined(separator: ", "))
        }
        limits += (item["supported_formats"]?.elements ?? []).compactMap(\.plainText)
        if let size = settings?["maxSingleFileSizeMB"]?.plainText ?? item["size_limit"]?.plainText {
            limits.append("at most \(size) MB")
        }
        let question = Self.question(of: item)
        let asked = question.isEmpty ? "The agent asks for a file" : question
        self.init(
            kind: .file, question: limits.isEmpty ? asked : "\(asked) (\(limits.joined(separator: "; ")))",
            isAnswerable: false)
    }

    /// The payload is not published: whatever names the connection is shown.
    init(connectionOf item: JSONValue) {
        let apps = item[anyOf: "apps", "applications", "disconnected_apps", "connections"]?.elements ?? []
        let named = apps.compactMap { $0.string ?? $0.text("display_name", "name", "app_id", "title", "url") }
        let words = item.text("text", "description", "title", "name", "app_id", "url")
        let wanted = named.isEmpty ? words : named.joined(separator: ", ")
        self.init(
            kind: .signIn, question: "Connection needed: \(wanted ?? "the agent's tool has no credentials yet")",
            isAnswerable: false)
    }

    /// The question of a text that carries an input widget; nil for a plain text.
    init?(widgetOf item: JSONValue) {
        guard let widget = Self.widget(of: item) else { return nil }
        let choices = (widget["options"]?.elements ?? item["options"]?.elements ?? []).compactMap(Self.choice)
        let question = item.text("text") ?? widget.text("description", "title") ?? ""
        self.init(kind: choices.isEmpty ? .input : .choice, question: question, choices: choices)
    }

    private static func widget(of item: JSONValue) -> JSONValue? {
        guard let widget = item["_meta"]?["com.ibm.orchestrate/widget"], case .object = widget else { return nil }
        return widget
    }

    private static func question(of item: JSONValue) -> String {
        ContentItem.words(in: item) ?? widget(of: item)?.text("description", "title") ?? ""
    }

    /// A label and what is sent for it; watson Assistant's older form has that inside of `value.input.text`.
    private static func choice(_ option: JSONValue) -> Choice? {
        if let text = option.string { return Choice(label: text, value: text) }
        let value = option["value"]
        let sent = value?["input"]?.text("text") ?? value?.plainText
        guard let label = option.text("label", "title", "name") ?? sent else { return nil }
        return Choice(label: label, value: sent ?? label)
    }
}
