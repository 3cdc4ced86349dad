/// Operating system commands (OSC, ECMA-48 §8.3.89): what Baton asks of the terminal's window rather than of its screen.
///
/// They end with BEL, which all terminals take, and which screen can wrap. Text in them has no control characters: one would end
/// the command and begin another.
package enum OperatingSystemCommand {
    /// More text than this some terminals drop without a word: with its coding it just fits 100,000 bytes.
    package static let copyLimit = 74_994

    /// Puts `text` on the clipboard (OSC 52 of xterm).
    /// - Returns: nil for what is too long.
    package static func copy(_ text: String, through multiplexer: Multiplexer?) -> [UInt8]? {
        guard text.utf8.count <= copyLimit else { return nil }
        let sequence = Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + [0x07]
        return multiplexer?.wrapped(sequence) ?? sequence
    }

    /// Names the window (OSC 2), or tmux's pane and screen's window, which pass it on as they are set to.
    static func title(_ title: String) -> [UInt8] {
        Array("\u{1B}]2;\(harmless(title, limit: 120))\u{07}".utf8)
    }

    /// Calls the user in the way that the terminal knows; where nothing is known of it, with the bell.
    package static func notification(
        title: String, body: String, by way: NotificationWay, through multiplexer: Multiplexer?
    ) -> [UInt8] {
        let title = harmless(title, limit: 60)
        let body = harmless(body, limit: 200)
        let sequence =
            switch way {
            case .bell: ""
            case .osc9: "\u{1B}]9;\(title): \(body)\u{07}"
            // A semicolon in the title would end it.
            case .osc777: "\u{1B}]777;notify;\(title.replacing(";", with: ","));\(body)\u{07}"
            case .osc99: "\u{1B}]99;i=baton:d=0:p=title;\(title)\u{07}\u{1B}]99;i=baton:d=1:p=body;\(body)\u{07}"
            }
        let bytes = Array(sequence.utf8)
        guard let multiplexer, !bytes.isEmpty else { return bytes.isEmpty ? [0x07] : bytes }
        // Whether the multiplexer lets it through cannot be known; its own bell it always has.
        return multiplexer.wrapped(bytes) + [0x07]
    }

    /// `text` on one line, without characters that act, and not longer than `limit` characters.
    private static func harmless(_ text: String, limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(4 * limit) {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: scalars.append(" ")
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: scalars.append(scalar)
            }
        }
        let line = String(scalars)
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
