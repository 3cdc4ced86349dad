package import BatonCore

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

    /// Which of the server's ways to talk to an agent is taken, in the configuration's words.
    package enum API: String, Hashable, Sendable, CaseIterable {
        /// Runs with their stream of events: the richest. A server without runs gets chat completions instead.
        case runs
        /// Runs that are asked for until they have ended, for networks that break streams.
        case polledRuns = "runs-polling"
        /// OpenAI's form: text and steps only, and nothing to ask for or to cancel once the stream is lost.
        case chatCompletions = "chat-completions"
    }

    /// The server's root: `http://localhost:4321`, or the service instance's URL. The API's own prefix may follow it.
    package var root: String
    package var api: API
    package var environment: Environment
    package var authorization: Authorization
    /// What the user can do when the credential is refused (`orchestrate env activate NAME`).
    package var renewalHint: String?
    /// What every run is asked with: members of the server's own request (`llm_params`, `guardrails`, `context`, …).
    package var run: JSONObject
    /// The same for the runs of one agent, by any of its names; laid over ``run``.
    package var agents: [String: JSONObject]

    package init(
        root: String, api: API = .runs, environment: Environment = .unspecified,
        authorization: Authorization = .bearer, renewalHint: String? = nil, run: JSONObject = [],
        agents: [String: JSONObject] = [:]
    ) {
        self.root = root
        self.api = api
        self.environment = environment
        self.authorization = authorization
        self.renewalHint = renewalHint
        self.run = run
        self.agents = agents
    }

    /// What a run of the agent that goes by `names` is asked with, before the call itself adds to it.
    func parameters(ofAgent names: [String]) -> JSONObject {
        let folded = Set(names.map { $0.lowercased() })
        let own = agents.filter { folded.contains($0.key.lowercased()) }.sorted { $0.key < $1.key }
        return own.reduce(run) { $0.merging($1.value) }
    }
}
