package import BatonScreen

/// Which keys mean what: one table, from which keys are resolved and help, hints and the which-key strip are written.
package struct Keymap: Sendable {
    /// nil for the keys that Baton comes with, which are read when they are first asked for.
    private let own: [KeyBinding]?

    package var bindings: [KeyBinding] { own ?? Self.standardBindings }

    package enum Resolution: Hashable, Sendable {
        case command(UserCommand)
        /// More strokes may follow.
        case prefix
        case unbound
    }

    package init(bindings: [KeyBinding]) {
        own = bindings
    }

    private init() {
        own = nil
    }

    /// The keys that Baton comes with.
    package static let standard = Keymap()

    /// What `strokes` mean, the nearest context first. A look through the table, which is short, for each key.
    package func resolve(_ strokes: [KeyStroke], in contexts: [KeyContext]) -> Resolution {
        let bindings = bindings
        // By index: a loop over the values would copy each of them, for every key.
        for context in contexts {
            for index in bindings.indices.reversed() where bindings[index].context == context {
                if bindings[index].sequences.contains(where: { $0.strokes == strokes }) {
                    return .command(bindings[index].command)
                }
            }
        }
        for index in bindings.indices where contexts.contains(bindings[index].context) {
            let isBegun = bindings[index].sequences.contains {
                $0.strokes.count > strokes.count && $0.strokes.starts(with: strokes)
            }
            if isBegun { return .prefix }
        }
        return .unbound
    }

    /// The key to name in a hint: the first that works in one of `contexts`.
    package func hint(for command: UserCommand, in contexts: [KeyContext]) -> String? {
        guard let own else { return Self.standardHint(for: command, in: contexts) }
        for context in contexts {
            let binding = own.first { $0.context == context && $0.command == command && !$0.sequences.isEmpty }
            if let binding { return binding.sequences[0].notation }
        }
        return nil
    }

    /// As ``hint(for:in:)``, without reading a key: the first frame asks for some.
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
