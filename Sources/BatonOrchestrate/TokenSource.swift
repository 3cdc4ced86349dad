package import BatonCore

/// Where an adapter gets the credential that it sends; the kinds of credentials stand behind it.
///
/// Called before every request and from any task, so a source keeps what it has while that is valid.
package protocol TokenSource: Sendable {
    /// The credential as it goes into the header, without the scheme's word; nil where the server wants none.
    ///
    /// - Parameter refused: the one that the server has just refused, so that many who were refused the same one cause one
    ///   renewal; nil before a first attempt.
    /// - Throws: `.local` where a credential cannot be read, `.unauthorized` where it cannot be renewed; never with the
    ///   secret in the message.
    func token(refused: String?) async throws(PlatformFailure) -> String?

    /// Whose the credential is and until when, as far as it says; the server is not asked.
    func login() async throws(PlatformFailure) -> Login
}

extension TokenSource {
    package func login() async throws(PlatformFailure) -> Login {
        guard let token = try await token(refused: nil) else { return Login() }
        return AccessToken(token).login
    }
}
