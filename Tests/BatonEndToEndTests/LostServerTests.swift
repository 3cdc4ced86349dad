import Foundation
import TerminalEmulator
import Testing

/// A server that goes away in the middle of a run, for those who wait without a screen.
@Suite("A server that does not answer", .serialized)
struct LostServerTests {
    /// - Parameter body: gets the program under test, and the server of its own, to be killed.
    private func withRun(
        _ platform: String, _ arguments: [String], _ body: (PtyProcess, PtyProcess) throws -> Void
    ) throws {
        let server = try Program().open(["rehearse"])
        try server.waitFor("C-c ends it")
        let address = try #require(server.terminal.text.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/)?.output)
        let login =
            platform == "orq"
            ? #"api_key = { env = "SECRET" }"#
            : "auth = \"local\"\nusername = \"u\"\npassword = { env = \"SECRET\" }"
        let program = try Program(
            configuration: "[profiles.p]\nplatform = \"\(platform)\"\nurl = \"\(address)\"\n\(login)\n")
        program.environment["SECRET"] = "sk-orq-rehearsal"
        defer { server.signal(SIGKILL) }
        try body(try program.open(arguments, columns: 160, rows: 40), server)
    }

    @Test(
        "ask says so and for how long it waits, and C-c leaves the run with the commands that go on",
        arguments: ["watsonx-orchestrate", "orq"])
    func ask(platform: String) throws {
        try withRun(platform, ["ask", "-a", "writer", "--stream", "write 2000 words"]) { process, server in
            try process.waitUntil("the answer streams", within: .seconds(20)) { $0.text.count > 400 }
            server.signal(SIGKILL)
            try process.waitFor("baton: The server does not answer.", within: .seconds(30))
            try process.waitFor("C-c ends the waiting and leaves the run going there.")
            try process.send("\u{03}")
            try process.waitFor("go on: baton ask -p p -a writer -t ")
            try process.waitFor("watch: baton runs watch ")
            #expect(try process.waitForEnd() == .exited(130))
        }
    }

    @Test("the linear chat says so too, and stops asking when it is told")
    func linear() throws {
        try withRun("orq", ["chat", "--linear", "-a", "writer"]) { process, server in
            try process.waitFor("or /help.")
            try process.send("write 2000 words\n")
            try process.waitFor("writer says:", within: .seconds(20))
            server.signal(SIGKILL)
            try process.waitFor("The server does not answer.", within: .seconds(30))
            try process.waitFor("/detach ends the waiting")
            try process.send("/detach\n")
            try process.waitFor("Detached: the run goes on at the server.")
            try process.send("/quit\n")
            #expect(try process.waitForEnd() == .exited(0))
        }
    }
}
