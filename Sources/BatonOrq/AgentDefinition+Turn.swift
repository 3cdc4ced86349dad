import BatonCore

extension AgentDefinition {
    /// The fields that go with a turn of an agent that the server has, in the words of the two older generations.
    /// - Parameter isTaskStream: only a task's stream takes a limit of its own.
    func fields(thread: String?, isTaskStream: Bool) -> JSONObject {
        var output = turnFields
        output["thread"] = threadField(thread)
        if !isTaskStream { output["stream_timeout_seconds"] = nil }
        return output
    }

    /// The same in the words of the newest generation, which refuses every field and member that it does not know.
    /// - Throws: `.local` where it cannot take what the definition says.
    func routerFields(thread: String?) throws(PlatformFailure) -> JSONObject {
        var output: JSONObject = []
        output["variables"] = fields["variables"]
        if case .object(var identity) = fields["identity"] ?? fields["contact"] {
            identity["logo_url"] = nil
            output["identity"] = .object(identity)
        }
        output["thread"] = threadField(thread)
        output["memory"] = fields["memory"]
        output["metadata"] = try routerMetadata()
        output["template_engine"] = fields["engine"]
        return output
    }

    func threadField(_ id: String?) -> JSONValue? {
        guard case .object(var field) = fields["thread"] else { return nil }
        // The id first, as orq writes it; the definition may have tags alone.
        let rest = field.members.filter { $0.name != "id" }
        field = ["id": .string(field["id"]?.string ?? id ?? "")]
        field.members += rest
        return .object(field)
    }

    /// Its own words for a limit of the newest generation's: at most 16 pairs, texts only (reference §8).
    private func routerMetadata() throws(PlatformFailure) -> JSONValue? {
        guard case .object(let metadata) = fields["metadata"] else { return nil }
        guard metadata.members.count <= 16 else {
            throw PlatformFailure(
                .local, "metadata has \(metadata.members.count) pairs, and orq.ai's responses take at most 16",
                attempt: "starting the agent", hint: "Leave some out, or set api = \"agent-responses\".")
        }
        return .object(
            JSONObject(
                metadata.members.map {
                    JSONObject.Member(name: $0.name, value: .string($0.value.string ?? $0.value.text))
                }
            ))
    }
}
