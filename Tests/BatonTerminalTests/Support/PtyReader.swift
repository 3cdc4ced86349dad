import TerminalEmulator
import CTerminal
import Glibc

/// Shows what this process itself writes to a pseudo-terminal.
final class PtyReader {
    private let controller: Int32
    private let terminal: VirtualTerminal
    /// All bytes so far, as text.
    private(set) var received = ""

    init(controller: Int32, columns: Int, rows: Int) {
        self.controller = controller
        terminal = VirtualTerminal(columns: columns, rows: rows)
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        write(controller, bytes, bytes.count)
    }

    func resize(columns: Int, rows: Int) {
        terminal.resize(columns: columns, rows: rows)
        ct_set_size(controller, ct_size(columns: Int32(columns), rows: Int32(rows)))
    }

    func wait(for text: String) throws {
        try waitUntil("\"\(text)\" is shown") { $0.text.contains(text) }
    }

    func waitUntil(_ what: String, _ condition: (VirtualTerminal) -> Bool) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while !condition(terminal) {
            var wait = ct_poll(descriptor: controller, events: Int16(POLLIN), revents: 0)
            // Ten seconds, far beyond what a busy machine takes.
            guard ct_poll(&wait, 1, 10_000_000_000) > 0 else {
                throw PtyProcess.Failure(
                    description: "waited in vain until \(what); the screen shows:\n\(terminal.text)")
            }
            let count = read(controller, &buffer, buffer.count)
            guard count > 0 else { throw PtyProcess.Failure(description: "the terminal was closed before \(what)") }
            received += String(decoding: buffer[..<count], as: UTF8.self)
            terminal.feed(Array(buffer[..<count]))
        }
    }
}
