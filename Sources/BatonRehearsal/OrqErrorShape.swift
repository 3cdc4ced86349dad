import HTTPTypes

/// The five shapes in which orq.ai's errors come (`orq.md` §12), each with a status that it was seen with.
enum OrqErrorShape: String, Hashable, Sendable {
    case message, code, platform, grpc, router

    var failure: WireFailure {
        switch self {
        case .message: .message(.notFound, "Model not found")
        case .code:
            WireFailure(status: .internalServerError, body: ["code": "500", "message": "Model request failed"])
        case .platform:
            WireFailure(
                status: HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required"),
                body: [
                    "code": "quota_exceeded", "message": "The workspace's quota is used up.", "request_id": "rehearsal",
                    "doc_url": "https://docs.orq.ai/errors/quota_exceeded", "details": [:],
                ])
        case .grpc:
            WireFailure(
                status: .forbidden,
                body: ["code": 7, "message": "not authorized for this endpoint", "details": []])
        case .router:
            .router(.badRequest, "variant_not_resolved", "The agent's model could not be resolved", param: "model")
        }
    }
}
