internal import BatonCore

/// What the user has allowed for the rest of a thread, and Baton then does by itself.
struct ThreadConsents: Hashable, Sendable {
    /// The names of tools whose calls are approved.
    var tools: Set<String> = []
    /// The commands that run without being asked for. One with other words is another one.
    var commands: Set<ToolCommand> = []

    /// Whether everything that `need` asks was approved before.
    func covers(_ need: Need) -> Bool {
        need.kind == .approval && need.isAnswerable && !need.calls.isEmpty
            && need.calls.allSatisfy { tools.contains($0.name) }
    }
}
