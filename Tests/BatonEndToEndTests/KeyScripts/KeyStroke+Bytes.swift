import BatonScreen

extension KeyStroke {
    /// What xterm sends for the stroke; where it has nothing of its own for it, what it sends once asked to tell keys apart.
    var bytes: String {
        let alt = modifiers.contains(.alt) ? "\u{1B}" : ""
        switch key {
        case .character(let character):
            guard modifiers.contains(.control) else { return alt + String(character) }
            let value = character.unicodeScalars.first?.value ?? 0
            guard character == " " || (0x40...0x7F).contains(value), let code = Unicode.Scalar(value & 0x1F) else {
                return "\u{1B}[27;\(number);\(value)~"
            }
            return alt + String(code)
        case .enter: return modifiers.contains(.shift) ? "\u{1B}[13;\(number)u" : alt + "\r"
        case .tab: return modifiers.contains(.shift) ? "\u{1B}[Z" : alt + "\t"
        case .backspace: return alt + "\u{7F}"
        case .escape: return "\u{1B}"
        case .up: return letter("A")
        case .down: return letter("B")
        case .right: return letter("C")
        case .left: return letter("D")
        case .end: return letter("F")
        case .home: return letter("H")
        case .insert: return code(2)
        case .delete: return code(3)
        case .pageUp: return code(5)
        case .pageDown: return code(6)
        case .function(let number):
            if let final = [1: "P", 2: "Q", 3: "R", 4: "S"][number] {
                return modifiers.isEmpty ? "\u{1B}O\(final)" : letter(final)
            }
            return code([5: 15, 6: 17, 7: 18, 8: 19, 9: 20, 10: 21, 11: 23, 12: 24][number] ?? 0)
        }
    }

    /// The modifiers as xterm counts them.
    private var number: Int {
        1 + (modifiers.contains(.shift) ? 1 : 0) + (modifiers.contains(.alt) ? 2 : 0)
            + (modifiers.contains(.control) ? 4 : 0)
    }

    private func letter(_ final: String) -> String {
        modifiers.isEmpty ? "\u{1B}[\(final)" : "\u{1B}[1;\(number)\(final)"
    }

    private func code(_ code: Int) -> String { modifiers.isEmpty ? "\u{1B}[\(code)~" : "\u{1B}[\(code);\(number)~" }
}
