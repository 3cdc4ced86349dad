internal import Synchronization

/// The hints of one keymap that were asked for before: every frame asks for the same few, and finding one is a look through all keys.
final class HintMemory: Sendable {
    private struct Known {
        var command: UserCommand
        var contexts: [KeyContext]
        var hint: String?
    }

    /// Some dozens at most, in no dictionary: see ``KeySequence/notation`` for what the first frame waits for.
    private let known = Mutex<[Known]>([])

    /// What was found before, else what `find` finds, which is always the same.
    func hint(for command: UserCommand, in contexts: [KeyContext], find: () -> String?) -> String? {
        known.withLock { known in
            for index in known.indices where known[index].command == command && known[index].contexts == contexts {
                return known[index].hint
            }
            let hint = find()
            known.append(Known(command: command, contexts: contexts, hint: hint))
            return hint
        }
    }
}
