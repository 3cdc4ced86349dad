import CTerminal
import Glibc

/// A program on a pseudo-terminal, shown by a ``VirtualTerminal``; killed and reaped when let go.
///
/// Everything is waited for with a deadline, on the calling thread; nothing sleeps.
package final class PtyProcess {
    /// What was waited for in vain, with the screen's text.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// What the program needs for as long as it runs, its home folder for example.
    package var belongings: AnyObject?

    /// How a program ended: its exit code, or the signal.
    package enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// A terminal's modes, for comparing before and after.
    package struct Modes: Equatable {
        /// Input, output, control and local flags, as termios has them.
        package let flags: [UInt32]

        /// Whether keys come one by one, without echo and signals.
        package var isRaw: Bool { flags[3] & tcflag_t(ICANON | ECHO | ISIG) == 0 }
    }

    /// The screen, as far as it has been read.
    package let terminal: VirtualTerminal
    /// Every byte that the program has written.
    package private(set) var output: [UInt8] = []
    /// The program's process id.
    package let process: Int32
    /// The terminal's modes before the program had it.
    package let modesBefore: Modes
    /// Whether what the terminal answers stays on its way, as over a slow connection.
    package var holdsReplies = false {
        didSet { sendReplies() }
    }
    private var replies: [UInt8] = []
    /// -1 once it is closed.
    private var controller: Int32
    private var ending: Ending?

    /// Starts `arguments[0]`, looked up in the PATH.
    /// - Parameter environment: All of it: nothing is inherited.
    package init(
        _ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24,
        directory: String? = nil
    ) throws {
        var path = [CChar](repeating: 0, count: 128)
        controller = ct_pty_open(ct_size(columns: Int32(columns), rows: Int32(rows)), &path, path.count)
        guard controller >= 0 else {
            throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        terminal = VirtualTerminal(columns: columns, rows: rows)
        modesBefore = Self.modes(of: controller)
        var list = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in list + variables { free(pointer) } }
        process = ct_spawn(path, &list, &variables, directory)
        guard process > 0 else {
            throw Failure(description: "cannot start \(arguments): \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        close(controller)
    }

    // MARK: Acting

    /// Sends bytes as typed.
    package func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        let deadline = ContinuousClock.now + .seconds(10)
        while !rest.isEmpty {
            guard ContinuousClock.now < deadline else { throw Failure(description: "the program reads no input") }
            // In pieces that the line discipline takes at once, reading meanwhile, so that neither side waits for the other.
            let count = write(controller, Array(rest.prefix(1024)), min(1024, rest.count))
            if count > 0 { rest = rest.dropFirst(count) }
            pump(for: .zero)
        }
    }

    /// Gives the terminal another size; the program is signalled.
    package func resize(columns: Int, rows: Int) {
        terminal.resize(columns: columns, rows: rows)
        ct_set_size(controller, ct_size(columns: Int32(columns), rows: Int32(rows)))
    }

    /// Sends the program a signal.
    package func signal(_ number: Int32) { kill(process, number) }

    /// Takes the terminal away, as the end of a remote connection does.
    package func hangUp() {
        close(controller)
        controller = -1
    }

    /// The terminal's modes now; they can be read after the program has ended too.
    package var modes: Modes { Self.modes(of: controller) }

    private static func modes(of terminal: Int32) -> Modes {
        var modes = termios()
        tcgetattr(terminal, &modes)
        return Modes(flags: [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag])
    }

    // MARK: Waiting

    /// Reads output until `condition` holds of the screen.
    /// - Throws: `Failure` with the screen's text when it does not within `limit`.
    package func waitUntil(
        _ what: String, within limit: Duration = .seconds(10), _ condition: (VirtualTerminal) throws -> Bool
    ) throws {
        let deadline = ContinuousClock.now + limit
        while try !condition(terminal) {
            guard ContinuousClock.now < deadline else {
                throw Failure(description: "waited in vain until \(what); the screen shows:\n\(terminal.text)")
            }
            if !pump(for: deadline - .now), try !condition(terminal) {
                throw Failure(description: "the program ended before \(what); the screen shows:\n\(terminal.text)")
            }
        }
    }

    /// Reads output until `text` is on the screen.
    package func waitFor(_ text: String, within limit: Duration = .seconds(10)) throws {
        try waitUntil("\"\(text)\" is shown", within: limit) { $0.text.contains(text) }
    }

    /// Reads output for so long.
    /// - Returns: whether there was none.
    package func isQuiet(for time: Duration) -> Bool {
        let count = output.count
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end, pump(for: end - .now) {}
        return output.count == count
    }

    /// Reads output until the program has ended.
    package func waitForEnd(within limit: Duration = .seconds(10)) throws -> Ending {
        let deadline = ContinuousClock.now + limit
        while true {
            if let ending { return ending }
            guard ContinuousClock.now < deadline else {
                throw Failure(description: "the program does not end; the screen shows:\n\(terminal.text)")
            }
            // A millisecond at a time: the end of a process is no event of its terminal when others hold it open.
            let isOpen = pump(for: .milliseconds(1))
            reap(blocking: !isOpen && kill(process, 0) != 0)
        }
    }

    private func reap(blocking: Bool) {
        var status: Int32 = 0
        guard waitpid(process, &status, blocking ? 0 : WNOHANG) == process else { return }
        // What was written last may still be in the terminal.
        while pump(for: .zero, untilQuiet: true) {}
        ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }

    /// Reads what there is, waiting for it at most `limit`.
    /// - Returns: Whether the terminal is still open (with `untilQuiet`: whether there was anything).
    @discardableResult
    private func pump(for limit: Duration, untilQuiet: Bool = false) -> Bool {
        var wait = ct_poll(descriptor: controller, events: Int16(POLLIN), revents: 0)
        let (seconds, attoseconds) = limit.components
        guard ct_poll(&wait, 1, max(0, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)) > 0 else {
            return !untilQuiet
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(controller, &buffer, buffer.count)
        // EIO: no process has the terminal open.
        guard count > 0 else { return false }
        let bytes = Array(buffer[..<count])
        output += bytes
        terminal.feed(bytes)
        replies += terminal.takeReplies()
        sendReplies()
        return true
    }

    private func sendReplies() {
        guard !holdsReplies, !replies.isEmpty else { return }
        write(controller, replies, replies.count)
        replies = []
    }
}
