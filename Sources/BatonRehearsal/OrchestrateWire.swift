import HTTPTypes
import Hummingbird

/// watsonx Orchestrate's HTTP interface as its Developer Edition and its SaaS serve it (`watsonx-orchestrate.md` §1 to §14).
struct OrchestrateWire: Sendable {
    let ledger: RunLedger
    let mint: TokenMint
    let threads = OrchestrateThreads()
    let files = OrchestrateFiles()
    let faults: OrchestrateFaults

    /// The tenant in which everything lies.
    static var tenant: String { tenants[0].id }
    /// The one user.
    static let user = "0f2b6a54-91c3-4c7e-8f0d-5d1f4a7be902"
    static let userName = "rehearsal@example.com"

    /// The Developer Edition answers under the first four (its threads and models lie beside `orchestrate`, the rest under
    /// it), SaaS under the fifth, Cloud Pak for Data under the last.
    private static let roots = [
        "/api/v1", "/api/v1/orchestrate", "/v1", "/v1/orchestrate", "/instances/:instance/v1/orchestrate",
        "/orchestrate/:namespace/instances/:instance/v1/orchestrate",
    ]

    init(rehearsal: Rehearsal, faults: [RehearsalFault] = []) {
        self.faults = OrchestrateFaults(faults)
        ledger = rehearsal.ledger
        mint = rehearsal.mint
    }

    func add(to router: Router<BasicRequestContext>) {
        let routes = WireRoutes(router: router, wire: self)
        addHealth(to: routes, at: "")
        addSignIns(to: routes)
        addDownloads(to: routes)
        for root in Self.roots {
            addHealth(to: routes, at: root)
            addAccount(to: routes, at: root)
            addAgents(to: routes, at: root)
            addRuns(to: routes, at: root)
            addThreads(to: routes, at: root)
            addAssistants(to: routes, at: root)
            addUploads(to: routes, at: root)
            addCatalogue(to: routes, at: root)
            addModels(to: routes, at: root)
            addCompletions(to: routes, at: root)
        }
    }
}

extension OrchestrateWire: Wire {
    /// A bearer token, Cloud Pak for Data's key, or IBM Cloud's (§1).
    func credentials(in headers: HTTPFields) -> String? {
        authorization("bearer", in: headers) ?? authorization("zenapikey", in: headers) ?? headers[.iamAPIKey]
    }

    func isRefused(_ credentials: String) -> Bool {
        credentials == Self.refusedCredentials || mint.isOver(credentials) || faults.isUsedUp()
    }

    var outage: WireFailure? { faults.outage }

    /// Flat, as SaaS's proxy says it (§10).
    var unauthorised: WireFailure {
        WireFailure(
            status: .unauthorized, headers: [.wwwAuthenticate: "Bearer"],
            body: ["code": 401, "message": "Unauthorized: the bearer token is missing or not valid", "status": 401])
    }

    var methodNotAllowed: WireFailure {
        .detail(.methodNotAllowed, "Method Not Allowed")
    }

    var unreadableBody: WireFailure {
        .unprocessable(["body"], "JSON decode error", type: "json_invalid")
    }

    var bodyTooLarge: WireFailure {
        .detail(.contentTooLarge, "Request body too large")
    }
}

extension HTTPField.Name {
    /// IBM Cloud's own header for an API key.
    static let iamAPIKey = Self("IAM-API-KEY")!  // A constant that is a valid field name.
    static let ibmThreadID = Self("X-IBM-THREAD-ID")!  // The same.
}
