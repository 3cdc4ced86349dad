/// The ways in which a platform refuses a request (`watsonx-orchestrate.md` §10), but for a plain rate limit.
package enum Refusal: String, CaseIterable, Sendable {
    case badRequest = "400"
    case unauthorised = "401"
    case forbidden = "403"
    case notFound = "404"
    case tooLarge = "413"
    case unprocessable = "422"
    case quota
    /// 500 as for an instance that does not exist.
    case instance = "500"
    /// 500 with the complaint of a database.
    case database
    case badGateway = "502"
    case unavailable = "503"
    case gatewayTimeout = "504"

    /// The status.
    var code: Int {
        switch self {
        case .quota: 429
        case .database: 500
        default: Int(rawValue) ?? 500
        }
    }
}
