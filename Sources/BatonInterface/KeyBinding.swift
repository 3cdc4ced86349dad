/// One line of the keymap: everything that is ever said about a command's keys is read from here.
package struct KeyBinding: Hashable, Sendable {
    package var command: UserCommand
    package var context: KeyContext
    /// The primary key first, then its other ways, the `C-x` twin last.
    package var sequences: [KeySequence]
    /// What the command does, as a short sentence without its end.
    package var help: String

    package init(command: UserCommand, context: KeyContext, sequences: [KeySequence], help: String) {
        self.command = command
        self.context = context
        self.sequences = sequences
        self.help = help
    }
}
