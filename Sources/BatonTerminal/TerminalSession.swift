package import BatonScreen
import CTerminal
import Glibc

/// The terminal while Baton has it: raw mode, alternate screen, bracketed paste and focus events, given back on
/// ``close()``, by the crash handlers, or at exit.
package final class TerminalSession {
    package let description: TerminalDescription
    /// Descriptors of our own, not blocking, so that the shell's stay as they were.
    let input: Int32
    let output: Int32
    private let modes: termios
    private let log: SessionLog?
    private var isEntered = false
    /// Whether the normal screen is shown, in raw mode still.
    private var isSteppedOut = false

    /// Looks at the terminal without changing it.
    /// - Parameters:
    ///   - log: The file that standard error goes to while the screen is open; `nil` for memory.
    ///   - guardsProcess: Whether standard error is redirected and crashes restore this terminal: once a process.
    /// - Throws: `.notATerminal`, or `.system` when its modes cannot be read.
    package init(
        input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, description: TerminalDescription = .init(),
        log: String? = nil, guardsProcess: Bool = true
    ) throws(TerminalFailure) {
        guard isatty(input) == 1 else { throw .notATerminal("standard input") }
        guard isatty(output) == 1 else { throw .notATerminal("standard output") }
        var modes = termios()
        guard tcgetattr(output, &modes) == 0 else {
            throw .system("read the terminal's modes", String(cString: strerror(errno)))
        }
        self.modes = modes
        self.description = description
        self.input = TerminalSession.reopened(input)
        self.output = TerminalSession.reopened(output)
        self.log = guardsProcess ? SessionLog(path: log) : nil
    }

    deinit {
        close()
        Glibc.close(input)
        Glibc.close(output)
    }

    /// The same terminal as a file of our own: non-blocking mode belongs to the open file, which the shell and others share.
    private static func reopened(_ descriptor: Int32) -> Int32 {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        if ttyname_r(descriptor, &path, path.count) == 0 {
            let own = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
            if own >= 0 { return own }
        }
        // A terminal of another mount namespace has no path here; then writes may block.
        return fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    }

    /// The size in cells; 80 × 24 if the terminal does not say.
    package var size: Size {
        var size = ct_size()
        guard ct_get_size(output, &size) == 0, size.columns > 0, size.rows > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(size.columns), rows: Int(size.rows))
    }

    /// Raw mode and our screen.
    package func enter() {
        setRawMode()
        write(description.followsXterm ? TerminalSequences.enter : TerminalSequences.enterPlain)
        if !isEntered || isSteppedOut { guardProcess(leavingBy: leaving) }
        isEntered = true
        isSteppedOut = false
    }

    private var leaving: StaticString {
        description.followsXterm ? TerminalSequences.leave : TerminalSequences.leavePlain
    }

    /// The normal screen, where text stays in the terminal's own scrollback; keys are still ours. ``enter()`` comes back.
    func stepOut() {
        guard isEntered, !isSteppedOut else { return }
        isSteppedOut = true
        write(leaving)
        // The screen has been left: leaving it again would move the cursor.
        guardProcess(leavingBy: "")
    }

    private func guardProcess(leavingBy leave: StaticString) {
        guard let log else { return }
        ct_crash_disarm()
        leave.utf8Start.withMemoryRebound(to: CChar.self, capacity: leave.utf8CodeUnitCount) {
            var modes = modes
            ct_crash_arm(output, &modes, $0, leave.utf8CodeUnitCount, log.standardError, log.log)
        }
    }

    /// The terminal as it was. Again does nothing.
    package func leave() {
        guard isEntered else { return }
        isEntered = false
        if log != nil { ct_crash_disarm() }
        if !isSteppedOut { write(leaving) }
        isSteppedOut = false
        var modes = modes
        // Not drained: a terminal that has stopped reading would hold us for ever.
        tcsetattr(output, TCSANOW, &modes)
    }

    /// ``leave()``, and standard error as it was.
    package func close() {
        leave()
        log?.restore()
    }

    private func setRawMode() {
        var raw = modes
        cfmakeraw(&raw)
        tcsetattr(output, TCSANOW, &raw)
    }

    /// Writes all of `bytes`, waiting for a slow terminal for half a second at most.
    func write(_ bytes: StaticString) { write(UnsafeRawBufferPointer(bytes.bytes)) }

    /// As above.
    func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var wait = ct_poll(descriptor: output, events: Int16(POLLOUT), revents: 0)
                // Half a second: longer than any terminal that lives needs, short enough to leave one that does not.
                if ct_poll(&wait, 1, 500_000_000) <= 0 { return }
            } else if errno != EINTR {
                return
            }
        }
    }
}
