/// What orq.ai's side keeps beside conversations: files, ratings and annotations.
actor OrqArchive {
    private var identifiers = IdentifierSource()
    private var kept: [OrqFile] = []
    private var ratings: [String: JSON] = [:]
    private var annotations: [String: [(key: String, value: JSON)]] = [:]

    /// More files than this are forgotten, the oldest first: a chat's attachments, not a store.
    private static let mostFiles = 100
    /// More ratings than this are forgotten all at once.
    private static let mostRatings = 1_000
}

// MARK: - Files

extension OrqArchive {
    /// Newest first.
    var files: [OrqFile] { kept.reversed() }

    func file(_ id: String) -> OrqFile? { kept.first { $0.fileID == id } }

    /// - Throws: 400 for what is no file.
    func add(_ body: JSON) throws(WireFailure) -> OrqFile {
        let file = try OrqFile(body, id: identifiers.next(at: Rehearsal.currentTime()))
        kept.append(file)
        kept.removeFirst(max(0, kept.count - Self.mostFiles))
        return file
    }

    /// - Returns: false when there is no such file.
    func removeFile(_ id: String) -> Bool {
        guard let place = kept.firstIndex(where: { $0.fileID == id }) else { return false }
        kept.remove(at: place)
        return true
    }
}

// MARK: - Opinions

extension OrqArchive {
    /// Keeps a rating and gives it its id.
    func rate(_ members: [(String, JSON)]) -> JSON {
        if ratings.count >= Self.mostRatings { ratings = [:] }
        let id: Identifier<OrqArchive> = identifiers.next(at: Rehearsal.currentTime())
        let rating = JSON.object([("id", .string(id.ulid))] + members)
        ratings[id.ulid] = rating
        return rating
    }

    /// - Returns: false when the trace has no such rating.
    func removeRating(_ id: String, of trace: String) -> Bool {
        guard ratings[id]?["trace_id"]?.string == trace else { return false }
        ratings[id] = nil
        return true
    }

    /// Writes each value under its key on the span, over what stood there.
    func annotate(_ span: String, _ values: [(key: String, value: JSON)]) {
        removeAnnotations(values.map(\.key), of: span)
        annotations[span, default: []] += values
    }

    func removeAnnotations(_ keys: [String], of span: String) {
        annotations[span]?.removeAll { keys.contains($0.key) }
        if annotations[span]?.isEmpty == true { annotations[span] = nil }
    }

    /// What is written on a span.
    func annotations(of span: String) -> [(key: String, value: JSON)] { annotations[span] ?? [] }
}
