import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Enters one wire's routes into the router, with what holds for all of them: credentials, errors in the platform's shape, and
/// 405 for the methods that a path does not have.
struct WireRoutes<Platform: Wire> {
    typealias Handler = @Sendable (WireCall) async throws -> Response

    let router: Router<BasicRequestContext>
    let wire: Platform

    /// - Parameters:
    ///   - path: with `:name` where a segment is free.
    ///   - isOpen: whether the path asks for no credentials.
    func add(_ path: String, isOpen: Bool = false, _ handlers: [HTTPRequest.Method: Handler]) {
        for method in Self.methods {
            let handler = handlers[method]
            router.on(RouterPath(path), method: method) { [wire] request, context -> Response in
                do {
                    if !isOpen { try wire.authorise(request.headers) }
                    guard let handler else { throw wire.methodNotAllowed }
                    return try await handler(try await WireCall(request, context))
                } catch let failure as WireFailure {
                    return failure.response
                } catch is DecodingError {
                    return wire.unreadableBody.response
                } catch is NIOTooManyBytesError {
                    return wire.bodyTooLarge.response
                }
            }
        }
    }

    private static var methods: [HTTPRequest.Method] { [.get, .post, .put, .patch, .delete] }
}
