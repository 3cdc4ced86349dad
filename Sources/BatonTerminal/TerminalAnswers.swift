package import BatonScreen
import CTerminal
import Glibc

/// What the terminal answers when it is asked outright, without a screen.
package struct TerminalAnswers: Hashable, Sendable {
    package var isSynchronized = false
    package var knowsKeyboardProtocol = false
    package var appearance: Appearance?
    /// Whether it answered at all.
    package var isAnswered = false

    /// Half a second: also over a slow connection a terminal has answered by then.
    private static let patience: Duration = .milliseconds(500)

    /// Asks the controlling terminal, and waits for its answer.
    /// - Returns: nil where there is no terminal, or one that may print the question.
    package static func ask(_ description: TerminalDescription) -> TerminalAnswers? {
        guard description.answersAbilities, let terminal = ControllingTerminal() else { return nil }
        return terminal.inRawMode { ask(through: terminal) }
    }

    private static func ask(through terminal: borrowing ControllingTerminal) -> TerminalAnswers {
        for question in [
            TerminalSequences.askAbilities, TerminalSequences.askBackground, TerminalSequences.askAttributes,
        ] { terminal.write(question) }
        var answers = TerminalAnswers()
        var decoder = InputDecoder()
        let end = ContinuousClock.now + patience
        while !answers.isAnswered, let bytes = terminal.read(until: end) {
            for event in decoder.decode(bytes) {
                if case .appearanceReported(let appearance) = event { answers.appearance = appearance }
            }
            for report in decoder.takeReports() {
                switch report {
                case .synchronizedOutput(let isKnown): answers.isSynchronized = isKnown
                case .keyboard: answers.knowsKeyboardProtocol = true
                case .attributes: answers.isAnswered = true
                case .ready: break  // Not asked.
                }
            }
        }
        return answers
    }
}
