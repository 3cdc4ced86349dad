import ArgumentParser
import BatonCore
import BatonInterface
import BatonScreen
import BatonSettings
import Glibc

/// `baton keys`: what the keys do, or what the terminal sends for them.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the keys as they are set, or show what the terminal sends.",
        discussion: """
            The names are what [keys.CONTEXT] in the configuration takes: [keys.composer] with "C-g" = "agent" gives a key \
            to a command, "C-g" = "" takes its meaning away.
            """)

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    @Flag(
        help: "Show for each key that is pressed the bytes, Baton's name for it, and what it does. q or C-c C-c ends.")
    var probe = false

    @Flag(help: "Print the tables as the README has them.")
    var markdown = false

    func validate() throws {
        if probe, markdown || output == .json {
            throw ValidationError("--probe prints as keys are pressed, in no form.")
        }
        if markdown, output == .json { throw ValidationError("--markdown and -o json are two forms.") }
    }

    func run() throws {
        let keymap = try Setup.load().keymap()
        if probe { return try KeyProbe(keymap: keymap).run() }
        if markdown { return try StandardOutput.write(KeyTable(keymap).markdown) }
        switch output {
        case .text: try StandardOutput.write(Self.text(KeyTable(keymap)))
        case .json: try StandardOutput.write(Self.document(KeyTable(keymap)).prettyText + "\n")
        }
    }

    // MARK: Forms

    private static func text(_ table: KeyTable) -> String {
        let rows = table.sections.flatMap(\.rows)
        let keyColumns = rows.map { TextWidth.columns(of: keys(of: $0)) }.max() ?? 0
        let nameColumns = rows.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return table.sections.map { section in
            let lines = section.rows.map { row in
                "  " + padded(keys(of: row), keyColumns) + "  " + padded(row.name, nameColumns) + "  " + row.help + "\n"
            }
            return section.context.name + "\n" + lines.joined()
        }.joined(separator: "\n")
    }

    private static func keys(of row: KeyTable.Row) -> String { row.keys.joined(separator: "  ") }

    private static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - TextWidth.columns(of: text)))
    }

    private static func document(_ table: KeyTable) -> JSONValue {
        let contexts = table.sections.map { section -> JSONValue in
            let bindings = section.rows.map { row -> JSONValue in
                [
                    "command": .string(row.name), "keys": .array(row.keys.map(JSONValue.string)),
                    "help": .string(row.help),
                ]
            }
            return ["context": .string(section.context.name), "bindings": .array(bindings)]
        }
        return ["contexts": .array(contexts)]
    }
}
