import BatonCore
import Glibc

/// Where the linear chat's lines go: standard output, append-only, each line standing alone, and never anything that acts
/// on a terminal.
enum LinearOutput {
    static func say(_ lines: String...) { say(lines) }

    static func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        // A reader that has gone away has nobody to read it; the end of its input ends the chat.
        try? StandardOutput.write(lines.map(\.sanitised).joined(separator: "\n") + "\n")
    }

    /// Rings the terminal's bell; nothing in a pipe or a file.
    static func ring() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        try? StandardOutput.write("\u{7}")  // As above.
    }

    /// A text of several lines that stands in one of ours.
    static func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > longest ? line.prefix(longest) + " …" : line
    }

    // Longer ones are no longer listened to; /steps N tells them whole.
    private static let longest = 160
}
