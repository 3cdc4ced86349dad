internal import BatonCore
internal import BatonScreen

extension Keymap {
    /// This keymap with the user's rules: each takes its key from whatever it meant in that context.
    ///
    /// The rules hold together, whatever their order. A key that a user has given to a command is the one that hints name.
    /// - Throws: ``KeyMistake`` for a key or command that is none, a key that no terminal sends or that types text, two
    ///   rules for one key, a key without a meaning that is to lose it, and one that begins another's sequence.
    package func rebound(by rules: [KeyRule]) throws(KeyMistake) -> Keymap {
        var changes: [KeyChange] = []
        for (index, rule) in rules.enumerated() {
            let change = try change(rule, at: index)
            let same = changes.contains { $0.context == change.context && $0.sequence == change.sequence }
            guard !same else {
                throw KeyMistake(rule: index, message: "“\(rule.key)” is set twice in \(rule.context.name)")
            }
            changes.append(change)
        }
        var bindings = bindings
        for change in changes { change.unbind(in: &bindings) }
        // The last rule first, because each goes before the keys that are there.
        for change in changes.reversed() { change.bind(in: &bindings) }
        let keymap = Keymap(bindings: bindings)
        for (index, change) in changes.enumerated() where change.command != nil {
            if let other = keymap.unreachable(beside: change) {
                throw KeyMistake(
                    rule: index,
                    message:
                        "“\(change.sequence.notation)” and “\(other.sequence.notation)” (\(other.context.name)) cannot "
                        + "both be, because one begins the other",
                    hint: "\"\(other.sequence.notation)\" = \"\" in [keys.\(other.context.name)] frees it.")
            }
        }
        return keymap
    }

    private func change(_ rule: KeyRule, at index: Int) throws(KeyMistake) -> KeyChange {
        guard let sequence = KeySequence(rule.key) else {
            throw KeyMistake(
                rule: index, message: "“\(rule.key)” is no key",
                hint: "Keys are written C-g, Alt-t, F5, PgUp, Shift-Tab, C-x t.")
        }
        for stroke in sequence.strokes {
            if let reason = stroke.unsendable {
                throw KeyMistake(rule: index, message: "No terminal sends “\(stroke.notation)”", hint: reason)
            }
        }
        let context = rule.context
        guard !rule.command.isEmpty else {
            guard isBound(sequence, in: context) else {
                let place = KeyContext.allCases.first { isBound(sequence, in: $0) }
                throw KeyMistake(
                    rule: index, message: "“\(rule.key)” means nothing in \(context.name)",
                    hint: place.map { "It does in [keys.\($0.name)]." } ?? "There is nothing to take from it.")
            }
            return KeyChange(context: context, sequence: sequence, command: nil, help: "")
        }
        guard let command = UserCommand(name: rule.command) else {
            let near = NearestWord.of(rule.command, in: UserCommand.names)
            throw KeyMistake(
                rule: index, message: "“\(rule.command)” is no command",
                hint: near.map { "Did you mean “\($0)”?" }
                    ?? "baton keys lists them; \"\" takes the key's meaning away.")
        }
        if sequence.strokes[0].isTyped, takesText(context) {
            throw KeyMistake(
                rule: index, message: "“\(rule.key)” is text in \(context.name)",
                hint: "Take C-, Alt- or a function key.")
        }
        let homes = bindings.filter { $0.command == command }.map(\.context)
        guard context.takes(command, from: homes) else {
            let names = homes.map(\.name).joined(separator: ", ")
            throw KeyMistake(
                rule: index, message: "“\(rule.command)” does nothing in \(context.name)",
                hint: "It belongs to \(names).")
        }
        let help = bindings.first { $0.command == command }?.help ?? rule.command
        return KeyChange(context: context, sequence: sequence, command: command, help: help)
    }

    private func isBound(_ sequence: KeySequence, in context: KeyContext) -> Bool {
        bindings.contains { $0.context == context && $0.sequences.contains(sequence) }
    }

    /// Whether printable keys are text there: this keymap gives none of them a meaning.
    private func takesText(_ context: KeyContext) -> Bool {
        !bindings.contains { $0.context == context && $0.sequences.contains { $0.strokes[0].isTyped } }
    }

    /// A sequence of which only one can be reached beside the change's, where both are asked for together.
    private func unreachable(beside change: KeyChange) -> (context: KeyContext, sequence: KeySequence)? {
        let strokes = change.sequence.strokes
        for binding in bindings where binding.context.isAsked(with: change.context) {
            for other in binding.sequences where other != change.sequence {
                if other.strokes.starts(with: strokes) || strokes.starts(with: other.strokes) {
                    return (binding.context, other)
                }
            }
        }
        return nil
    }
}

/// A rule that was understood.
private struct KeyChange {
    var context: KeyContext
    var sequence: KeySequence
    /// nil takes the key's meaning away.
    var command: UserCommand?
    var help: String

    func unbind(in bindings: inout [KeyBinding]) {
        for index in bindings.indices where bindings[index].context == context {
            bindings[index].sequences.removeAll { $0 == sequence }
        }
    }

    func bind(in bindings: inout [KeyBinding]) {
        guard let command else { return }
        if let index = bindings.firstIndex(where: { $0.context == context && $0.command == command }) {
            bindings[index].sequences.insert(sequence, at: 0)
        } else {
            bindings.append(KeyBinding(command: command, context: context, sequences: [sequence], help: help))
        }
    }
}

extension KeyStroke {
    /// Why no terminal sends this stroke as itself; nil where one does.
    fileprivate var unsendable: String? {
        guard case .character(let character) = key else { return nil }
        if modifiers.contains(.control) {
            switch character {
            case "i": return "It arrives as Tab."
            case "m": return "It arrives as Enter."
            case "[": return "It arrives as Esc."
            case "@": return "It arrives as C-Space."
            case "?": return "It arrives as Backspace."
            default: return nil
            }
        }
        guard modifiers.contains(.alt), "[O]P_X^".contains(character) else { return nil }
        return "What terminals send for other keys begins like that."
    }
}
