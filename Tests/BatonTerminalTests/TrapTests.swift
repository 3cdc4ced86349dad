import BatonTerminal
import CTerminal
import FoundationEssentials
import Glibc
import Testing

@Suite("A crash in Swift's own code")
struct TrapTests {
    /// A terminal for a process that is to die, and what it is like afterwards.
    private final class Terminal {
        let name: String
        private let controller: Int32
        private let descriptor: Int32
        private var before = termios()

        init() {
            var path = [CChar](repeating: 0, count: 128)
            controller = ct_pty_open(ct_size(columns: 80, rows: 24), &path, path.count)
            name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Held open, so that what was written stays to be read.
            descriptor = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
            tcgetattr(descriptor, &before)
        }

        deinit {
            close(controller)
            close(descriptor)
        }

        /// - Returns: what was written after the screen was left.
        func expectRestored() -> String {
            var after = termios()
            tcgetattr(descriptor, &after)
            #expect(after.c_lflag == before.c_lflag)
            #expect(after.c_iflag == before.c_iflag)
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(controller, &buffer, buffer.count)
            let written = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            #expect(written.contains("\u{1B}[?1049h"))
            let left = written.components(separatedBy: "\u{1B}[?1049l")
            #expect(left.count == 2)
            return left.last ?? ""
        }
    }

    /// Opens the screen on the terminal of that name.
    private static func enter(_ name: String) throws -> TerminalSession {
        let terminal = open(name, O_RDWR | O_NOCTTY)
        dup2(terminal, STDERR_FILENO)
        let session = try TerminalSession(
            input: terminal, output: terminal, description: TerminalDescription(name: "xterm"))
        session.enter()
        return session
    }

    @Test("a trap gives the terminal back, and tells there what went wrong")
    func trap() async throws {
        let terminal = Terminal()
        await #expect(processExitsWith: .signal(SIGILL)) { [name = terminal.name as String] in
            let session = try TrapTests.enter(name)
            withExtendedLifetime(session) { fatalError("the reason is told") }
        }
        #expect(terminal.expectRestored().contains("the reason is told"))
    }

    /// Never returns: each call needs room on the stack, which comes to its end.
    @inline(never)
    private static func fall(_ depth: Int) -> Int { depth == .max ? 0 : 1 + fall(depth + 1) }

    @Test("a stack that overflows on a thread of the tasks gives it back too")
    func overflow() async throws {
        let terminal = Terminal()
        await #expect(processExitsWith: .signal(SIGSEGV)) { [name = terminal.name as String] in
            TaskThreads.open()
            let session = try TrapTests.enter(name)
            let depth = await Task.detached { TrapTests.fall(0) }.value
            withExtendedLifetime(session) { _ = depth }
        }
        _ = terminal.expectRestored()
    }
}
