import Foundation
import TerminalEmulator
import Testing

@Suite("Nothing to do")
struct IdleTests {
    /// How often the process's threads have gone to sleep so far: each time something had woken them.
    private func sleeps(of process: Int32) throws -> [String: Int] {
        let tasks = "/proc/\(process)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(into: [:]) { counts, thread in
            let status = try String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
            counts[thread] = line.flatMap { $0.split(separator: "\t").last }.flatMap { Int($0) }
        }
    }

    /// Waits for a time, longer than a timer of a second's, in which no thread is woken and nothing is written.
    private func expectSleep(_ chat: PtyProcess) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        var before = try sleeps(of: chat.process)
        while true {
            let isQuiet = chat.isQuiet(for: .milliseconds(1_500))
            let now = try sleeps(of: chat.process)
            if isQuiet, now == before { return }
            guard ContinuousClock.now < deadline else {
                Issue.record("threads still wake: \(before) became \(now)")
                return
            }
            before = now
        }
    }

    @Test("nothing is woken: not when the chat has opened, and not after an answer")
    func idle() throws {
        // Another process's: while it runs in the chat itself, the rehearsal waits on its own.
        let (server, url) = try Program.rehearsal(speed: 10)
        let program = try Program(servedAt: url, agent: "guide")
        let chat = try program.openChat()
        try expectSleep(chat)
        try chat.send("what is baton?\r")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        try expectSleep(chat)
        chat.signal(SIGTERM)
        server.signal(SIGTERM)
    }
}
