import HTTPTypes

/// One thing that is wrong with a request, and where.
struct OrqIssue: Hashable, Sendable {
    let path: [String]
    let message: String

    init(_ path: [String], _ message: String) {
        self.path = path
        self.message = message
    }

    var entry: JSON { ["path": .array(path.map(JSON.string)), "message": .string(message)] }
}

extension WireFailure {
    /// A request that does not fit the schema, with all that is wrong with it.
    static func invalid(_ issues: [OrqIssue]) -> Self {
        Self(
            status: .badRequest,
            body: [
                "code": "invalid_request_body", "message": "The request is not valid.",
                "details": ["issues": .array(issues.map(\.entry))],
            ])
    }
}
