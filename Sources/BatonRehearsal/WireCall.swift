import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// One request, read to its end.
struct WireCall: Sendable {
    let path: String
    let headers: HTTPFields
    /// The name and port that the client called.
    let host: String
    let body: ByteBuffer
    private let captures: Parameters
    private let query: [(name: String, value: String)]

    /// A chat's request with pictures in it stays far below; more is refused with 413.
    static let longestBody = 64 << 20

    /// - Throws: `NIOTooManyBytesError` for a body beyond ``longestBody``, and what reading the socket throws.
    init(_ request: Request, _ context: some RequestContext) async throws {
        path = request.uri.path
        headers = request.headers
        host = request.head.authority ?? "127.0.0.1"
        captures = context.parameters
        query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        body = try await request.body.collect(upTo: Self.longestBody)
    }

    /// What stands in the path where the route has `:name`; empty where the route has no such place.
    func capture(_ name: String) -> String {
        captures.get(name) ?? ""
    }

    /// The first value of a query parameter.
    func query(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// Every value of a query parameter that may be repeated.
    func queries(_ name: String) -> [String] {
        query.filter { $0.name == name }.map(\.value)
    }

    /// The body as JSON.
    /// - Throws: `DecodingError` when it is not.
    func json() throws -> JSON {
        try JSON(parsing: Data(body.readableBytesView))
    }
}
