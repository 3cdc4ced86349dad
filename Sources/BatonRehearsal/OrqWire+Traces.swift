import HTTPTypes
import Hummingbird

extension OrqWire {
    /// What is known and said about a turn afterwards: its trace, ratings and annotations (`orq.md` §10).
    func addTraces(to routes: WireRoutes<Self>) {
        routes.add("/v3/traces/:trace", [.get: showTrace])
        routes.add("/v3/traces/:trace/conversation", [.get: showTracedItems])
        routes.add("/v2/feedback", [.post: rate])
        routes.add("/v2/feedback/remove", [.post: removeRating])
        routes.add("/v2/traces/:trace/spans/:span/annotation", [.post: annotate, .delete: removeAnnotations])
    }

    private func showTrace(_ call: WireCall) async throws -> Response {
        let run = try await run(tracedAs: call.capture("trace"))
        let notes = await archive.annotations(of: run.spanID)
        return .json(["trace": OrqTrace.entry(run, annotations: notes)])
    }

    private func showTracedItems(_ call: WireCall) async throws -> Response {
        let run = try await run(tracedAs: call.capture("trace"))
        return .json(OrqTrace.items(of: run))
    }

    private func run(tracedAs trace: String) async throws -> RunRecord {
        guard let id = RunRecord.id(ofTrace: trace), let run = await ledger.record(of: id) else {
            throw WireFailure.message(.notFound, "Trace not found")
        }
        return run
    }
}

// MARK: - Opinions

extension OrqWire {
    /// The keys that the workspace defines.
    private static let properties = ["rating", "comment"]

    private func rate(_ call: WireCall) async throws -> Response {
        let body = try call.json()
        var issues = ["property", "trace_id"].filter { body[$0]?.string == nil }.map { OrqIssue([$0], "Required") }
        let value = body["value"] ?? nil
        let isValue = value.string != nil || value.double != nil || value.array?.allSatisfy { $0.string != nil } == true
        if !isValue { issues.append(OrqIssue(["value"], "Expected a string, a number or strings")) }
        guard issues.isEmpty else { throw WireFailure.invalid(issues) }
        guard let property = body["property"]?.string, Self.properties.contains(property) else {
            throw WireFailure.message(.notFound, "Feedback property not found")
        }
        _ = try await run(tracedAs: body["trace_id"]?.string ?? "")
        let rating = await archive.rate([
            ("property", .string(property)), ("value", value), ("trace_id", body["trace_id"] ?? nil),
            ("product", body["product"] ?? "deployments"),
        ])
        return .json(rating)
    }

    private func removeRating(_ call: WireCall) async throws -> Response {
        let body = try call.json()
        let id = body["id"]?.string ?? ""
        guard await archive.removeRating(id, of: body["trace_id"]?.string ?? "") else {
            throw WireFailure.message(.notFound, "Feedback not found")
        }
        return .json(.object(["id", "trace_id", "product"].map { ($0, body[$0] ?? nil) }))
    }

    private func annotate(_ call: WireCall) async throws -> Response {
        let span = try await span(of: call)
        let values = (try call.json()["annotations"]?.array ?? []).map { note in
            (key: note["key"]?.string ?? "", value: note["value"] ?? nil)
        }
        guard (1...10).contains(values.count), values.allSatisfy({ Self.isNote($0.value) }) else {
            throw WireFailure.invalid([OrqIssue(["annotations"], "Expected 1 to 10 annotations with their values")])
        }
        if let unknown = values.first(where: { !Self.properties.contains($0.key) }) {
            throw WireFailure.message(.notFound, "Annotation key \(unknown.key) not found")
        }
        await archive.annotate(span, values)
        return .json([:])
    }

    private func removeAnnotations(_ call: WireCall) async throws -> Response {
        let span = try await span(of: call)
        await archive.removeAnnotations(try call.json()["keys"]?.array?.compactMap(\.string) ?? [], of: span)
        return .json([:])
    }

    private func span(of call: WireCall) async throws -> String {
        let run = try await run(tracedAs: call.capture("trace"))
        guard run.spanID == call.capture("span") else { throw WireFailure.message(.notFound, "Span not found") }
        return run.spanID
    }

    private static func isNote(_ value: JSON) -> Bool {
        if let text = value.string { return text.unicodeScalars.count <= 3_000 }
        if let texts = value.array { return !texts.isEmpty && texts.allSatisfy { $0.string != nil } }
        return value.double != nil || value.bool != nil
    }
}
