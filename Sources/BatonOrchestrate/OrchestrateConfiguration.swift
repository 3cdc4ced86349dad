/// What a profile says about its watsonx Orchestrate server.
package struct OrchestrateConfiguration: Hashable, Sendable {
    /// Which copy of an agent answers. Without an environment the server takes the draft.
    package enum Environment: Hashable, Sendable {
        case unspecified, draft, live
        case id(String)

        /// The configuration's word: `draft`, `live`, or an environment's id; nil where it says nothing.
        package init(word: String?) {
            switch word {
            case nil, "": self = .unspecified
            case "draft": self = .draft
            case "live": self = .live
            case .some(let id): self = .id(id)
            }
        }
    }

    /// How the credential travels.
    package enum Authorization: Hashable, Sendable {
        /// `Authorization: Bearer`, everywhere but in the two cases below.
        case bearer
        /// `Authorization: ZenApiKey`, on premises with a key that is never exchanged.
        case zenAPIKey
        /// `IAM-API-KEY`, which IBM Cloud takes in place of a token.
        case iamAPIKey
    }

    /// The server's root: `http://localhost:4321`, or the service instance's URL. The API's own prefix may follow it.
    package var root: String
    package var environment: Environment
    package var authorization: Authorization
    /// What the user can do when the credential is refused (`orchestrate env activate NAME`).
    package var renewalHint: String?

    package init(
        root: String, environment: Environment = .unspecified, authorization: Authorization = .bearer,
        renewalHint: String? = nil
    ) {
        self.root = root
        self.environment = environment
        self.authorization = authorization
        self.renewalHint = renewalHint
    }
}
