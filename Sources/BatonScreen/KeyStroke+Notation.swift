extension KeyStroke {
    /// Reads a stroke as people write it: `C-x`, `Alt-1`, `C-Alt-Up`, `Shift-Tab`, `F3`, `PgUp`, `Space`, `a`.
    ///
    /// Names of keys and modifiers are read in any case; characters as they are.
    /// - Returns: `nil` for what names no single key.
    package init?(_ notation: String) {
        // Bytes, not characters: a keymap is read before the first frame, and what is compared here is ASCII.
        var rest = notation.utf8[...]
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

    private static func leadingModifier(of text: Substring.UTF8View) -> (Modifiers, Int)? {
        guard text.count > 2, text.prefix(6).contains(UInt8(ascii: "-")) else { return nil }
        for (prefix, modifier) in prefixes where text.count > prefix.utf8.count {
            let head = text.prefix(prefix.utf8.count)
            // One-letter prefixes are exact: `c-` is not control.
            if prefix.utf8.count == 2 ? head.elementsEqual(prefix.utf8) : isSame(head, prefix) {
                return (modifier, prefix.utf8.count)
            }
        }
        return nil
    }

    private static func key(named name: Substring.UTF8View) -> Key? {
        if name.count == 1 || name.first.map({ $0 >= 0x80 }) == true {
            let text = Substring(name)
            guard text.count == 1, let character = text.first else { return nil }
            let isTyped = character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            return isTyped ? .character(character) : nil
        }
        if let first = name.first, first | 0x20 == UInt8(ascii: "f"), let number = Int(Substring(name.dropFirst())),
            functionNumbers.contains(number)
        {
            return .function(number)
        }
        if let named = names.first(where: { isSame(name, $0.name) }) { return named.key }
        // An ASCII letter with marks of its own.
        let text = Substring(name)
        return text.count == 1 ? text.first.map { .character($0) } : nil
    }

    /// Whether two names are the same but for the case of their ASCII letters.
    private static func isSame(_ name: Substring.UTF8View, _ other: String) -> Bool {
        name.count == other.utf8.count
            && zip(name, other.utf8).allSatisfy { $0 == $1 || ($0 ^ $1 == 0x20 && ($0 | 0x20) &- 0x61 < 26) }
    }
}
