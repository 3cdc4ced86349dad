import BatonCore
import Foundation
import Synchronization
import Testing

@testable import baton

/// Real programs, none of them a shell.
@Suite("Commands that answer calls")
struct ToolProcessTests {
    private func run(
        _ words: [String], arguments: JSONValue = ["city": "Bern"], limit: Duration = .seconds(20),
        environment: [String: String] = ["PATH": "/usr/bin:/bin"]
    ) -> Result<JSONValue, PlatformFailure> {
        ToolProcess(ToolCommand(tool: "t", words: words, timeLimit: limit), environment: environment).run(arguments)
    }

    private func message(_ result: Result<JSONValue, PlatformFailure>) -> String {
        switch result {
        case .success(let value): "no failure: \(value.text)"
        case .failure(let failure): failure.message
        }
    }

    @Test("the arguments are standard input, and JSON on standard output is the result")
    func json() {
        #expect(run(["/bin/cat"]) == .success(["city": "Bern"]))
        #expect(run(["cat", "/dev/stdin"]) == .success(["city": "Bern"]))
    }

    @Test("what is no JSON is a text without its last line end, and nothing that acts on a terminal")
    func text() {
        #expect(run(["echo", "14 degrees"]) == .success("14 degrees"))
        #expect(run(["printf", "a\\nb\\n"]) == .success("a\nb"))
        #expect(run(["true"]) == .success(""))
        let hostile = run(["printf", "\\033[2Jx"])
        guard case .success(let value) = hostile else { return #expect(Bool(false)) }
        #expect(value.string?.unicodeScalars.contains("\u{1B}") == false)
    }

    @Test("no shell reads the words")
    func noShell() {
        #expect(run(["echo", "$HOME", "; rm", "`id`"]) == .success("$HOME ; rm `id`"))
    }

    @Test("arguments and output larger than a pipe come through whole")
    func large() {
        let text = String(repeating: "x", count: 400_000)
        #expect(run(["cat"], arguments: .string(text)) == .success(.string(text)))
    }

    @Test("an exit code is a failure, with the last line of standard error")
    func exitCode() {
        let missing = message(run(["ls", "/nonexistent-a", "/nonexistent-b"]))
        #expect(missing.hasPrefix("ls: It ended with exit code 2: ls: "))
        #expect(missing.contains("nonexistent-b"))
        #expect(message(run(["false"])) == "false: It ended with exit code 1")
    }

    @Test("a program that is not there is a failure, and not an empty result")
    func notThere() {
        #expect(message(run(["no-such-program-here"])).contains("cannot be started"))
        #expect(message(run(["/etc/passwd"])).contains("cannot be started"))
    }

    @Test("the time limit ends the command and everything that it has started")
    func timeLimit() {
        let began = ContinuousClock.now
        // `env` becomes its argument; `timeout` starts another process.
        #expect(message(run(["env", "timeout", "60", "sleep", "60"], limit: .seconds(1))).contains("longer than 1 s"))
        #expect(ContinuousClock.now - began < .seconds(15))
    }

    @Test("output without an end is cut off")
    func endless() {
        #expect(message(run(["yes"])) == "yes: It wrote more than 1 MB")
    }

    @Test("the keys of the profiles are not in the command's environment, the rest is")
    func environment() async {
        let runner = ToolRunner(
            hiding: ["ORQ_API_KEY"], environment: ["PATH": "/usr/bin:/bin", "ORQ_API_KEY": "hunter2", "LANG": "C"])
        let result = await runner.run(
            ToolCall(id: "c", name: "t"), of: "thread",
            by: ToolCommand(tool: "t", words: ["env"], timeLimit: .seconds(20)))
        guard case .success(let value) = result else { return #expect(Bool(false), "\(result)") }
        #expect(value.string?.split(separator: "\n").sorted() == ["LANG=C", "PATH=/usr/bin:/bin"])
    }

    @Test("a command that is stopped has failed, whether it runs already or not")
    func stopped() async {
        let runner = ToolRunner(hiding: [], environment: ["PATH": "/usr/bin:/bin"])
        let command = ToolCommand(tool: "t", words: ["sleep", "60"], timeLimit: .seconds(50))
        async let result = runner.run(ToolCall(id: "c", name: "t"), of: "thread", by: command)
        let isOver = Mutex(false)
        let stopping = Task.detached {
            while !isOver.withLock({ $0 }) {
                runner.stop("c", of: "thread")
                await Task.yield()
            }
        }
        let began = ContinuousClock.now
        #expect(message(await result) == "sleep: It was stopped")
        isOver.withLock { $0 = true }
        await stopping.value
        #expect(ContinuousClock.now - began < .seconds(20))
    }
}
