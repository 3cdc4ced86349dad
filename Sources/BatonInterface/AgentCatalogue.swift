package import BatonCore

/// What is known of a profile's agents.
package enum AgentCatalogue: Hashable, Sendable {
    /// Next: `loaded`, `failed`.
    case loading
    /// Next: `loading`, when the picker is opened again.
    case loaded([Agent])
    /// Next: `loading`.
    case failed(PlatformFailure)
}
