package import BatonScreen

/// Which keys mean what: one table, from which keys are resolved and help, hints and the which-key strip are written.
package struct Keymap: Sendable {
    /// nil for the keys that Baton comes with, which are read when they are first asked for.
    private let own: KeyLookup?

    private let hints = HintMemory()

    private var lookup: KeyLookup { own ?? Self.standardLookup }

    package var bindings: [KeyBinding] { lookup.bindings }

    package enum Resolution: Hashable, Sendable {
        case command(UserCommand)
        /// More strokes may follow.
        case prefix
        case unbound
    }

    package init(bindings: [KeyBinding]) {
        own = KeyLookup(bindings)
    }

    private init() {
        own = nil
    }

    /// The keys that Baton comes with.
    package static let standard = Keymap()

    private static let standardLookup = KeyLookup(standardLines.flatMap { $0.map(\.binding) })

    /// What `strokes` mean, the nearest context first.
    package func resolve(_ strokes: [KeyStroke], in contexts: [KeyContext]) -> Resolution {
        let lookup = lookup
        for context in contexts {
            if let command = lookup.command(of: strokes, in: context) { return .command(command) }
        }
        return contexts.contains { lookup.isBegun(by: strokes, in: $0) } ? .prefix : .unbound
    }

    /// The key to name in a hint: the first that works in one of `contexts`.
    package func hint(for command: UserCommand, in contexts: [KeyContext]) -> String? {
        hints.hint(for: command, in: contexts) { findHint(for: command, in: contexts) }
    }

    private func findHint(for command: UserCommand, in contexts: [KeyContext]) -> String? {
        guard let own else { return Self.standardHint(for: command, in: contexts) }
        for context in contexts {
            let binding = own.bindings.first { $0.context == context && $0.command == command && !$0.sequences.isEmpty }
            if let binding { return binding.sequences[0].notation }
        }
        return nil
    }

    /// As ``findHint(for:in:)``, without reading a key: the first frame asks for some.
    private static func standardHint(for command: UserCommand, in contexts: [KeyContext]) -> String? {
        for context in contexts {
            for lines in standardLines {
                for index in lines.indices where lines[index].context == context && lines[index].command == command {
                    if let key = lines[index].keys.first { return key }
                }
            }
        }
        return nil
    }

    /// What may follow `strokes`, in the table's order: the rest of the keys, and the help.
    package func continuations(of strokes: [KeyStroke], in contexts: [KeyContext]) -> [(keys: String, help: String)] {
        HelpText.grouped(
            bindings.filter { contexts.contains($0.context) }.flatMap { binding in
                binding.sequences.compactMap { sequence in
                    guard sequence.strokes.count > strokes.count, sequence.strokes.starts(with: strokes) else {
                        return nil
                    }
                    let rest = KeySequence(Array(sequence.strokes.dropFirst(strokes.count)))
                    return (keys: [rest.notation], help: binding.help)
                }
            }
        ).map { (keys: $0.keys.joined(separator: " "), help: $0.help) }
    }
}
