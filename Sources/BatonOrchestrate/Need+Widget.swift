internal import BatonCore

/// Widgets: what a tool wants of the user beside a text, as `_meta` tells it (`watsonx-orchestrate.md` §9; the members' names
/// are those of IBM's public widget reference).
extension Need {
    /// The question of an element that carries an input widget; nil for a plain element.
    init?(widgetOf item: JSONValue) {
        guard let widget = Self.widget(of: item) else { return nil }
        self.init(widget: widget, of: item)
    }

    /// - Parameter widget: the widget, or the element itself where its type is the widget's.
    init(widget: JSONValue, of item: JSONValue) {
        let question =
            item.text("text") ?? widget.text("confirmation_text", "description", "title") ?? item.text(
                "description", "title")
            ?? ""
        let choices = Self.choices(of: widget, item)
        if !choices.isEmpty, widget["is_multi_selection"]?.bool != true {
            self.init(kind: .choice, question: question, choices: choices)
        } else if let field = Self.field(of: widget, choices, question) {
            self.init(kind: .form, question: question, fields: [field])
        } else {
            self.init(kind: .input, question: question)
        }
    }

    static func widget(of item: JSONValue) -> JSONValue? {
        guard let widget = item["_meta"]?["com.ibm.orchestrate/widget"], case .object = widget else { return nil }
        return widget
    }

    private static func choices(of widget: JSONValue, _ item: JSONValue) -> [Choice] {
        let given = (widget["options"]?.elements ?? item["options"]?.elements ?? []).compactMap(choice)
        guard given.isEmpty, kind(of: widget) == "confirmation" else { return given }
        let yes = widget["confirmation_details"].flatMap(choice) ?? Choice(label: "Yes", value: "yes")
        let no = widget["cancelation_details"].flatMap(choice) ?? Choice(label: "No", value: "no")
        return [yes, no]
    }

    private static func kind(of widget: JSONValue) -> String? {
        widget.text("type") ?? widget.text("response_type")
    }

    /// The one value that the widget collects; nil where any text will do.
    private static func field(of widget: JSONValue, _ choices: [Choice], _ question: String) -> FormField? {
        let collected = widget.text("collection_type")
        var field = FormField(
            name: widget["on_event"]?.text("map_input_to") ?? "value",
            label: widget.text("title", "description") ?? question, type: "string", isRequired: true)
        field.defaultValue = widget[anyOf: "default_value", "default"]
        if let help = widget.text("description"), help != field.label, help != question { field.help = help }
        switch kind(of: widget) {
        case "datetime", "date", "time": setTime(of: &field, widget, collected ?? kind(of: widget))
        case "number": setNumber(of: &field, widget, collected)
        case "text":
            guard let pattern = widget.text("regex_expression") else { return nil }
            field.bounds.pattern = pattern
        case _ where !choices.isEmpty:
            field.type = "array"
            field.choices = choices.map(\.value)
            field.choiceLabels = choices.map(\.label)
        default: return nil
        }
        return field
    }

    /// JSON Schema's words for the three; the bounds have no place there but the words beside the field.
    private static func setTime(of field: inout FormField, _ widget: JSONValue, _ collected: String?) {
        field.format = collected == "datetime" ? "date-time" : collected
        let bounds = [("from", "min_datetime"), ("to", "max_datetime")].compactMap { word, name in
            widget.text(name).map { "\(word) \($0)" }
        }
        guard !bounds.isEmpty else { return }
        field.help = ([field.help] + [bounds.joined(separator: " ")]).compactMap(\.self).joined(separator: "; ")
    }

    private static func setNumber(of field: inout FormField, _ widget: JSONValue, _ collected: String?) {
        let digits = (widget["min_digits"]?.int, widget["max_digits"]?.int)
        switch collected {
        // A leading zero counts in these, and is lost in a number.
        case "phone", "zip_code": field.format = collected
        case "integer" where digits.0 == nil && digits.1 == nil: field.type = "integer"
        case "integer": field.bounds.pattern = "^[0-9]{\(digits.0 ?? 1),\(digits.1.map(String.init) ?? "")}$"
        default:
            field.type = "number"
            field.format = collected == "decimal" ? nil : collected
        }
        field.bounds.minimum = widget["min_number"]?.double
        field.bounds.maximum = widget["max_number"]?.double
        if field.type == "string", field.bounds.pattern == nil {
            (field.bounds.minimumCount, field.bounds.maximumCount) = digits
        }
    }
}
