internal import BatonCore

extension Run {
    /// What has come of the run beside its items, state and handle; these stand beside it.
    var storedDetail: JSONValue {
        var object = JSONObject()
        object.put("agent_id", text: agentID?.text)
        object.put("agent_name", text: agentName)
        object.put("model", text: model)
        object.put("sources", list: sources.map(\.stored))
        object.put("files", list: files.map(\.stored))
        object.put("usage", usage?.stored)
        object.put("accepted_ns", accepted)
        object.put("progress", text: progress)
        object.put("warnings", list: warnings.map(JSONValue.string))
        let unknown = unknownEvents.sorted { $0.key < $1.key }
        if !unknown.isEmpty {
            object.put(
                "unknown_events",
                .object(JSONObject(unknown.map { .init(name: $0.key, value: .number($0.value)) })))
        }
        return .object(object)
    }

    /// Reads what ``storedDetail`` wrote.
    mutating func readDetail(_ stored: StoredValue) throws(StoredMistake) {
        agentID = try stored.optionalText("agent_id").map { AgentID($0) }
        agentName = try stored.optionalText("agent_name")
        model = try stored.optionalText("model")
        sources = try stored.values("sources", Source.init(stored:))
        files = try stored.values("files", OfferedFile.init(stored:))
        usage = try stored.optional("usage", Usage.init(stored:))
        accepted = try stored.optionalDuration("accepted_ns")
        progress = try stored.optionalText("progress")
        warnings = try stored.texts("warnings")
        for member in try stored["unknown_events"]?.object.members ?? [] {
            unknownEvents[member.name] = member.value.int
        }
    }
}

extension Source {
    fileprivate var stored: JSONValue {
        var object: JSONObject = ["title": .string(title)]
        object.put("url", text: address)
        object.put("excerpt", text: excerpt)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            title: try stored.text("title"), address: try stored.optionalText("url"),
            excerpt: try stored.optionalText("excerpt"))
    }
}

extension OfferedFile {
    fileprivate var stored: JSONValue {
        var object: JSONObject = ["kind": .string(kind.rawValue), "name": .string(name)]
        object.put("url", text: address)
        object.put("media_type", text: mediaType)
        object.put("bytes", int: byteCount)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            kind: try stored.word("kind"), name: try stored.text("name"), address: try stored.optionalText("url"),
            mediaType: try stored.optionalText("media_type"), byteCount: try stored.optionalInt("bytes"))
    }
}

extension Usage {
    fileprivate var stored: JSONValue {
        var object = JSONObject()
        object.put("input_tokens", int: inputTokens)
        object.put("output_tokens", int: outputTokens)
        object.put("total_tokens", int: totalTokens)
        object.put("cost_usd", double: costUSD)
        object.put("model", text: model)
        object.put("time_to_first_token_ns", timeToFirstToken)
        object.put("models", list: models.map(\.stored))
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            inputTokens: try stored.optionalInt("input_tokens"), outputTokens: try stored.optionalInt("output_tokens"),
            totalTokens: try stored.optionalInt("total_tokens"), costUSD: try stored.optionalDouble("cost_usd"),
            model: try stored.optionalText("model"),
            timeToFirstToken: try stored.optionalDuration("time_to_first_token_ns"))
        models = try stored.values("models", Usage.init(stored:))
    }
}
