import Foundation
import TerminalEmulator
import Testing

/// Two agents at once, and one conversation with two: the real program over the rehearsal, on both platforms' wire.
@Suite("Two agents", .serialized)
struct TwoAgentsTests {
    private static let leader = "\u{18}"

    /// The columns of a row left and right of the rule between two sides.
    private func sides(_ screen: VirtualTerminal, _ row: Int) -> (String, String)? {
        let parts = screen.row(row).split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    @Test("one message goes to an agent of each platform, and the answers stand side by side through every size")
    func compared() throws {
        let chat = try Program().openChat(columns: 120, rows: 36)
        try chat.send("\u{1B}2\(Self.leader)|")
        try chat.waitFor("Side by side with")
        try chat.send("5 tools\r")
        try chat.waitFor("both ›")
        try chat.send("what is 6 * 7?\r")
        try chat.waitUntil("both have answered") { screen in
            let rows = (0..<screen.rows).compactMap { sides(screen, $0) }
            return rows.contains { $0.0.contains("42") } && rows.contains { $0.1.contains("42") }
                && rows.first.map { $0.0.contains("2 tools") && $0.1.contains("5 tools") } == true
        }
        for (columns, rows) in [(80, 24), (40, 8), (120, 36)] {
            chat.resize(columns: columns, rows: rows)
            try chat.waitUntil("it is set at \(columns)×\(rows)") { screen in
                screen.columns == columns && screen.text.contains("both ›") && screen.text.contains("2 tools")
            }
        }
        try chat.send("to one\(Self.leader)\r")
        try chat.waitUntil("only the left has it") { screen in
            let rows = (0..<screen.rows).compactMap { sides(screen, $0) }
            return rows.contains { $0.0.contains("▌ to one") } && !rows.contains { $0.1.contains("▌ to one") }
        }
        try chat.send("\(Self.leader)0")
        try chat.waitUntil("one stands alone") { !$0.text.contains("both ›") && $0.text.contains("▌ to one") }
        try chat.send("\u{1B}5")
        try chat.waitFor("▌ what is 6 * 7?")
    }

    @Test("a conversation goes from one platform to the other and back; both ends are shown after a restart")
    func handedOver() throws {
        let program = try Program()
        let chat = try program.openChat()
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitUntil("it is answered") { $0.text.contains("42") && $0.text.contains("completed") }
        try chat.send("and now?\(Self.leader)h")
        try chat.waitFor("Hand over to")
        try chat.waitFor("rehearsal-orq")
        try chat.send("writer orq")
        try chat.waitUntil("the other platform's writer is found") { screen in
            // How wide the columns are depends on which models have been listed by then.
            screen.row(4).hasPrefix(" › writer ") && screen.row(4).contains("slot 6")
        }
        try chat.send("\r")
        try chat.waitFor("← handed over from tools (rehearsal), 1 turn")
        try chat.waitFor("› and now?")
        try chat.send("\u{15}write 20 words\r")
        try chat.waitUntil("it is answered there") { screen in
            screen.text.contains("completed") && !screen.text.contains("next message")
        }
        try chat.send("\(Self.leader)h")
        try chat.waitFor("Hand over to")
        try chat.send("guide")
        try chat.waitUntil("guide is found") { $0.row(4).hasPrefix(" › guide ") && $0.row(4).contains("slot 1") }
        try chat.send("\r")
        try chat.waitFor("← handed over from writer (rehearsal-orq), 2 turns")
        try chat.send("\(Self.leader)\u{03}")
        #expect(try chat.waitForEnd() == .exited(0))

        let again = try program.openChat()
        try again.send("\u{1B}2")
        try again.waitFor("→ handed over to writer (rehearsal-orq)")
        try again.send("\u{1B}6")
        try again.waitUntil("both ends are there") { screen in
            screen.text.contains("← handed over from tools (rehearsal), 1 turn")
                && screen.text.contains("→ handed over to guide (rehearsal)")
        }
        try again.send("\u{1B}1")
        try again.waitFor("The next message takes along what was said there.")
        try again.send("hello\r")
        try again.waitUntil("it goes on") { screen in
            screen.text.contains("completed") && !screen.text.contains("next message")
        }
    }

    @Test("what came while another slot was shown begins below a line")
    func unread() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}3write 300 words\r")
        try chat.waitFor("streaming")
        try chat.send("\u{1B}1")
        try chat.waitUntil("there is something unread") { $0.row(0).contains("●") }
        try chat.send("\u{1B}3")
        try chat.waitFor("completed")
        try chat.send("\u{1B}[1;3Au")
        try chat.waitFor("── new ──")
    }

    @Test("line by line, a conversation is handed over, and one message goes to two")
    func linear() throws {
        let program = try Program()
        let result = try program.run(
            ["chat", "--linear", "-a", "tools"],
            input: """
                what is 6 * 7?
                /hand rehearsal-orq/tools
                what is 8 * 8?
                /compare rehearsal/tools what is 9 * 9?
                """ + "\n")
        #expect(result.status == 0)
        let output = result.output
        #expect(output.contains("A new thread with tools of rehearsal-orq."))
        #expect(output.contains("Handed over from tools of rehearsal. The first message takes along 1 turn."))
        #expect(output.contains("64"))
        let parts = output.split(separator: "The answer of tools of rehearsal:")
        #expect(parts.count == 2)
        #expect(parts.allSatisfy { $0.contains("81") })
        let refused = try program.run(
            ["chat", "--linear", "-a", "tools"], input: "/hand guide\n/compare guide\n/hand\n")
        #expect(refused.output.contains("Nothing was said here yet."))
        #expect(refused.output.contains("/compare NAME PROMPT"))
        #expect(refused.output.contains("To whom?"))
    }
}
