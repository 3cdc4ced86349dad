import BatonCore
import BatonOrchestrate
import BatonSettings

/// What a profile signs in with: read when it is first wanted, kept in memory only, so that a password store asks its user
/// once, and read anew when it was refused.
actor StoredCredentials: SignInCredentialSource {
    private let settings: SignInSettings
    private let reader: CredentialReader
    private var kept: SignInCredentials?

    init(_ settings: SignInSettings, reader: CredentialReader) {
        self.settings = settings
        self.reader = reader
    }

    func credentials(refused: Bool) async throws(PlatformFailure) -> SignInCredentials {
        if !refused, let kept { return kept }
        do throws(SettingsError) {
            let read = SignInCredentials(
                apiKey: try await text(settings.apiKey), username: try await text(settings.username),
                password: try await text(settings.password), tenant: try await text(settings.tenant))
            kept = read
            return read
        } catch {
            throw PlatformFailure(error, attempt: "reading the credentials")
        }
    }

    private func text(_ source: CredentialSource) async throws(SettingsError) -> String? {
        try await reader.secret(from: source)?.exposed
    }
}
