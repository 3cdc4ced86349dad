import BatonCore
import Foundation
import TerminalEmulator
import Testing

/// Runs that no slot shows, after a start.
@Suite("Runs that nobody watches", .serialized)
struct UnwatchedRunTests {
    @Test("a run whose program was killed is asked for at the next start, and its answer is in the history")
    func followed() throws {
        // A program of its own: here it would wait for the threads of other tests.
        let (server, url) = try Program.rehearsal(speed: 6)
        let program = try Program(servedAt: url, agent: "guide")
        let asking = try program.open(["ask", "-a", "writer", "--stream", "write 300 words slowly"])
        // The first words are there: the server has the prompt, and the history the run's handle.
        try asking.waitUntil("it writes") { $0.text.contains("Handing over") || $0.text.contains(". ") }
        asking.signal(SIGKILL)
        #expect(try program.run(["threads", "--here"]).output.contains("unfinished"))
        let chat = try program.openChat()
        try chat.waitFor("A run of another thread goes on")
        var list = ""
        let deadline = ContinuousClock.now + .seconds(60)
        while !list.contains("completed"), ContinuousClock.now < deadline {
            list = try program.run(["threads", "--here"]).output
        }
        #expect(list.contains("completed"))
        chat.signal(SIGTERM)
        let listed = try program.run(["threads", "-o", "json"]).output
        let document = try JSONValue(parsing: listed)
        #expect(document["threads"]?.elements.count == 1)
        #expect(document["threads"]?.elements.first?["place"] == "both")
        server.signal(SIGTERM)
    }
}
