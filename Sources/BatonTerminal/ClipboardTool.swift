import CTerminal
import Glibc

/// A program that puts text on the clipboard, which it reads from its standard input: never from its arguments, which
/// everybody on the machine can see.
package struct ClipboardTool: Hashable, Sendable {
    package let name: String
    private let arguments: [String]

    /// What may be there, the likeliest first: the desktop's, then tmux's own buffer, from where tmux tells the terminal.
    package static func candidates(environment: (String) -> String? = TerminalDescription.variable) -> [ClipboardTool] {
        func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
        var tools: [ClipboardTool] = []
        if isSet("WAYLAND_DISPLAY") { tools.append(ClipboardTool(name: "wl-copy", arguments: [])) }
        if isSet("DISPLAY") {
            tools.append(ClipboardTool(name: "xclip", arguments: ["-selection", "clipboard"]))
            tools.append(ClipboardTool(name: "xsel", arguments: ["--clipboard", "--input"]))
        }
        // -w, of tmux 3.2, also tells the terminal; an older tmux refuses it, and the next way is tried.
        if isSet("TMUX") { tools.append(ClipboardTool(name: "tmux", arguments: ["load-buffer", "-w", "-"])) }
        return tools
    }

    /// Whether there is a program of that name in the `PATH`.
    package var isInstalled: Bool {
        (TerminalDescription.variable("PATH") ?? "").split(separator: ":").contains {
            access("\($0)/\(name)", X_OK) == 0
        }
    }

    /// Two seconds: a clipboard that works takes some milliseconds, and somebody waits.
    private static let limit: Int32 = 2_000

    /// Has the program take `text`; waits for it.
    /// - Returns: whether it did; not where it is not installed, fails, or takes too long, after which it is ended.
    package func take(_ text: String) -> Bool {
        let words = [name] + arguments
        var list = words.map { strdup($0) } + [nil]
        defer { for pointer in list { free(pointer) } }
        let bytes = Array(text.utf8)
        return ct_feed(&list, bytes, bytes.count, Self.limit) == 0
    }
}
