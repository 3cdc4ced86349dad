package import BatonCore

/// Where a profile's credentials are kept; the kinds of places stand behind it.
package protocol SignInCredentialSource: Sendable {
    /// - Parameter refused: whether those given last were refused, so that they are read anew.
    /// - Throws: `.local` where one cannot be read; never with the secret in the message.
    func credentials(refused: Bool) async throws(PlatformFailure) -> SignInCredentials
}
