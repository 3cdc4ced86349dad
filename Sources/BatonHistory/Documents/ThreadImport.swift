package import BatonCore

/// Makes a thread of a document that another program, or another Baton, has written.
///
/// Everything in it is sanitised as what a server sends, because anybody can have written it.
package enum ThreadImport {
    /// - Parameters:
    ///   - agent: who goes on with it, where the document does not say.
    ///   - generator: what ids are made from where the document has none.
    ///   - moment: when it was said, where the document does not say.
    /// - Throws: a sentence that names the place in the document.
    package static func thread(
        _ document: some Collection<UInt8>, agent: AgentReference,
        using generator: inout some RandomNumberGenerator, at moment: Moment
    ) throws(HistoryFailure) -> ChatThread {
        do {
            let value = try JSONValue(wire: document)
            if value["schema"] != nil { return try ThreadDocument.thread(value) }
            let rows = value["messages"] ?? value["data"] ?? value
            guard case .array(let messages) = rows, !messages.isEmpty else {
                throw StoredMistake(path: "", message: "there are no messages")
            }
            var reading =
                messages.contains(where: OrchestrateMessages.isOne)
                ? OrchestrateMessages.reading(messages, moment) : OpenAIMessages.reading(messages, moment)
            return try reading.thread(agent, using: &generator)
        } catch let mistake as StoredMistake {
            let place = mistake.path.isEmpty ? "" : " (at \(mistake.path))"
            throw HistoryFailure("This is no thread that Baton can read: \(mistake.message)\(place).")
        } catch {
            throw HistoryFailure("This is no JSON: \(error).")
        }
    }
}
