/// How a turn is sent: which generation, and whether its events are streamed or the run is polled.
struct Way: Hashable, Sendable {
    var generation: Generation
    var isStreamed: Bool

    /// The ways to try, the best first; never empty.
    /// - Parameters:
    ///   - generations: newest first.
    ///   - missing: those that the server has turned out not to have.
    static func all(of generations: [Generation], isStreaming: Bool, missing: Set<Way>) -> [Way] {
        var ways = generations.map { Way(generation: $0, isStreamed: isStreaming) }
        // Some servers have `run` and `task` without their streaming twins.
        if isStreaming, generations.last == .tasks { ways.append(Way(generation: .tasks, isStreamed: false)) }
        let there = ways.filter { !missing.contains($0) }
        return there.isEmpty ? ways : there
    }
}
