internal import BatonCore

extension Need {
    var stored: JSONValue {
        var object: JSONObject = ["kind": .string(kind.rawValue), "question": .string(question)]
        object.put("choices", list: choices.map { ["label": .string($0.label), "value": .string($0.value)] })
        object.put("fields", list: fields.map(\.stored))
        object.put("calls", list: calls.map(\.stored))
        object.put("answerable", .bool(isAnswerable))
        if uploads != UploadRule() { object.put("uploads", uploads.stored) }
        return .object(object)
    }

    init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            kind: try stored.word("kind"), question: try stored.text("question"),
            choices: try stored.values("choices", Choice.init(stored:)),
            fields: try stored.values("fields", FormField.init(stored:)),
            calls: try stored.values("calls", ToolCall.init(stored:)),
            isAnswerable: try stored.flag("answerable"))
        if let rule = stored["uploads"] { uploads = try UploadRule(stored: rule) }
    }
}

extension Need.Choice {
    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(label: try stored.text("label"), value: try stored.text("value"))
    }
}

extension ToolCall {
    var stored: JSONValue { ["id": .string(id.text), "name": .string(name), "arguments": arguments] }

    init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            id: ToolCallID(try stored.text("id")), name: try stored.text("name"),
            arguments: stored["arguments"]?.value ?? .null)
    }
}

extension UploadRule {
    fileprivate var stored: JSONValue {
        var object = JSONObject()
        object.put("extensions", list: extensions.map(JSONValue.string))
        object.put("media_types", list: mediaTypes.map(JSONValue.string))
        object.put("maximum_bytes", int: maximumBytes)
        object.put("maximum_count", int: maximumCount)
        object.put("minimum_count", int: minimumCount)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init()
        extensions = try stored.texts("extensions")
        mediaTypes = try stored.texts("media_types")
        maximumBytes = try stored.optionalInt("maximum_bytes")
        maximumCount = try stored.optionalInt("maximum_count")
        minimumCount = try stored.int("minimum_count")
    }
}

extension Need.FormField {
    fileprivate var stored: JSONValue {
        var object: JSONObject = ["name": .string(name), "label": .string(label), "type": .string(type)]
        object.put("required", flag: isRequired)
        object.put("choices", list: choices.map(JSONValue.string))
        object.put("choice_labels", list: choiceLabels.map(JSONValue.string))
        // A default of null is not the same as none.
        if let defaultValue { object["default"] = ["value": defaultValue] }
        object.put("format", text: format)
        if bounds != Bounds() { object.put("bounds", bounds.stored) }
        object.put("help", text: help)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            name: try stored.text("name"), label: try stored.text("label"), type: try stored.text("type"),
            isRequired: try stored.flag("required"), choices: try stored.texts("choices"))
        choiceLabels = try stored.texts("choice_labels")
        defaultValue = stored["default"]?.value["value"]
        format = try stored.optionalText("format")
        if let bounds = stored["bounds"] { self.bounds = try Bounds(stored: bounds) }
        help = try stored.optionalText("help")
    }
}

extension Need.FormField.Bounds {
    fileprivate var stored: JSONValue {
        var object = JSONObject()
        object.put("minimum", double: minimum)
        object.put("maximum", double: maximum)
        object.put("excludes_minimum", flag: excludesMinimum)
        object.put("excludes_maximum", flag: excludesMaximum)
        object.put("minimum_count", int: minimumCount)
        object.put("maximum_count", int: maximumCount)
        object.put("pattern", text: pattern)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            minimum: try stored.optionalDouble("minimum"), maximum: try stored.optionalDouble("maximum"),
            minimumCount: try stored.optionalInt("minimum_count"),
            maximumCount: try stored.optionalInt("maximum_count"),
            pattern: try stored.optionalText("pattern"))
        excludesMinimum = try stored.flag("excludes_minimum")
        excludesMaximum = try stored.flag("excludes_maximum")
    }
}
