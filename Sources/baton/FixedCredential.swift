import BatonCore
import BatonOrchestrate
import BatonOrq

/// A credential that is always the same, or none.
struct FixedCredential: TokenSource, OrqKeySource {
    let text: String?

    /// For a server that wants no credential.
    static let none = FixedCredential(text: nil)
    /// The rehearsal takes any token, and wants one as the platforms do.
    static let rehearsal = FixedCredential(text: "rehearsal")

    func token(refused: String?) async throws(PlatformFailure) -> String? { text }
    func key(refreshing: Bool) async throws(PlatformFailure) -> String? { text }
}
