import BatonCore
import BatonOrchestrate
import BatonOrq
import BatonSettings

/// A profile's credential: read when it is first wanted, kept in memory only, read anew when it was refused.
actor LiveCredential: TokenSource, OrqKeySource {
    private let source: CredentialSource
    private let reader: CredentialReader
    private var kept: Secret?
    private var reading: Task<Result<Secret?, PlatformFailure>, Never>?

    init(source: CredentialSource, reader: CredentialReader) {
        self.source = source
        self.reader = reader
    }

    func token(refreshing: Bool) async throws(PlatformFailure) -> String? {
        try await secret(refreshing: refreshing)?.exposed
    }

    func key(refreshing: Bool) async throws(PlatformFailure) -> String? {
        try await secret(refreshing: refreshing)?.exposed
    }

    /// One reading serves everybody who waits for it: a password store asks its user once.
    private func secret(refreshing: Bool) async throws(PlatformFailure) -> Secret? {
        if !refreshing, let kept { return kept }
        let reading = reading ?? Task { await self.read() }
        self.reading = reading
        let result = await reading.value
        self.reading = nil
        kept = try result.get()
        return kept
    }

    private func read() async -> Result<Secret?, PlatformFailure> {
        do throws(SettingsError) {
            return .success(try await reader.secret(from: source))
        } catch {
            return .failure(PlatformFailure(error, attempt: "reading the credential"))
        }
    }
}

/// What the rehearsal is told: it takes any token, and wants one as the platforms do.
struct RehearsalCredential: TokenSource, OrqKeySource {
    func token(refreshing: Bool) async throws(PlatformFailure) -> String? { "rehearsal" }
    func key(refreshing: Bool) async throws(PlatformFailure) -> String? { "rehearsal" }
}
