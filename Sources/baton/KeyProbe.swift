import ArgumentParser
import BatonInterface
import BatonScreen
import BatonTerminal
import Glibc

/// Shows what the terminal sends for each key: the bytes, Baton's name for it, and what it is bound to.
struct KeyProbe {
    let keymap: Keymap

    /// Reads keys until `q`, or C-c twice, or the end of the input. The terminal is raw meanwhile, and as it was afterwards.
    ///
    /// - Throws: `ValidationError` where there is no terminal.
    func run() throws {
        var modes = termios()
        guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &modes) == 0 else {
            throw ValidationError("--probe needs a terminal to press keys in.")
        }
        var raw = modes
        cfmakeraw(&raw)
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &modes) }
        try say("Press keys; q or C-c C-c ends.")
        var decoder = InputDecoder()
        var bytes: [UInt8] = []
        var interrupts = 0
        while let read = Self.read(isEscapePending: decoder.isEscapePending) {
            bytes += read
            let events = read.isEmpty ? decoder.flushEscape() : decoder.decode(read)
            guard !events.isEmpty else { continue }
            for (index, event) in events.enumerated() {
                // Several keys may come in one reading; their bytes stand before the first.
                try say(line(for: event, bytes: index == 0 ? bytes : []))
                interrupts = event == .key(Self.interrupt) ? interrupts + 1 : 0
                if event == .key(Self.quit) || interrupts == 2 { return }
            }
            bytes = []
        }
    }

    private static let quit = KeyStroke(.character("q"))
    private static let interrupt = KeyStroke(.character("c"), .control)

    /// The next bytes; none where an Esc has waited long enough for more; nil at the end.
    private static func read(isEscapePending: Bool) -> [UInt8]? {
        if isEscapePending {
            var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let milliseconds = InputDecoder.escapeTimeout.components.attoseconds / 1_000_000_000_000_000
            if poll(&wait, 1, Int32(milliseconds)) == 0 { return [] }
        }
        // A key's bytes come together; a paste is cut, which shows as well.
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private func line(for event: InputEvent, bytes: [UInt8]) -> String {
        var codes = ""
        for byte in bytes { codes += (codes.isEmpty ? "" : " ") + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        let (name, meaning) = words(for: event)
        return Self.padded(codes, Self.byteColumns) + Self.padded(name, Self.nameColumns) + meaning
    }

    // The longest usual sequence (`1b 5b 31 3b 35 41`) and two columns of air; then `C-Alt-PgUp` and as much.
    private static let byteColumns = 19
    private static let nameColumns = 12

    private func words(for event: InputEvent) -> (name: String, meaning: String) {
        switch event {
        case .key(let stroke): (stroke.notation, meanings(of: stroke))
        case .paste: ("", "a paste")
        case .focusChanged(let isFocused): ("", isFocused ? "the terminal has the focus" : "the focus is elsewhere")
        case .mouse: ("", "the mouse")
        case .appearanceReported, .resized, .endOfInput: ("", "the terminal's own report")
        }
    }

    /// By context: what the stroke does, or that more strokes follow.
    private func meanings(of stroke: KeyStroke) -> String {
        var meanings = KeyContext.allCases.compactMap { context -> String? in
            switch keymap.resolve([stroke], in: [context]) {
            case .command(let command): command.name.map { "\($0) (\(context.name))" }
            case .prefix, .unbound: nil
            }
        }
        if case .character = stroke.key, stroke.modifiers.isEmpty,
            keymap.resolve([stroke], in: [.composer]) == .unbound
        {
            meanings.insert("text (\(KeyContext.composer.name))", at: 0)
        }
        if keymap.resolve([stroke], in: KeyContext.allCases) == .prefix { meanings.append("begins a sequence") }
        return meanings.isEmpty ? "not bound" : meanings.joined(separator: ", ")
    }

    private static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - TextWidth.columns(of: text)))
    }

    /// In raw mode a line ends with both.
    private func say(_ line: String) throws { try StandardOutput.write(line + "\r\n") }
}
