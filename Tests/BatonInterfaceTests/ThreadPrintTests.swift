import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite("The thread in the scrollback")
struct ThreadPrintTests {
    private func printed(_ session: Session) -> [String] {
        for command in session.commands {
            if case .print(let rows) = command { return rows.map { $0.map(\.text).joined() } }
        }
        return []
    }

    @Test("all of it, however little the screen shows, with wide code wrapped and nothing that acts")
    func all() {
        var session = Session(columns: 40, rows: 10)
        for number in 1...20 {
            session.say("question \(number)")
            session.receive(
                .accepted(thread: "t", run: "r\(number)"),
                .text("```\n\(String(repeating: "code ", count: 20))end\(number)\n```\n\u{1B}]0;x\u{7}\u{9B}2J\n"),
                .ended(.completed))
        }
        session.press("C-x !")
        let rows = printed(session)
        for number in 1...20 {
            #expect(rows.contains { $0.contains("question \(number) ") })
            #expect(rows.contains { $0.contains("end\(number)") })
        }
        #expect(rows.allSatisfy { TextWidth.columns(of: $0) <= 40 })
        #expect(
            rows.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) } })
    }
}
