import Foundation
import TerminalEmulator
import Testing

/// The panes beside the transcript, in the real program while runs go on.
@Suite("The side panes", .serialized)
struct SidePaneTests {
    private func copied(_ chat: PtyProcess) throws -> String {
        let coded = chat.written.components(separatedBy: "\u{1B}]52;c;").last?.components(separatedBy: "\u{7}").first
        return String(decoding: try #require(coded.flatMap { Data(base64Encoded: $0) }), as: UTF8.self)
    }

    @Test(
        "each pane opens while an answer streams, follows it, and has all the room when it is wanted",
        arguments: [3, 6])
    func streaming(slot: Int) throws {
        let chat = try Program().openChat(columns: 130, rows: 36)
        try chat.send("\u{1B}\(slot)write 400 words\r")
        try chat.waitUntil("text streams") { $0.text.components(separatedBy: "\n").count > 12 }
        try chat.send("\u{1B}OR")
        try chat.waitFor("STEPS")
        try chat.send("\u{1B}OS")
        try chat.waitFor("TIMELINE")
        try chat.waitFor("answer")
        try chat.send("\u{18}w")
        try chat.waitFor("WIRE")
        try chat.waitFor("delta")
        try chat.send("\u{18}z")
        try chat.waitUntil("the wire has all the room") { !$0.text.contains("│") && $0.row(2).hasPrefix(" WIRE") }
        try chat.send("\u{18}z")
        try chat.waitUntil("both are there") { $0.text.contains("│ WIRE") }
        try chat.waitUntil("the run is over, and the frame that says so is there") { screen in
            screen.row(screen.rows - 1).contains("completed")
                && (0..<screen.rows).contains { screen.row($0).contains("←") && screen.row($0).contains("ompleted") }
        }
    }

    @Test("the wire that was recorded is there when the pane is opened later, on both platforms", arguments: [2, 5])
    func recorded(slot: Int) throws {
        let chat = try Program().openChat(columns: 130, rows: 36)
        try chat.send("\u{1B}\(slot)what is 6 * 7?\r")
        try chat.waitFor("42")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        try chat.send("\u{18}w\u{18}z")
        try chat.waitFor("POST /v")
        try chat.waitFor("HTTP 200")
        try chat.send("\u{18}o\u{18}og/POST\r\r")
        try chat.waitFor("[redacted]")
        try chat.waitFor("POST http://")
    }

    @Test("a request can be copied as curl from the transcript, without its credential", arguments: [2, 5])
    func curl(slot: Int) throws {
        let program = try Program()
        let chat = try program.openChat(columns: 130, rows: 36)
        try chat.send("\u{1B}\(slot)what is 6 * 7?\r")
        try chat.waitFor("42")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        try chat.send("\u{18}\u{1B}[Ac")
        try chat.waitFor("the request as curl")
        let text = try copied(chat)
        #expect(text.hasPrefix("curl"))
        #expect(text.contains("Bearer ${BATON_TOKEN}"))
        #expect(text.contains("what is 6 * 7?"))
    }

    @Test(
        "where nothing may be on disk, the wire is there from memory",
        arguments: [("[history]\nrecordings_mb = 0", ""), ("", "history = false")])
    func memory(table: String, line: String) throws {
        let (server, url) = try Program.rehearsal()
        let program = try Program(
            configuration: """
                profile = "p"
                \(table)
                [profiles.p]
                platform = "watsonx-orchestrate"
                url = "\(url)"
                token = { env = "ANY" }
                \(line)
                [[slots]]
                profile = "p"
                agent = "guide"
                """)
        program.environment["ANY"] = "any-secret"
        let chat = try program.openChat(columns: 130, rows: 36)
        try chat.send("hello\r")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        try chat.send("\u{18}w\u{18}z")
        try chat.waitFor("message.delta")
        try chat.send("\u{18}o\u{18}og")
        try chat.waitFor("run.started")
        try chat.waitFor("POST /v1")
        #expect(!chat.written.contains("any-secret"))
        server.signal(SIGTERM)
    }

    @Test("a step's result is kept as a file, and the next one over no other")
    func saving() throws {
        let program = try Program()
        try FileManager.default.createDirectory(
            at: program.home.appending(path: "Downloads"), withIntermediateDirectories: true)
        let chat = try program.openChat(columns: 130, rows: 36)
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        try chat.send("\u{18}s\u{18}o\u{18}o\rs")
        try chat.waitFor("Saved ")
        try chat.waitFor("Downloads/calculator.json")
        try chat.send("s")
        try chat.waitUntil("the second has a name of its own") { screen in
            screen.text.contains("Downloads/calculator") && !screen.text.contains("Downloads/calculator.json")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/Downloads")
        #expect(files.count == 2)
    }

    @Test("any size works with any pane while text streams")
    func sizes() throws {
        let chat = try Program().openChat(columns: 130, rows: 36)
        try chat.send("\u{1B}3write 600 words\r")
        for pane in ["s", "l", "w"] {
            try chat.send("\u{18}\(pane)")
            for (columns, rows) in [(40, 8), (40, 10), (300, 100), (1, 1), (109, 30), (110, 30)] {
                chat.resize(columns: columns, rows: rows)
                try chat.waitUntil("something is drawn at \(columns)×\(rows)") { !$0.text.isEmpty }
            }
        }
        try chat.waitFor("WIRE")
    }
}
