internal import BatonCore

extension HandOver {
    var storedTranscript: JSONValue {
        .array(transcript.map { ["role": .string($0.role.rawValue), "text": .string($0.text)] })
    }

    static func transcript(stored: StoredValue) throws(StoredMistake) -> [ChatMessage] {
        try stored.list.map { message throws(StoredMistake) in
            ChatMessage(role: try message.word("role"), text: try message.text("text"))
        }
    }

    /// For the thread that goes on.
    var stored: JSONValue {
        [
            "thread": .string(from.text), "profile": .string(fromAgent.profile.text),
            "agent": .string(fromAgent.agent), "turn": .string(turn.text), "turns": .number(turnCount),
            "left_out_turns": .number(leftOutCount), "transcript": storedTranscript,
        ]
    }

    init(stored: StoredValue, of thread: ChatThread) throws(StoredMistake) {
        self.init(
            from: ThreadID(try stored.text("thread")),
            fromAgent: AgentReference(
                profile: ProfileName(try stored.text("profile")), agent: try stored.text("agent")),
            to: thread.id, toAgent: thread.agent, turn: TurnID(try stored.text("turn")),
            turnCount: try stored.int("turns"), leftOutCount: try stored.int("left_out_turns"),
            transcript: try Self.transcript(stored: try stored.member("transcript")))
    }
}
