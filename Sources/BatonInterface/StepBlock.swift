internal import BatonCore
internal import BatonScreen

/// A step with what its rows need to know of its run.
struct StepBlock: Hashable {
    var step: Step
    /// How many delegations deep.
    var depth: Int
    /// The longest name of the run's steps, hand-offs left out, so that arguments stand under each other.
    var nameColumns: Int
    /// Whether somebody will tell us when it ends.
    var isWatched: Bool
    var runBegan: Moment
    var density = Density.title

    // Longer names push only their own row's arguments away.
    private static let nameLimit = 20
    // Deeper delegation than this is shown as if it were this deep: the row has only so much room.
    private static let depthLimit = 4

    /// The steps of `run`, in their order.
    static func all(of run: Run) -> [StepBlock] {
        let steps = run.steps
        let depths = depths(of: steps)
        let names = steps.filter { $0.kind != .handOff }.map(\.name)
        let nameColumns = min(nameLimit, names.map { TextWidth.columns(of: $0) }.max() ?? 0)
        return steps.map { step in
            StepBlock(
                step: step, depth: depths[step.id] ?? 0, nameColumns: nameColumns, isWatched: run.link != .detached,
                runBegan: run.began)
        }
    }

    private static func depths(of steps: [Step]) -> [StepID: Int] {
        var depths: [StepID: Int] = [:]
        for step in steps {
            depths[step.id] = step.parent.flatMap { depths[$0] }.map { min($0 + 1, depthLimit) } ?? 0
        }
        return depths
    }
}

extension Step {
    /// What its row calls it.
    var label: String { kind == .handOff ? "handed to \(name)" : name }
}

/// A step of a conversation, whichever run it belongs to.
struct StepKey: Hashable {
    var run: RunID
    var step: StepID
}
