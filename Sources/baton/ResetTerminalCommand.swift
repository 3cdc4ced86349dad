import ArgumentParser
import BatonTerminal

/// `baton reset-terminal`: for the one way out that nothing can be done about.
struct ResetTerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-terminal", abstract: "Repair a terminal that a killed program has left broken.",
        discussion: """
            Switches off whatever Baton may have switched on (alternate screen, mouse, paste and focus reports, keyboard \
            protocols, synchronised output), shows the cursor, and makes the line's modes sane. Nothing on the screen is erased.
            """)

    func run() throws {
        guard let terminal = ControllingTerminal() else {
            StandardError.write("baton: this process belongs to no terminal.\n")
            throw Exit.failure
        }
        terminal.reset()
    }
}
