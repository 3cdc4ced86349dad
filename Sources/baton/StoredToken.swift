import BatonCore
import BatonOrchestrate
import BatonSettings

/// A token or key that is used as it stands: read when it is first wanted, and anew when its file has changed, when it was
/// refused, and when IBM's command line's login is over.
struct StoredToken: TokenIssuer {
    let source: CredentialSource
    let reader: CredentialReader

    var version: String? { reader.version(of: source) }

    func issue() async throws(PlatformFailure) -> AccessToken {
        // Before the reading: what changes meanwhile is read again.
        let version = version
        do throws(SettingsError) {
            guard let secret = try await reader.secret(from: source) else {
                throw SettingsError(file: "token", message: "There is none")
            }
            var token = AccessToken(secret.exposed)
            token.version = version
            // Only of the ADK's logins is it known that a new one would stand in the same place.
            if case .adk = source { token.renewAt = token.login.until }
            return token
        } catch {
            throw PlatformFailure(error, attempt: "reading the credential")
        }
    }
}
