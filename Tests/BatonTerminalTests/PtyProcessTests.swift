import TerminalEmulator
import Glibc
import Testing

/// The tools of the end-to-end tests, tried on a program that everyone has.
@Suite("Programs on a pseudo-terminal")
struct PtyProcessTests {
    private func shell(_ script: String) throws -> PtyProcess {
        try PtyProcess(["sh", "-c", script], environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin"])
    }

    @Test("What a program prints is on the screen, what is typed reaches it, and how it ended is known")
    func conversation() throws {
        let process = try shell("printf 'name? '; read name; echo hello $name; exit 3")
        try process.waitUntil("it asks") { $0.cursor == (6, 0) }
        #expect(!process.modes.isRaw)
        try process.send("漢字\r")
        #expect(try process.waitForEnd() == .exited(3))
        #expect(process.terminal.text == "name? 漢字\nhello 漢字")
    }

    @Test("A program learns the size of its terminal, also when it changes")
    func resize() throws {
        let process = try shell("trap 'stty size' WINCH; stty size; while :; do read line; done")
        try process.waitFor("24 80")
        process.resize(columns: 40, rows: 10)
        try process.waitFor("10 40")
    }

    @Test("A signal ends a program, and its modes can be compared with those of before")
    func signal() throws {
        let process = try shell("stty raw -echo -isig; printf ready; exec sleep 100")
        try process.waitFor("ready")
        #expect(process.modes != process.modesBefore)
        #expect(process.modes.isRaw)
        process.signal(SIGTERM)
        #expect(try process.waitForEnd() == .signalled(SIGTERM))
    }

    @Test("Waiting in vain fails with what is on the screen")
    func vainly() throws {
        let process = try shell("echo something else; read line")
        let failure = #expect(throws: PtyProcess.Failure.self) {
            try process.waitFor("this", within: .milliseconds(50))
        }
        #expect(failure?.description.contains("\"this\"") == true)
    }

    @Test("A program that ends before what is waited for fails at once")
    func endedEarly() throws {
        let process = try shell("echo gone")
        let failure = #expect(throws: PtyProcess.Failure.self) { try process.waitFor("never") }
        #expect(failure?.description.contains("ended") == true)
        #expect(failure?.description.contains("gone") == true)
    }
}
