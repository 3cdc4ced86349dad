extension KeyStroke {
    /// Reads a stroke as people write it: `C-x`, `Alt-1`, `C-Alt-Up`, `Shift-Tab`, `F3`, `PgUp`, `Space`, `a`.
    ///
    /// Names of keys and modifiers are read in any case; characters as they are.
    /// - Returns: `nil` for what names no single key.
    package init?(_ notation: String) {
        var rest = Substring(notation)
        var modifiers: Modifiers = []
        while let (modifier, length) = KeyStroke.leadingModifier(of: rest) {
            modifiers.insert(modifier)
            rest = rest.dropFirst(length)
        }
        guard let key = KeyStroke.key(named: rest) else { return nil }
        self.init(key, modifiers)
    }

    /// The stroke in the words that ``init(_:)`` reads back to an equal one.
    package var notation: String {
        var text = ""
        for (prefix, modifier) in KeyStroke.prefixes.prefix(3) where modifiers.contains(modifier) { text += prefix }
        switch key {
        case .character(" "): text += "Space"
        case .character(let character): text.append(character)
        case .function(let number): text += "F\(number)"
        default: text += KeyStroke.names.first { $0.key == key }?.name ?? ""
        }
        return text
    }

    // The first three are the ones written; the rest are read too.
    private static let prefixes: [(String, Modifiers)] = [
        ("C-", .control), ("Alt-", .alt), ("Shift-", .shift), ("Ctrl-", .control), ("M-", .alt), ("S-", .shift),
    ]

    // The first name of a key is the one written.
    private static let names: [(name: String, key: Key)] = [
        ("Enter", .enter), ("Return", .enter), ("Tab", .tab), ("Backspace", .backspace), ("Esc", .escape),
        ("Escape", .escape), ("Delete", .delete), ("Del", .delete), ("Insert", .insert), ("Ins", .insert),
        ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
        ("PgUp", .pageUp), ("PageUp", .pageUp), ("PgDn", .pageDown), ("PageDown", .pageDown),
        ("Space", .character(" ")),
    ]

    // xterm's terminal description ends at kf63.
    private static let functionNumbers = 1...63

    private static func leadingModifier(of text: Substring) -> (Modifiers, Int)? {
        for (prefix, modifier) in prefixes where text.count > prefix.count {
            let head = text.prefix(prefix.count)
            // One-letter prefixes are exact: `c-` is not control.
            if prefix.count == 2 ? head == prefix : head.lowercased() == prefix.lowercased() {
                return (modifier, prefix.count)
            }
        }
        return nil
    }

    private static func key(named name: Substring) -> Key? {
        if name.count == 1, let character = name.first {
            let isTyped = character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            return isTyped ? .character(character) : nil
        }
        let lowercase = name.lowercased()
        if lowercase.first == "f", let number = Int(lowercase.dropFirst()), functionNumbers.contains(number) {
            return .function(number)
        }
        return names.first { $0.name.lowercased() == lowercase }?.key
    }
}
