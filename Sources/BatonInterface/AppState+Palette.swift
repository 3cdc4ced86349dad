internal import BatonCore
internal import BatonEngine

/// Commands by name.
extension AppState {
    mutating func openPalette(isSlash: Bool) {
        overlay = .palette(CommandPalette(isSlash: isSlash))
    }

    /// Runs the chosen command, or says why it cannot be; behind a slash a text that is no command is a message.
    mutating func choose(in palette: CommandPalette, at moment: Moment) -> [AppCommand] {
        let rows = palette.rows(of: keymap)
        guard rows.indices.contains(palette.selection) else {
            guard palette.isSlash else { return [] }
            leave(palette)
            return send(at: moment)
        }
        let command = rows[palette.selection].command
        if let obstacle = obstacle(to: command) { return show(.info, obstacle) }
        overlay = nil
        return perform(command, at: moment)
    }

    /// What was typed or pasted behind a slash. As soon as it cannot be a command's name it is a message, but for a space
    /// behind the name of a list, which opens it to be filtered.
    mutating func typeBehindSlash(_ text: String, of palette: CommandPalette, at moment: Moment) -> [AppCommand] {
        if text.utf8.allSatisfy(Self.isInName) {
            changeFilter(at: moment) { $0 += text }
            return []
        }
        if text == " ", let command = UserCommand(name: palette.filter), Self.filtered.contains(command),
            obstacle(to: command) == nil
        {
            overlay = nil
            return perform(command, at: moment)
        }
        leave(palette)
        if text.count == 1 { edit(.insert(text)) } else { paste(text, at: moment) }
        return []
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// The commands that open a list in which one types on: `/theme sol`.
    private static let filtered: Set<UserCommand> = [.openPicker, .openThemes, .openHelp, .attachFile]

    /// Closes the palette; behind a slash, what was typed stays as text.
    mutating func leave(_ palette: CommandPalette) {
        overlay = nil
        if palette.isSlash { edit(.insert("/" + palette.filter)) }
    }

    mutating func completeCommand() {
        guard case .palette(var palette) = overlay else { return }
        palette.complete(keymap)
        overlay = .palette(palette)
    }
}
