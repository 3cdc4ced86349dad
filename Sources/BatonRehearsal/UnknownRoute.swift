import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Answers a path that neither platform has, in the shape of the one that it belongs to.
struct UnknownRoute<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let isOrq = request.uri.path.hasPrefix("/v2/") || request.uri.path.hasPrefix("/v3/")
            let body: JSON = isOrq ? ["message": "Not found"] : ["detail": "Not Found"]
            return .json(body, status: .notFound)
        }
    }
}
