import BatonTerminal
import CTerminal
import FoundationEssentials
import Glibc
import Testing

@Suite("A trap in Swift's own code")
struct TrapTests {
    @Test("gives the terminal back, and tells there what went wrong")
    func trap() async throws {
        var path = [CChar](repeating: 0, count: 128)
        let controller = ct_pty_open(ct_size(columns: 80, rows: 24), &path, path.count)
        let name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Held open, so that what was written stays to be read.
        let terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        defer {
            close(controller)
            close(terminal)
        }
        var before = termios()
        tcgetattr(terminal, &before)
        await #expect(processExitsWith: .signal(SIGILL)) { [name = name as String] in
            let terminal = open(name, O_RDWR | O_NOCTTY)
            dup2(terminal, STDERR_FILENO)
            let session = try TerminalSession(
                input: terminal, output: terminal, description: TerminalDescription(name: "xterm"))
            session.enter()
            fatalError("the reason is told")
        }
        var after = termios()
        tcgetattr(terminal, &after)
        #expect(after.c_lflag == before.c_lflag)
        #expect(after.c_iflag == before.c_iflag)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(controller, &buffer, buffer.count)
        let written = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        #expect(written.contains("\u{1B}[?1049h"))
        let left = written.components(separatedBy: "\u{1B}[?1049l")
        #expect(left.count == 2)
        #expect(left.last?.contains("the reason is told") == true)
    }
}
