import BatonInterface
import BatonScreen
import Foundation
import TerminalEmulator

/// How one row of the key table shows what it does, with each of its keys: keys in, an effect on the screen.
///
/// Begins and ends where nothing is open and nothing is written.
struct KeyScript: Sendable {
    let context: KeyContext
    let command: String
    let steps: [Step]

    enum Step: Sendable {
        /// Keys as people write them, which are pressed one after the other.
        case press(String)
        case type(String)
        /// The row's own key. What is waited for next must not be there already: else it would show nothing.
        case key
        case wait(Expectation)
        /// Something else writes on the terminal.
        case spoil
        /// The shell lets a suspended program go on.
        case resume
        case ends
    }

    /// What is to be seen.
    struct Expectation: Sendable {
        let what: String
        let holds: @Sendable (VirtualTerminal) -> Bool
    }

    init(_ context: KeyContext, _ command: String, _ steps: Step...) {
        self.init(context, command, steps)
    }

    init(_ context: KeyContext, _ command: String, _ steps: [Step]) {
        (self.context, self.command, self.steps) = (context, command, steps)
    }

    /// The row's name in failures and in the comparison with the table.
    var row: String { "\(context.name) \(command)" }
}

extension KeyScript.Step: ExpressibleByStringLiteral {
    init(stringLiteral keys: String) { self = .press(keys) }

    static func see(_ text: String) -> Self {
        .wait(.init(what: "“\(text)” is shown") { $0.text.contains(text) })
    }

    static func gone(_ text: String) -> Self {
        .wait(.init(what: "“\(text)” is gone") { !$0.text.contains(text) })
    }

    /// In a row by itself, or the beginning of one.
    static func line(_ text: String) -> Self {
        .wait(.init(what: "a row begins with “\(text)”") { $0.hasRow { $0.hasPrefix(text) } })
    }

    static func twice(_ text: String) -> Self {
        .wait(
            .init(what: "two rows begin with “\(text)”") { screen in
                (0..<screen.rows).count { screen.row($0).hasPrefix(text) } == 2
            })
    }

    static func match(_ pattern: String) -> Self {
        .wait(
            .init(what: "a row matches \(pattern)") {
                $0.hasRow { $0.range(of: pattern, options: .regularExpression) != nil }
            })
    }

    static func noLine(_ text: String) -> Self {
        .wait(.init(what: "no row begins with “\(text)”") { !$0.hasRow { $0.hasPrefix(text) } })
    }

    /// The last row begins so.
    static func status(_ text: String) -> Self {
        .wait(.init(what: "the status is “\(text)”") { ($0.row($0.rows - 1) + " ").hasPrefix(" " + text) })
    }

    /// The slot that the agent bar shows as the active one.
    static func slot(_ number: Int) -> Self {
        .wait(.init(what: "slot \(number) is the active one") { $0.activeSlot == number })
    }

    /// The row on which the cursor stands begins so.
    static func at(_ text: String) -> Self {
        .wait(.init(what: "the cursor stands on “\(text)”") { $0.row($0.cursor.row).hasPrefix(text) })
    }

    /// It has that text anywhere, as in a pane.
    static func under(_ text: String) -> Self {
        .wait(.init(what: "the cursor's row has “\(text)”") { $0.row($0.cursor.row).contains(text) })
    }

    static func notUnder(_ text: String) -> Self {
        .wait(.init(what: "the cursor's row has no “\(text)”") { !$0.row($0.cursor.row).contains(text) })
    }

    /// The draft's rows, with the cursor as `|`.
    static func draft(_ text: String) -> Self {
        .wait(.init(what: "the draft is “\(text)”") { $0.draft == text })
    }

}

extension [KeyScript.Step] {
    static func all(_ steps: KeyScript.Step...) -> Self { steps }
}

extension KeyScript.Expectation {
    static let idle = Self(what: "nothing is open or written") { $0.isIdle }
    static let normalScreen = Self(what: "the normal screen is shown") { !$0.isAlternateScreen }
}

extension VirtualTerminal {
    fileprivate func hasRow(_ test: (String) -> Bool) -> Bool { (0..<rows).contains { test(row($0)) } }

    /// What stands between the composer's rules, with the cursor as `|`; blanks at the ends of rows are not seen.
    fileprivate var draft: String? {
        guard let last = (0..<rows - 1).last(where: { row($0).hasPrefix("───") }),
            let first = (0..<last).last(where: { row($0).hasPrefix("›") })
        else { return nil }
        return (first..<last).map { line in
            var text = row(line)
            if cursor.row == line {
                while text.count < cursor.column { text += " " }
                text.insert("|", at: text.index(text.startIndex, offsetBy: cursor.column))
            }
            return String(text.dropFirst(2))
        }.joined(separator: "\n")
    }

    /// The number that stands on the active slot's ground.
    fileprivate var activeSlot: Int? {
        (0..<columns).map { cell($0, 0) }.first { $0.background != .standard && Int($0.text) != nil }.flatMap {
            Int($0.text)
        }
    }

    /// Nothing is open, nothing written, and the composer has the focus.
    var isIdle: Bool { row(rows - 1).hasSuffix("? help") && draft == "|" }
}
