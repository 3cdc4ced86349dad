import FoundationEssentials

/// The troupe and its memory, shared by both wires.
package struct Rehearsal: Sendable {
    /// In the order in which the platforms list them.
    package static let agents: [RehearsedAgent] = [.guide, .tools, .writer, .relay, .clerk, .stumble]

    package let ledger: RunLedger
    let mint: TokenMint

    /// - Parameters:
    ///   - speed: how much faster than natural the agents are; from 1,000 on they never wait.
    ///   - clock: what the agents wait on and their tools are measured by.
    ///   - tokenLifetime: in whole seconds, for the tokens that end.
    ///   - wallClock: milliseconds since 1970.
    package init(
        speed: Double, clock: any Clock<Duration> = .continuous, tokenLifetime: Int = hour,
        wallClock: @escaping @Sendable () -> Int64 = currentTime
    ) {
        mint = TokenMint(lifetime: tokenLifetime, wallClock: wallClock)
        ledger = RunLedger(speed: speed, clock: clock, wallClock: wallClock)
    }

    /// The agent called `word`: its key, or its id in either shape.
    package static func agent(_ word: String) -> RehearsedAgent? {
        let id = AgentIdentifier(word)
        return agents.first { $0.key == word || $0.id == id }
    }

    /// How long IBM Cloud's tokens live, in seconds.
    package static let hour = 3_600

    /// Milliseconds since 1970 by the system's clock.
    package static func currentTime() -> Int64 {
        Int64(Date().timeIntervalSince1970 * 1_000)
    }
}
