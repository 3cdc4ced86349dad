import CTerminal
import Glibc

/// The terminal that the process belongs to, whatever its standard input and output are.
package struct ControllingTerminal: ~Copyable {
    private let descriptor: Int32

    /// - Returns: nil for a process without one.
    package init?() {
        descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Puts everything back that a program which died may have left: what Baton switches on, and the modes of the line.
    package func reset() {
        write(TerminalSequences.reset)
        write(TerminalSequences.leave)
        // Some keep with the cursor whether it was hidden.
        write(TerminalSequences.showCursor)
        ct_make_sane(descriptor)
    }

    /// Runs `body` while keys come one by one and are not echoed. What is typed meanwhile is thrown away.
    func inRawMode<Result>(_ body: () -> Result) -> Result {
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { return body() }
        var raw = modes
        cfmakeraw(&raw)
        tcsetattr(descriptor, TCSANOW, &raw)
        defer { tcsetattr(descriptor, TCSAFLUSH, &modes) }
        return body()
    }

    func write(_ bytes: StaticString) {
        // A few bytes, to a terminal that may be gone: then nobody sees them.
        _ = Glibc.write(descriptor, bytes.utf8Start, bytes.utf8CodeUnitCount)
    }

    /// What the terminal sends next; nil when nothing has come by `end`.
    func read(until end: ContinuousClock.Instant) -> [UInt8]? {
        let (seconds, attoseconds) = (end - .now).components
        var wait = ct_poll(descriptor: descriptor, events: Int16(POLLIN), revents: 0)
        guard ct_poll(&wait, 1, max(0, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
