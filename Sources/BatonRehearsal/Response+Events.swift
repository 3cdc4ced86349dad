import HTTPTypes
import Hummingbird
import HummingbirdCore

extension Response {
    /// An answer whose events are written while they happen. Whoever goes away before its end stops the writing, not the run.
    static func events(
        _ framing: EventFraming, _ manner: StreamManner = StreamManner(), headers: HTTPFields = [:],
        _ tell: @escaping @Sendable (inout EventWriter) async throws -> Void
    ) -> Response {
        var headers = headers
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = "no-cache"
        let body = ResponseBody { body in
            var writer = EventWriter(body, framing, manner)
            try await tell(&writer)
            try await writer.end()
            try await body.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
