import Foundation
import TerminalEmulator
import Testing

@Suite("Calls to a user who looks elsewhere", .serialized)
struct CallingTests {
    private func answered(_ setting: String, lookingAway: Bool) throws -> PtyProcess {
        let program = try Program(configuration: "notifications = \"\(setting)\"\n")
        program.environment["KITTY_WINDOW_ID"] = "1"
        let chat = try program.openChat()
        if lookingAway { try chat.send("\u{1B}[O") }
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        // Behind whatever the end of the run brought.
        try chat.send("x")
        try chat.waitFor("› x")
        return chat
    }

    private static let cases: [(setting: String, isAway: Bool, isCalled: Bool)] = [
        ("auto", true, true), ("auto", false, false), ("bell", true, false), ("off", true, false),
    ]

    @Test("come in the terminal's own way, only while it is out of sight, and as the setting says", arguments: cases)
    func calls(setting: String, isAway: Bool, isCalled: Bool) throws {
        let chat = try answered(setting, lookingAway: isAway)
        #expect(chat.written.contains("\u{1B}]99;i=baton:d=1:p=body;has answered\u{7}") == isCalled)
        // Titles end with BEL too.
        let titles = chat.written.components(separatedBy: "\u{1B}]2;").count - 1
        let bells = chat.output.count { $0 == 0x07 } - titles - (isCalled ? 2 : 0)
        #expect(bells == (setting == "bell" ? 1 : 0))
    }
}
