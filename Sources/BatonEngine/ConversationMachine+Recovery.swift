package import BatonCore

/// Ways on after a prompt that the server refused, or with a conversation that it has lost.
extension ConversationMachine {
    /// The prompt that the server certainly does not have, because it said so or was never reached; nil where there is
    /// none, and where the server may have it: such a prompt is never sent again.
    package var refusedPrompt: Prompt? {
        guard phase == .idle, let turn = thread.turns.last, case .failed(let failure) = turn.run?.outcome,
            failure.delivery == .notDelivered
        else { return nil }
        return turn.prompt
    }

    /// Whether the conversation can go on in a new one at the server, which is told what was said in this one.
    package var canFork: Bool { phase == .idle && thread.handle != nil && !thread.transcript.isEmpty }

    mutating func retry(at moment: Moment) -> [ConversationCommand] {
        guard let prompt = refusedPrompt else {
            tell("There is nothing to send again", .info, hint: reasonAgainstRetry)
            return []
        }
        return begin(prompt, at: moment)
    }

    private var reasonAgainstRetry: String? {
        if phase != .idle { return "A run is going on." }
        guard case .failed = thread.turns.last?.run?.outcome else { return nil }
        return "The server may have the message: it is not sent twice."
    }

    /// Leaves the conversation at the server as it is; the next message, or the one that was refused, begins another.
    mutating func fork(at moment: Moment) -> [ConversationCommand] {
        guard canFork else {
            tell(
                phase == .idle ? "There is no conversation at the server to fork" : "A run is going on", .info)
            return []
        }
        let refused = refusedPrompt
        thread.handle = nil
        isForked = true
        guard var prompt = refused else {
            tell("The next message begins a new conversation there, with what was said here", .info)
            return []
        }
        // What answered the old conversation's questions means nothing in the new one; the text still says it.
        prompt.toolResults = []
        prompt.form = nil
        prompt.verdict = nil
        return begin(prompt, at: moment)
    }
}

/// Answers that a program gives in the user's name.
extension ConversationMachine {
    /// So many answers in a row are sent without the user: an agent that calls and calls must not do so for ever
    /// (orq.ai's own programs stop there).
    package static let automaticAnswerLimit = 12

    /// Whether another answer may be sent before the user has said something.
    package var mayAnswerByItself: Bool { automaticAnswers < Self.automaticAnswerLimit }

    mutating func answerByItself(_ prompt: Prompt, at moment: Moment) -> [ConversationCommand] {
        guard need?.kind == .toolResult || need?.kind == .approval else { return [] }  // Late: the user has gone on.
        guard mayAnswerByItself else {
            tell(
                "\(Self.automaticAnswerLimit) answers in a row went out without you: this one waits for you", .warning)
            return []
        }
        automaticAnswers += 1
        return begin(prompt, at: moment)
    }
}
