package import BatonCore

/// What orq.ai keeps about a turn beside its answer: figures, and what people think of it.
extension OrqPlatform {
    /// The figures of the turn that `handle` ended with, as its trace has them: the only place for its cost where the
    /// generation's answer has none.
    ///
    /// A trace is written some time after the answer; until then it is not found.
    /// - Throws: `.unsupported` where the handle has no trace; `.notFound`.
    package func usage(of handle: RemoteHandle) async throws(PlatformFailure) -> Usage {
        let id = try trace(of: handle, for: .tracing)
        let answer = try await client.read("/v3/traces/\(id.pathSegment)", for: .tracing)
        let trace = answer["trace"] ?? answer
        guard let usage = Usage(trace: trace) else {
            throw PlatformFailure(
                .notFound, "The trace has no figures yet", attempt: Inquiry.tracing.attempt,
                hint: "Ask again in a moment.")
        }
        return usage
    }

    /// Rates the answer as good or bad; the comment becomes a note on its span.
    /// - Throws: `.unsupported` where the handle has no trace, and where the rating was taken but the comment has no place.
    package func rate(_ handle: RemoteHandle, _ rating: Rating) async throws(PlatformFailure) {
        try await rate(handle, value: rating.isPositive ? "good" : "bad")
        guard !rating.comment.isEmpty else { return }
        do throws(PlatformFailure) {
            try await annotate(handle, key: Self.commentKey, value: rating.comment)
        } catch {
            var failure = error
            if error.code == .notFound || error.code == .unsupported {
                failure.code = .unsupported
                failure.hint =
                    "A comment wants an answer with a span, and a field “\(Self.commentKey)” in the workspace."
            }
            failure.message = "The rating was taken, the comment was not: \(error.message)".fittingFailure
            throw failure
        }
    }

    /// The field of the workspace's human review that comments go to.
    private static let commentKey = "comment"

    /// Rates the turn that `handle` ended with.
    /// - Parameters:
    ///   - property: what is rated; it must be defined in the workspace (`rating` is in each).
    ///   - value: one of the property's words: `good`, `bad`.
    /// - Throws: `.unsupported` where the handle has no trace; `.notFound` where the workspace has no such property.
    package func rate(
        _ handle: RemoteHandle, property: String = "rating", value: String
    ) async throws(PlatformFailure) {
        let body: JSONValue = [
            "property": .string(property), "value": [.string(value)],
            "trace_id": .string(try trace(of: handle, for: .rating)), "product": "agents",
        ]
        try await post("/v2/feedback", body)
    }

    /// Writes a note on the turn that `handle` ended with, under a key of the workspace's.
    /// - Throws: `.unsupported` where the handle has no trace or no span, as in the oldest generation; `.notFound` where
    ///   the workspace has no such key; `.invalidRequest` for more than the 3000 characters that a note may have.
    package func annotate(_ handle: RemoteHandle, key: String, value: String) async throws(PlatformFailure) {
        let trace = try trace(of: handle, for: .rating)
        guard let span = handle.ids[.span] else { throw Self.untraced("span", for: .rating) }
        guard value.unicodeScalars.count <= 3000 else {
            throw PlatformFailure(
                .invalidRequest, "A note may have 3000 characters, and this one has \(value.unicodeScalars.count)",
                attempt: Inquiry.rating.attempt)
        }
        try await post(
            "/v2/traces/\(trace.pathSegment)/spans/\(span.pathSegment)/annotation",
            ["annotations": [["key": .string(key), "value": .string(value)]]])
    }

    private func post(_ path: String, _ body: JSONValue) async throws(PlatformFailure) {
        let answer = try await client.open(OrqCall(method: "POST", path: path, body: body), for: .rating)
        guard answer.isSuccess else { throw answer.failure(await answer.errorBody()) }
        // What comes back only repeats what was sent.
        await answer.discard()
    }

    private func trace(of handle: RemoteHandle, for inquiry: Inquiry) throws(PlatformFailure) -> String {
        guard let trace = handle.ids[.trace] else { throw Self.untraced("trace", for: inquiry) }
        return trace
    }

    private static func untraced(_ thing: String, for inquiry: Inquiry) -> PlatformFailure {
        PlatformFailure(.unsupported, "orq.ai gave no \(thing) for this turn", attempt: inquiry.attempt)
    }
}
