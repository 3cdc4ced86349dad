/// Everything known about a run at one moment: a value that does not change while the run goes on.
package struct RunRecord: Hashable, Sendable {
    package let id: RunID
    package let conversation: ConversationID
    package let agent: RehearsedAgent
    package let prompt: String
    /// The user's message, and the answer's, which is known before the answer is.
    package let promptMessage: MessageID
    package let answerMessage: MessageID
    /// Milliseconds since 1970.
    package let started: Int64
    /// Milliseconds since 1970; nil while the run goes on.
    package internal(set) var ended: Int64?
    package internal(set) var state: RunState = .running
    /// The answer so far.
    package internal(set) var text = ""
    package internal(set) var steps: [RunStep] = []
    package internal(set) var usage: WordUsage
    /// What the run ended with when its state is ``RunState/needsInput``.
    package internal(set) var ask: Ask?
    /// What came with the prompt.
    package internal(set) var files: [AttachedFile] = []
    /// What goes with the answer.
    package internal(set) var offers: [OfferedFile] = []
    /// Where the request came in, for addresses of files that go with the answer; nil on a wire that carries none.
    package internal(set) var origin: String?
    /// What was said before a flow went on alone, of which ``text`` begins; nil for a run that is none.
    package internal(set) var notice: Notice?
    /// How many acts have happened.
    package internal(set) var actCount = 0
}

extension RunRecord {
    package struct Notice: Hashable, Sendable {
        package var text: String
        /// Milliseconds since 1970.
        package var time: Int64
    }

    /// What was said after the notice; all of it where there is none.
    var textAfterNotice: String {
        guard let notice else { return text }
        // The empty line between the two is for wires on which both are one answer.
        let rest = String(decoding: text.utf8.dropFirst(notice.text.utf8.count), as: UTF8.self)
        return String(rest.drop(while: \.isNewline))
    }

    /// Whether the run goes on as a flow.
    var isFlowing: Bool { notice != nil && state == .running }
}

/// How far a run has come.
package enum RunState: Hashable, Sendable {
    /// → every other state.
    case running
    /// Ended with an answer.
    case completed
    /// Ended with a question: the next message of the conversation answers it.
    case needsInput
    /// Ended by the agent's failure, or by cancelling.
    case failed(message: String, code: Int)
    case cancelled

    package var isEnded: Bool { self != .running }
}

/// What a run used, counted in words: the rehearsal has no tokens, and invents none.
package struct WordUsage: Hashable, Sendable {
    /// Words of the prompt and of the conversation before it.
    package var input: Int
    /// Words of the answer so far.
    package var output: Int
    package var total: Int { input + output }

    package init(input: Int, output: Int) {
        self.input = input
        self.output = output
    }
}
