package import BatonScreen

/// Turns the bytes that a terminal sends into events.
///
/// Any cutting of the bytes into pieces gives the same events. Understands UTF-8, control keys, CSI and SS3 keys with modifiers,
/// Alt as an ESC before the key, xterm's modifyOtherKeys (`CSI 27;m;k~`), `CSI k;m u`, bracketed paste, focus, SGR mouse;
/// what the terminal says of its background (see ``BackgroundReport``); any other sequence is swallowed whole. Sources:
/// ECMA-48 §5.4, xterm's ctlseqs, kitty's keyboard protocol.
package struct InputDecoder {
    private enum State {
        case ground
        /// After ESC.
        case escape
        /// In a UTF-8 scalar: the bytes so far, and how many there will be; after ESC with Alt.
        case scalar(bytes: [UInt8], length: Int, modifiers: KeyStroke.Modifiers)
        /// After ESC [ and these bytes.
        case control([UInt8])
        /// After ESC [ [: a function key of the Linux console follows.
        case consoleKey
        /// After ESC O and these digits.
        case single([UInt8])
        /// In an old mouse report (ESC [ M), so many bytes left.
        case oldMouse(Int)
        /// In a string (OSC, DCS, SOS, PM, APC) of so many bytes yet; its introducer; whether the last byte was ESC.
        case string(introducer: UInt8, count: Int, escaped: Bool)
        /// In a bracketed paste.
        case paste
    }

    private var state = State.ground
    private var pasted: [UInt8] = []
    /// How the string that goes on begins.
    private var string: [UInt8] = []
    private var events: [InputEvent] = []
    private var reports: [TerminalReport] = []

    package init() {}

    /// What the terminal has said of itself since the last call: not the user's, so not among the events.
    mutating func takeReports() -> [TerminalReport] {
        defer { reports = [] }
        return reports
    }

    /// Whether an ESC waits that may be the key or begin a sequence: if nothing follows for ``escapeTimeout``, call ``flushEscape()``.
    package var isEscapePending: Bool {
        switch state {
        case .escape: true
        case .control(let bytes), .single(let bytes): bytes.isEmpty
        case .string(_, let count, _): count == 0
        default: false
        }
    }

    /// 25 ms: terminals send a sequence at once, and nobody types Esc and another key faster.
    package static let escapeTimeout: Duration = .milliseconds(25)

    /// The events that `bytes` complete.
    package mutating func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        for byte in bytes { take(byte) }
        return takeEvents()
    }

    /// Takes a waiting ESC for the key (or for Alt with the bracket, O, P… that came after it).
    package mutating func flushEscape() -> [InputEvent] {
        guard isEscapePending else { return [] }
        switch state {
        case .control: emit(.character("["), .alt)
        case .single: emit(.character("O"), .alt)
        case .string(let introducer, _, _): emit(.character(Character(Unicode.Scalar(introducer))), .alt)
        default: emit(.escape)
        }
        state = .ground
        return takeEvents()
    }

    private mutating func takeEvents() -> [InputEvent] {
        defer { events = [] }
        return events
    }

    // MARK: Bytes

    // A reply longer than this is garbage: OSC and DCS replies that terminals send unasked are short.
    private static let maximumString = 1 << 16
    // A paste beyond this arrives as several, so that memory stays bounded.
    private static let maximumPaste = 1 << 24
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: takeKey(byte, [])
        case .escape: takeEscaped(byte)
        case .scalar(let bytes, let length, let modifiers): takeScalar(byte, bytes, length, modifiers)
        case .control(let bytes): takeControl(byte, bytes)
        case .consoleKey:
            state = .ground
            // ESC [ [ A…E are F1…F5.
            if (0x41...0x45).contains(byte) { emit(.function(Int(byte) - 0x40)) }
        case .single(let bytes): takeSingle(byte, bytes)
        case .oldMouse(let left): state = left > 1 ? .oldMouse(left - 1) : .ground
        case .string(let introducer, let count, let escaped): takeString(byte, introducer, count, escaped)
        case .paste: takePasted(byte)
        }
    }

    private mutating func takeKey(_ byte: UInt8, _ modifiers: KeyStroke.Modifiers) {
        state = .ground
        switch byte {
        case 0x1B: state = .escape
        case 0x00: emit(.character(" "), modifiers.union(.control))
        case 0x09: emit(.tab, modifiers)
        case 0x0D: emit(.enter, modifiers)
        case 0x7F: emit(.backspace, modifiers)
        case 0x01...0x1A: emitScalar(UInt32(byte) + 0x60, modifiers.union(.control))
        case 0x1C...0x1F: emitScalar(UInt32(byte) + 0x40, modifiers.union(.control))
        case 0x20..<0x7F: emitScalar(UInt32(byte), modifiers)
        case 0xC2...0xDF: state = .scalar(bytes: [byte], length: 2, modifiers: modifiers)
        case 0xE0...0xEF: state = .scalar(bytes: [byte], length: 3, modifiers: modifiers)
        case 0xF0...0xF4: state = .scalar(bytes: [byte], length: 4, modifiers: modifiers)
        // Never part of UTF-8; a keyboard cannot send it.
        default: emit(.character("\u{FFFD}"), modifiers)
        }
    }

    private mutating func takeScalar(_ byte: UInt8, _ bytes: [UInt8], _ length: Int, _ modifiers: KeyStroke.Modifiers) {
        guard byte & 0xC0 == 0x80 else {
            emit(.character("\u{FFFD}"), modifiers)
            takeKey(byte, [])
            return
        }
        let bytes = bytes + [byte]
        guard bytes.count == length else {
            state = .scalar(bytes: bytes, length: length, modifiers: modifiers)
            return
        }
        state = .ground
        // Overlong forms, surrogates and the like become U+FFFD.
        let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
        if (0x80..<0xA0).contains(decoded) { return }
        emitScalar(decoded, modifiers)
    }

    private mutating func takeEscaped(_ byte: UInt8) {
        switch byte {
        case 0x1B: emit(.escape)  // and the second one waits
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .single([])
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            string = []
            state = .string(introducer: byte, count: 0, escaped: false)
        default: takeKey(byte, .alt)
        }
    }

    private mutating func takeControl(_ byte: UInt8, _ bytes: [UInt8]) {
        switch byte {
        case UInt8(ascii: "[") where bytes.isEmpty: state = .consoleKey
        case UInt8(ascii: "M") where bytes.isEmpty: state = .oldMouse(3)
        case 0x20...0x3F: state = .control(ControlSequence.isTooLong(bytes) ? bytes : bytes + [byte])
        case 0x40...0x7E:
            state = .ground
            finish(ControlSequence(bytes, final: byte))
        case 0x1B: state = .escape
        // A control or a foreign byte breaks the sequence off, and stands for itself unless it is CAN or SUB.
        case 0x18, 0x1A: state = .ground
        default: takeKey(byte, [])
        }
    }

    private mutating func takeSingle(_ byte: UInt8, _ bytes: [UInt8]) {
        switch byte {
        // Some terminals put modifiers here: ESC O 5 P, or ESC O 1 ; 5 P.
        case 0x30...0x3B: state = .single(ControlSequence.isTooLong(bytes) ? bytes : bytes + [byte])
        case 0x40...0x7E:
            state = .ground
            let modifiers = bytes.contains(UInt8(ascii: ";")) || bytes.isEmpty ? bytes : Array("1;".utf8) + bytes
            finish(ControlSequence(modifiers, final: byte, isSingle: true))
        case 0x1B: state = .escape
        default: takeKey(byte, [])
        }
    }

    private mutating func takeString(_ byte: UInt8, _ introducer: UInt8, _ count: Int, _ escaped: Bool) {
        let isEnd =
            byte == 0x07 || byte == 0x18 || byte == 0x1A || (escaped && byte == UInt8(ascii: "\\"))
            || count >= InputDecoder.maximumString
        if isEnd {
            state = .ground
            if introducer == UInt8(ascii: "]") { finishString(isWhole: byte == 0x07 || byte == UInt8(ascii: "\\")) }
        } else if escaped {
            // ESC that ends no string begins something else.
            state = .escape
            takeEscaped(byte)
        } else {
            state = .string(introducer: introducer, count: count + 1, escaped: byte == 0x1B)
            if byte != 0x1B, string.count <= BackgroundReport.maximumLength { string.append(byte) }
        }
    }

    private mutating func takePasted(_ byte: UInt8) {
        pasted.append(byte)
        if byte == UInt8(ascii: "~"), pasted.suffix(InputDecoder.pasteEnd.count) == InputDecoder.pasteEnd[...] {
            pasted.removeLast(InputDecoder.pasteEnd.count)
            state = .ground
            emitPaste()
        } else if pasted.count >= InputDecoder.maximumPaste, byte & 0x80 == 0, byte != 0x1B, byte != 0x0D {
            let partialEnd = pasted.lastIndex(of: 0x1B) ?? 0
            // Not inside what may be the end mark.
            if pasted.count - partialEnd > InputDecoder.pasteEnd.count { emitPaste() }
        }
    }

    private mutating func emitPaste() {
        let text = String(decoding: pasted, as: UTF8.self)
        pasted = []
        events.append(.paste(text.replacingLineEnds()))
    }

    // MARK: Events

    private mutating func finish(_ sequence: ControlSequence) {
        if sequence.isPasteStart {
            state = .paste
        } else if let event = sequence.event {
            events.append(event)
        } else if let report = sequence.report {
            reports.append(report)
        }
    }

    private mutating func finishString(isWhole: Bool) {
        guard isWhole, let appearance = BackgroundReport.appearance(of: string) else { return }
        events.append(.appearanceReported(appearance))
    }

    private mutating func emit(_ key: Key, _ modifiers: KeyStroke.Modifiers = []) {
        events.append(.key(KeyStroke(key, modifiers)))
    }

    private mutating func emitScalar(_ value: UInt32, _ modifiers: KeyStroke.Modifiers) {
        guard let scalar = Unicode.Scalar(value) else { return }
        emit(.character(Character(scalar)), modifiers)
    }
}

extension String {
    /// CR and CR LF, which terminals send for the ends of pasted lines, as LF.
    fileprivate func replacingLineEnds() -> String {
        guard utf8.contains(0x0D) else { return self }
        var output = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar == "\r" {
                output.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                output.append(scalar)
            }
            previous = scalar
        }
        return String(output)
    }
}
