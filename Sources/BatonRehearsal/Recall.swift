/// Answers questions for the conversation itself: "what did I just say?", "what was my last message?".
enum Recall {
    /// nil where the words ask for something else.
    static func answer(to words: [String], in turn: AgentTurn) -> String? {
        let sentence = words.joined(separator: " ")
        if asksForPrompt(sentence) {
            guard let last = turn.earlier.last else {
                return "Nothing yet: this is the first message of our conversation."
            }
            return "Your last message was:\n\n" + quoted(last.prompt)
        }
        if asksForAnswer(sentence) {
            guard let last = turn.earlier.last else { return "Nothing yet: you have only just come." }
            return "My last answer was:\n\n" + quoted(last.answer)
        }
        return nil
    }

    private static func asksForPrompt(_ sentence: String) -> Bool {
        [
            "did i just say", "did i say", "did i just write", "did i just ask", "did i ask", "i just said",
            "i just asked",
        ]
        .contains(where: sentence.contains)
            || ["message", "question", "prompt"].contains {
                sentence.contains("my last \($0)") || sentence.contains("my previous \($0)")
            }
            || sentence.contains("was just said")
    }

    private static func asksForAnswer(_ sentence: String) -> Bool {
        [
            "did you just say", "did you say", "you just said", "your last answer", "your previous answer",
            "your last message",
        ]
        .contains(where: sentence.contains)
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> \($0)" }
            .joined(separator: "\n")
    }
}
