import Dispatch
import TerminalEmulator
import Testing

extension Program {
    /// A program that talks to the rehearsal at an address on both wires: by its profiles `w` (watsonx Orchestrate, the default) and
    /// `o` (orq.ai).
    ///
    /// - Parameter agent: who stands in the first slot; nil: nobody in any.
    convenience init(servedAt url: String, agent: String? = nil, key: String = "any") throws {
        let slot = agent.map { "[[slots]]\nprofile = \"w\"\nagent = \"\($0)\"\n" } ?? ""
        try self.init(
            configuration: """
                [profiles.w]
                platform = "watsonx-orchestrate"
                url = "\(url)"
                token = { env = "ANY" }
                [profiles.o]
                platform = "orq"
                url = "\(url)"
                api_key = { env = "ANY" }
                \(slot)
                """)
        environment["ANY"] = key
    }

    /// A rehearsal in a program of its own, and its address: one inside the tests' own program would wait for the threads of
    /// other tests. SIGTERM ends it.
    static func rehearsal(speed: Int = 100) throws -> (process: PtyProcess, url: String) {
        let server = try Program().open(["rehearse", "--speed", "\(speed)"])
        try server.waitFor("http://127.0.0.1:")
        let address = server.terminal.text.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/)
        return (server, String(try #require(address).output))
    }

    /// As ``run(_:input:)``, but on a thread of its own, for tests whose server lives in their own process: a thread that waits
    /// for the program could be the one on which the server answers it.
    func finish(_ arguments: [String], input: String = "") async throws -> Result {
        let environment = environment
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Swift.Result { try Self.run(arguments, environment: environment, input: input) })
            }
        }
    }
}
