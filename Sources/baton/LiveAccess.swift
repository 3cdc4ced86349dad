import BatonCore
import BatonOrchestrate
import BatonOrq
import BatonSettings
import BatonTransport

/// How a profile's requests say who they are from: the composition of what is stored, what is exchanged, and what is kept.
struct LiveAccess {
    let tokens: any TokenSource
    let authorization: OrchestrateConfiguration.Authorization
    /// What the user can do when the server takes none of it.
    let renewalHint: String?

    /// A profile of watsonx Orchestrate at `server`.
    init(
        _ profile: ProfileSettings, server: String, reader: CredentialReader, exchange: any HTTPExchange,
        clock: any Clock<Duration>
    ) {
        authorization = profile.signIn?.kind == .zen ? .zenAPIKey : .bearer
        renewalHint = Self.renewalHint(profile)
        if profile.credential != .none {
            tokens = Self.cache(StoredToken(source: profile.credential, reader: reader))
        } else if let settings = profile.signIn {
            tokens = Self.cache(
                TokenExchange(
                    SignIn(Self.kind(settings.kind), server: server, url: settings.url),
                    credentials: StoredCredentials(settings, reader: reader), exchange: exchange, clock: clock,
                    now: Self.now))
        } else {
            tokens = FixedCredential.none
        }
    }

    /// The key of a profile of orq.ai.
    static func key(_ profile: ProfileSettings, reader: CredentialReader) -> any OrqKeySource {
        guard profile.credential != .none else { return FixedCredential.none }
        return StoredKey(cache: cache(StoredToken(source: profile.credential, reader: reader)))
    }

    private static func cache(_ issuer: any TokenIssuer) -> TokenCache { TokenCache(issuer, now: now) }

    private static let now: @Sendable () -> Int64 = { LiveClock.now.unixMilliseconds }

    private static func kind(_ kind: SignInSettings.Kind) -> SignIn.Kind {
        switch kind {
        case .ibmIAM: .ibmIAM
        case .mcsp: .mcsp
        case .mcspV1: .mcspV1
        case .mcspV2: .mcspV2
        case .cpd: .cpd
        case .zen: .zen
        case .local: .local
        }
    }

    private static func renewalHint(_ profile: ProfileSettings) -> String? {
        switch (profile.credential, profile.signIn) {
        case (.adk(let name), _): "Run: orchestrate env activate \(name)"
        case (.none, .some(let settings)) where settings.kind != .zen:
            "The server does not take the tokens that this sign-in gives: check the profile's url and auth."
        case (.none, nil): "The server wants a login: give the profile a token, or what auth needs."
        default: "Renew the profile's token."
        }
    }
}
