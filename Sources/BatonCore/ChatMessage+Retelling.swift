extension [ChatMessage] {
    /// `text` behind what was said before it, for agents that take one message and no history: everything is marked as what
    /// it is, so that the agent answers the last of it only. Without anything before it, `text` as it is.
    package func retold(before text: String) -> String {
        guard !isEmpty else { return text }
        var retelling = Retelling.opening + " What was said in it, the oldest first:\n\n<conversation>"
        for message in self { retelling += "\n\(message.role.rawValue): \(message.text)\n" }
        return retelling + Retelling.end + text
    }
}

/// What a message begins with that tells what was said before it, and what stands before the message itself.
private enum Retelling {
    static let opening = "This conversation began elsewhere."
    static let end = "</conversation>\n\nThe message to answer:\n\n"
}

extension String {
    /// Whether this begins as ``Swift/Array/retold(before:)`` does; a server may name a thread after that.
    package var isRetelling: Bool { hasPrefix(Retelling.opening) }

    /// The message alone, of a text that ``Swift/Array/retold(before:)`` made; any other as it is.
    package var withoutRetelling: String {
        guard isRetelling, let end = ranges(of: Retelling.end).last?.upperBound else { return self }
        return String(self[end...])
    }
}

extension ChatThread {
    /// What was said, oldest first, and before that what another agent was told that had the conversation. A prompt that
    /// certainly never reached its server is not part of it, nor is a turn that only has files.
    package var transcript: [ChatMessage] {
        (origin?.transcript ?? [])
            + turns.flatMap { turn -> [ChatMessage] in
                if case .failed(let failure) = turn.run?.outcome, failure.delivery == .notDelivered { return [] }
                return [
                    ChatMessage(role: .user, text: turn.prompt.text),
                    ChatMessage(role: .assistant, text: turn.run?.text ?? ""),
                ].filter { !$0.text.isEmpty }
            }
    }
}
