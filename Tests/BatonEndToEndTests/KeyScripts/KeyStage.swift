import BatonInterface
import BatonScreen
import Foundation
import TerminalEmulator
import Testing

/// Some scripts that one program plays one after the other, and what they need to be there.
struct KeyStage: Sendable, CustomTestStringConvertible {
    let name: String
    /// The agents in the slots: those of `quick` answer at once, those of `rehearsal` as the rehearsal does.
    let slots: [(profile: String, agent: String)]
    let opening: [KeyScript.Step]
    let scripts: [KeyScript]

    var testDescription: String { name }

    /// Plays every script with every key of its row.
    func play() throws {
        let (server, url) = try Program.rehearsal(speed: 40)
        let program = try Program(configuration: configuration(url))
        program.environment["ANY"] = "any"
        program.environment["EDITOR"] = "echo THE EDITOR; read line; printf 'by the editor' >"
        try Data("a note".utf8).write(to: program.home.appending(path: "note.txt"))
        var chat: PtyProcess?
        for script in scripts {
            for key in Self.keys(of: script) {
                let running = try chat ?? open(program)
                chat = running
                do {
                    if try play(script, key: key, in: running) { chat = nil }
                } catch {
                    Issue.record("\(script.row) with \(key): \(error)")
                    chat = nil
                }
            }
        }
        server.signal(SIGTERM)
    }

    private func configuration(_ address: String) -> String {
        let head = """
            profile = "quick"
            [profiles.quick]
            platform = "watsonx-orchestrate"
            url = "\(address)"
            token = { env = "ANY" }
            [profiles.orq]
            platform = "orq"
            url = "\(address)"
            api_key = { env = "ANY" }
            [profiles.reviews]
            platform = "orq"
            url = "\(address)"
            api_key = { env = "ANY" }
            api = "tasks"
            reviews = true
            [profiles.orq.tools.wait_for]
            command = ["/bin/sleep", "60"]

            """
        return head + slots.map { "[[slots]]\nprofile = \"\($0.profile)\"\nagent = \"\($0.agent)\"\n" }.joined()
    }

    /// For a row without keys: it is asked for in the palette.
    private static let byName = "its name"

    /// The row's keys as the table has them; a row without any is asked for by its name.
    private static func keys(of script: KeyScript) -> [String] {
        let row = Keymap.standard.bindings.first { $0.context == script.context && $0.command.name == script.command }
        guard let row else { return [] }
        return row.sequences.isEmpty ? [byName] : row.sequences.map(\.notation)
    }

    private func open(_ program: Program) throws -> PtyProcess {
        let chat = try program.open(["chat"], columns: 120, rows: 30, directory: program.home)
        try chat.waitUntil("it can be typed into") { $0.isIdle }
        for step in opening { try perform(step, in: chat) }
        return chat
    }

    /// - Returns: Whether the program has ended with it.
    private func play(_ script: KeyScript, key: String, in chat: PtyProcess) throws -> Bool {
        try chat.waitUntil("the script can begin") { $0.isIdle }
        for (index, step) in script.steps.enumerated() {
            guard case .key = step else {
                if try perform(step, in: chat) { return true }
                continue
            }
            if case .wait(let next)? = script.steps.dropFirst(index + 1).first, next.holds(chat.terminal) {
                throw PtyProcess.Failure(description: "before the key, \(next.what):\n\(chat.terminal.text)")
            }
            if key == Self.byName {
                try chat.send("\u{1B}x" + script.command + "\r")
            } else {
                try chat.send(key.split(separator: " ").compactMap { KeyStroke(String($0))?.bytes }.joined())
            }
        }
        return false
    }

    /// - Returns: Whether the program has ended with it.
    @discardableResult
    private func perform(_ step: KeyScript.Step, in chat: PtyProcess) throws -> Bool {
        switch step {
        case .press(let keys):
            // Esc as terminals send it that tell keys apart: what follows it at once would be taken for Alt and a key.
            try chat.send(
                keys.split(separator: " ").compactMap { KeyStroke(String($0)) }
                    .map { $0.key == .escape ? "\u{1B}[27u" : $0.bytes }.joined())
        case .type(let text): try chat.send(text)
        case .wait(let next): try chat.waitUntil(next.what, within: .seconds(8), next.holds)
        case .spoil: chat.terminal.feed(Array("\u{1B}[HSPOILT".utf8))
        case .resume: chat.signal(SIGCONT)
        case .ends:
            #expect(try chat.waitForEnd() == .exited(0))
            #expect(chat.modes == chat.modesBefore)
            return true
        case .key: break
        }
        return false
    }
}
