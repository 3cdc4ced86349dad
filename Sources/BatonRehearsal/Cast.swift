/// Who is at work in a run: the run's own agent, and those that it has handed over to.
struct Cast: Sendable {
    struct HandOff: Hashable, Sendable {
        /// Counted from 1 through the run.
        var number: Int
        var agent: String
        var input: String
    }

    private let own: String
    /// Those not handed back yet, innermost last.
    private var open: [HandOff] = []
    /// How many there were so far.
    private(set) var handOffs = 0

    init(_ agent: RehearsedAgent) {
        own = agent.key
    }

    /// The key of the agent at work.
    var agent: String { open.last?.agent ?? own }

    @discardableResult
    mutating func enter(_ agent: String, _ input: String) -> HandOff {
        handOffs += 1
        let handOff = HandOff(number: handOffs, agent: agent, input: input)
        open.append(handOff)
        return handOff
    }

    /// The hand-off that is over now; nil when there was none.
    mutating func leave() -> HandOff? {
        open.popLast()
    }
}
