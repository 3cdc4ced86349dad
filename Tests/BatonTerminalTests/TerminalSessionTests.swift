import BatonScreen
import BatonTerminal
import CTerminal
import Glibc
import Testing

@Suite("Terminal session")
struct TerminalSessionTests {
    /// A pseudo-terminal with both ends here.
    private final class Pair {
        let controller: Int32
        let terminal: Int32

        init(columns: Int32 = 80, rows: Int32 = 24) {
            var path = [CChar](repeating: 0, count: 128)
            controller = ct_pty_open(ct_size(columns: columns, rows: rows), &path, path.count)
            terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        }

        deinit {
            close(controller)
            close(terminal)
        }

        var localModes: tcflag_t {
            var modes = termios()
            tcgetattr(terminal, &modes)
            return modes.c_lflag
        }

        func written() -> String {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(controller, &buffer, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }

    private func session(_ pair: Pair) throws -> TerminalSession {
        try TerminalSession(
            input: pair.terminal, output: pair.terminal, description: TerminalDescription(name: "xterm"),
            guardsProcess: false)
    }

    @Test("A session enters raw mode and its own screen, and gives both back, once")
    func enterAndLeave() throws {
        let pair = Pair()
        let before = pair.localModes
        let session = try session(pair)
        session.enter()
        #expect(pair.localModes & tcflag_t(ICANON | ECHO | ISIG) == 0)
        let entered = pair.written()
        #expect(entered.contains("\u{1B}[?1049h"))
        #expect(entered.contains("\u{1B}[?2004h"))
        #expect(entered.contains("\u{1B}[?1004h"))
        session.leave()
        session.leave()
        #expect(pair.localModes == before)
        let left = pair.written()
        #expect(left.split(separator: "\u{1B}[?1049l", omittingEmptySubsequences: false).count == 2)
        #expect(left.contains("\u{1B}[?2004l"))
        #expect(left.contains("\u{1B}[?1004l"))
        #expect(left.contains("\u{1B}[?25h"))
    }

    @Test("A terminal that does not follow xterm is told nothing it might print; the shell goes on below")
    func plain() throws {
        let pair = Pair()
        let session = try TerminalSession(
            input: pair.terminal, output: pair.terminal, description: TerminalDescription(name: "linux"),
            guardsProcess: false)
        session.enter()
        session.leave()
        let written = pair.written()
        for sequence in ["[>", "[<", "[22", "[23"] { #expect(!written.contains("\u{1B}" + sequence)) }
        #expect(written.hasSuffix("\u{1B}[?25h\u{1B}[999;1H\u{1B}[K\u{1B}[?1049l"))
    }

    @Test("A session that is let go gives the terminal back")
    func letGo() throws {
        let pair = Pair()
        let before = pair.localModes
        do {
            let session = try session(pair)
            session.enter()
        }
        #expect(pair.localModes == before)
    }

    @Test("The size is the terminal's, and 80 by 24 where it knows none")
    func size() throws {
        let pair = Pair(columns: 100, rows: 30)
        let session = try session(pair)
        #expect(session.size == Size(columns: 100, rows: 30))
        ct_set_size(pair.controller, ct_size(columns: 0, rows: 0))
        #expect(session.size == Size(columns: 80, rows: 24))
    }

    @Test("What is no terminal is refused with what to use instead")
    func notATerminal() throws {
        let pair = Pair()
        let pipe = PacketTerminal(columns: 1, rows: 1)
        for (input, output, stream) in [
            (pipe.descriptor, pair.terminal, "standard input"), (pair.terminal, pipe.descriptor, "standard output"),
        ] {
            let failure = #expect(throws: TerminalFailure.self) {
                try TerminalSession(input: input, output: output, guardsProcess: false)
            }
            #expect(failure?.code == .notATerminal)
            #expect(failure?.description.contains(stream) == true)
            #expect(failure?.description.contains("baton ask") == true)
        }
    }

    @Test("The shell's descriptors keep blocking: the session reads and writes through its own")
    func ownDescriptors() throws {
        let pair = Pair()
        let session = try session(pair)
        session.enter()
        #expect(fcntl(pair.terminal, F_GETFL) & O_NONBLOCK == 0)
    }
}
