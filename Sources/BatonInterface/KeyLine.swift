/// A line of the standard keymap as it is written: its keys have not been read yet.
///
/// Reading all of them takes as long as drawing the first frame, which needs some of their names and no more.
struct KeyLine: Sendable {
    var command: UserCommand
    var context: KeyContext
    /// In the words that ``KeySequence/notation`` has for them.
    var keys: [String]
    var help: String

    /// - Precondition: every key is one that ``KeySequence/init(_:)`` reads.
    var binding: KeyBinding {
        var sequences: [KeySequence] = []
        for notation in keys {
            guard let sequence = KeySequence(notation) else { preconditionFailure("no such key: \(notation)") }
            sequences.append(sequence)
        }
        return KeyBinding(command: command, context: context, sequences: sequences, help: help)
    }
}
