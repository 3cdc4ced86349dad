import BatonScreen

/// One complete CSI or SS3 sequence, and the event that it stands for.
struct ControlSequence {
    private let prefix: UInt8?
    /// Each parameter's sub-parameters; an absent one is `nil`. At least one parameter, as splitting nothing gives one part.
    private let parameters: [[Int?]]
    private let isPlain: Bool
    /// Whether it reports a private mode (DECRPM).
    private let isModeReport: Bool
    private let final: UInt8
    private let isSingle: Bool

    /// - Parameters:
    ///   - bytes: What stood between the introducer and `final`.
    ///   - isSingle: Whether the introducer was SS3 (ESC O).
    init(_ bytes: [UInt8], final: UInt8, isSingle: Bool = false) {
        let first = bytes.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
        prefix = first
        let body = bytes.dropFirst(first == nil ? 0 : 1)
        // Intermediate bytes (0x20…0x2F) make it a sequence that no key sends.
        isPlain = body.allSatisfy { (0x30...0x3B).contains($0) } && !ControlSequence.isTooLong(bytes)
        isModeReport = body.last == UInt8(ascii: "$") && final == UInt8(ascii: "y") && first == UInt8(ascii: "?")
        parameters = body.prefix { $0 >= 0x30 }.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { parameter in
                parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { digits in
                    Int(String(decoding: digits, as: UTF8.self))
                }
            }
        self.final = final
        self.isSingle = isSingle
    }

    /// No key's sequence comes near 64 bytes; more are counted as one and swallowed.
    static func isTooLong(_ bytes: [UInt8]) -> Bool { bytes.count > 64 }

    var isPasteStart: Bool {
        isPlain && !isSingle && prefix == nil && final == UInt8(ascii: "~") && number(0) == 200
    }

    /// The event, or `nil` for replies and for keys that mean nothing here.
    var event: InputEvent? {
        guard isPlain else { return nil }
        if prefix == UInt8(ascii: "<") { return mouse.map(InputEvent.mouse) }
        if prefix == UInt8(ascii: "?") { return appearance.map(InputEvent.appearanceReported) }
        guard prefix == nil else { return nil }
        switch final {
        case UInt8(ascii: "I") where parameters == [[nil]] && !isSingle: return .focusChanged(true)
        case UInt8(ascii: "O") where parameters == [[nil]] && !isSingle: return .focusChanged(false)
        case UInt8(ascii: "~"): return stroke.map(InputEvent.key)
        case UInt8(ascii: "u"): return unicodeStroke.map(InputEvent.key)
        default: return letterStroke.map(InputEvent.key)
        }
    }

    /// What the terminal answers when it is asked about itself.
    var report: TerminalReport? {
        // DECRPM: the mode, and 0 where it is not known, 4 where it is off for good.
        if isModeReport, number(0) == 2026 { return .synchronizedOutput([1, 2, 3].contains(number(1))) }
        if isPlain, !isSingle, prefix == nil, final == UInt8(ascii: "n"), parameters == [[0]] { return .ready }
        guard isPlain, prefix == UInt8(ascii: "?") else { return nil }
        if final == UInt8(ascii: "c") { return .attributes }
        guard final == UInt8(ascii: "u") else { return nil }
        return number(0).map { TerminalReport.keyboard(flags: $0) }
    }

    private func number(_ parameter: Int, _ part: Int = 0) -> Int? {
        guard parameter < parameters.count, part < parameters[parameter].count else { return nil }
        return parameters[parameter][part]
    }

    /// `CSI ? 997 ; 1 n` for dark, 2 for light: what terminals that know private mode 2031 tell when it changes.
    private var appearance: Appearance? {
        guard final == UInt8(ascii: "n"), parameters.count == 2, number(0) == 997 else { return nil }
        switch number(1) {
        case 1: return .dark
        case 2: return .light
        default: return nil
        }
    }

    // MARK: Keys

    /// Modifiers as xterm and kitty write them: 1 and a bit each for shift, alt, control (others are left out).
    private func modifiers(_ parameter: Int) -> KeyStroke.Modifiers {
        let bits = max(0, (number(parameter) ?? 1) - 1)
        var modifiers: KeyStroke.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private var letterStroke: KeyStroke? {
        // CSI 1;5 A: a first parameter other than 1 is a report (of the cursor, for one), not a key.
        guard parameters.count <= 2, number(0) ?? 1 == 1 else { return nil }
        if final == UInt8(ascii: "Z") { return KeyStroke(.tab, modifiers(1).union(.shift)) }
        guard let key = ControlSequence.letters[final] else { return singleStroke }
        return KeyStroke(key, modifiers(1))
    }

    /// Keys of the number pad in application mode: SS3 j…y are * to 9, M is Enter.
    private var singleStroke: KeyStroke? {
        guard isSingle else { return nil }
        switch final {
        case UInt8(ascii: "M"): return KeyStroke(.enter, modifiers(1))
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return KeyStroke(.character(Character(Unicode.Scalar(final - 0x40))), modifiers(1))
        default: return nil
        }
    }

    private var stroke: KeyStroke? {
        guard let code = number(0) else { return nil }
        // xterm's modifyOtherKeys: CSI 27 ; modifiers ; code ~
        if code == 27 { return number(2).flatMap { typed($0, modifiers(1), isShifted: true) } }
        return ControlSequence.numbers[code].map { KeyStroke($0, modifiers(1)) }
    }

    /// `CSI code : shifted : base ; modifiers : event u`; an event of 3 is a release. Where the character that shift makes is
    /// told, it stands for both. Where a layout has no Latin letters, control and alt mean the key of the standard one.
    private var unicodeStroke: KeyStroke? {
        guard let code = number(0), number(1, 1) != 3 else { return nil }
        if let key = KeypadKey.key(code) { return KeyStroke(key, modifiers(1)) }
        guard modifiers(1).contains(.shift), let shifted = number(0, 1) else {
            let isLatin = code < 0x80 || modifiers(1).isDisjoint(with: [.control, .alt])
            return typed(isLatin ? code : number(0, 2) ?? code, modifiers(1), isShifted: false)
        }
        return typed(shifted, modifiers(1), isShifted: true)
    }

    /// The stroke of a typed scalar; `isShifted` says that the scalar is the one that shift made.
    private func typed(_ code: Int, _ modifiers: KeyStroke.Modifiers, isShifted: Bool) -> KeyStroke? {
        // Private use: kitty's numbers of keys that no one else can send.
        guard let scalar = Unicode.Scalar(UInt32(clamping: code)), !(0xE000...0xF8FF).contains(scalar.value) else {
            return nil
        }
        let character = Character(scalar)
        var modifiers = modifiers
        if isShifted, !character.isCased, scalar.value > 0x20, scalar.value != 0x7F { modifiers.remove(.shift) }
        if modifiers.contains(.control), let legacy = ControlSequence.legacyControls[character] {
            return KeyStroke(legacy.key, modifiers.subtracting(.control).union(legacy.modifiers))
        }
        if scalar.value < 0x20, !KeyStroke.isNamed(character) { return nil }
        return KeyStroke(.character(character), modifiers)
    }

    // What control and these keys have always sent, so that a terminal which tells more means the same.
    private static let legacyControls: [Character: KeyStroke] = [
        "i": KeyStroke(.tab), "m": KeyStroke(.enter), "[": KeyStroke(.escape),
        "@": KeyStroke(.character(" "), .control),
    ]

    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2),
        UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let numbers: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16),
        31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    // MARK: Mouse

    /// `CSI < buttons ; column ; row M`, or `m` for a release.
    private var mouse: MouseEvent? {
        guard let buttons = number(0), let column = number(1), let row = number(2), column > 0, row > 0 else {
            return nil
        }
        guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
        var modifiers: KeyStroke.Modifiers = []
        if buttons & 4 != 0 { modifiers.insert(.shift) }
        if buttons & 8 != 0 { modifiers.insert(.alt) }
        if buttons & 16 != 0 { modifiers.insert(.control) }
        guard let action = action(buttons) else { return nil }
        return MouseEvent(
            action: action, position: Position(column: column - 1, row: row - 1), modifiers: modifiers)
    }

    private func action(_ buttons: Int) -> MouseEvent.Action? {
        let button = [MouseEvent.Button.left, .middle, .right]
        let number = buttons & 3
        if buttons & 64 != 0 { return number == 0 ? .scrolledUp : number == 1 ? .scrolledDown : nil }
        // Buttons 8 to 11.
        if buttons & 128 != 0 { return nil }
        if buttons & 32 != 0 { return number == 3 ? .moved : .dragged(button[number]) }
        if final == UInt8(ascii: "m") { return .released(number == 3 ? nil : button[number]) }
        return number == 3 ? .released(nil) : .pressed(button[number])
    }
}

extension KeyStroke {
    /// Whether a control character is a key with a name.
    fileprivate static func isNamed(_ character: Character) -> Bool {
        if case .character = KeyStroke(.character(character)).key { return false }
        return true
    }
}
