/// A key with the modifiers held.
///
/// Always in one form, so that equal strokes are equal values: shift is part of a character unless control is held; with control a
/// letter is small; characters that have a key of their own (space is a character) are that key.
package struct KeyStroke: Hashable, Sendable {
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let shift = Modifiers(rawValue: 4)
    }

    package let key: Key
    package let modifiers: Modifiers

    package init(_ key: Key, _ modifiers: Modifiers = []) {
        guard case .character(let character) = key else {
            (self.key, self.modifiers) = (key, modifiers)
            return
        }
        if let named = KeyStroke.key(ofControl: character) {
            (self.key, self.modifiers) = (named, modifiers)
        } else if modifiers.contains(.control) {
            (self.key, self.modifiers) = (.character(character.soleLowercase), modifiers)
        } else if modifiers.contains(.shift), character != " " {
            (self.key, self.modifiers) = (.character(character.soleUppercase), modifiers.subtracting(.shift))
        } else {
            (self.key, self.modifiers) = (key, modifiers)
        }
    }

    private static func key(ofControl character: Character) -> Key? {
        switch character {
        case "\r", "\n": .enter
        case "\t": .tab
        case "\u{1B}": .escape
        case "\u{7F}", "\u{8}": .backspace
        default: nil
        }
    }
}

extension Character {
    /// The small letter, where it is one character.
    fileprivate var soleLowercase: Character {
        let text = lowercased()
        return text.count == 1 ? Character(text) : self
    }

    /// The capital, where it is one character.
    fileprivate var soleUppercase: Character {
        let text = uppercased()
        return text.count == 1 ? Character(text) : self
    }
}
