import Foundation
import TerminalEmulator
import Testing

@Suite("Looking after the terminal", .serialized)
struct DoctorTests {
    @Test("doctor prints one document of what was found, and says null where nothing could be asked")
    func document() throws {
        let program = try Program(
            configuration: "[profiles.gone]\nplatform = \"orq\"\nurl = \"https://127.0.0.1:1\"\n")
        program.environment["DISPLAY"] = ":7"
        let result = try program.run(["doctor", "-o", "json"])
        #expect(result.status == 0)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "baton.doctor/1")
        let terminal = try #require(document["terminal"] as? [String: Any])
        #expect(terminal["TERM"] as? String == "xterm-256color")
        let clipboard = try #require(document["clipboard"] as? [String: Any])
        #expect(clipboard["not_installed"] as? [String] == ["xclip", "xsel"] || clipboard["programs"] != nil)
        let network = try #require(document["network"] as? [[String: Any]])
        #expect(network[0]["profile"] as? String == "gone")
        #expect(network[0]["reachable"] as? Bool == false)
        #expect(network[0]["login"] is NSNull)
    }

    @Test("doctor asks the terminal, and leaves it as it was")
    func asked() throws {
        let doctor = try Program().open(["doctor", "terminal"])
        #expect(try doctor.waitForEnd() == .exited(0))
        #expect(doctor.terminal.text.contains("xterm-256color"))
        #expect(doctor.terminal.text.contains("100×30"))
        #expect(doctor.terminal.text.contains("synchronised output  no"))
        #expect(doctor.modes == doctor.modesBefore)
    }

    @Test("reset-terminal repairs what a killed program has left")
    func reset() throws {
        let broken = "printf '\\033[?1049h\\033[?25l\\033[?1000h\\033[?2004h'; stty raw -echo; "
        let program = try Program()
        let shell = try PtyProcess(
            ["/bin/sh", "-c", "\(broken)\(Program.path) reset-terminal; read line; echo \"got $line\""],
            environment: program.environment)
        try shell.waitUntil("the screen is left") { _ in shell.written.contains("\u{1B}[?1049l") }
        try shell.waitUntil("the line is sane", within: .seconds(5)) { _ in !shell.modes.isRaw }
        #expect(shell.terminal.isCursorVisible)
        #expect(!shell.terminal.isAlternateScreen)
        try shell.send("typed\r")
        #expect(try shell.waitForEnd() == .exited(0))
        #expect(shell.terminal.text.contains("got typed"))
    }
}
