package import BatonCore
internal import BatonEngine

/// One conversation, wherever it is kept: at its server, in the history, or both.
package struct ThreadRow: Hashable, Sendable {
    package var profile: ProfileName
    package var remote: RemoteThread?
    /// The newest first: a server's thread may have been opened more than once.
    package var locals: [ThreadSummary] = []
    /// How many turns the server has that are not here; 0 also where nobody knows.
    package var newerCount = 0

    package init(profile: ProfileName, remote: RemoteThread? = nil, locals: [ThreadSummary] = []) {
        self.profile = profile
        self.remote = remote
        self.locals = locals
    }

    static let untitled = "untitled"

    /// Where it is kept.
    package enum Place: String, Hashable, Sendable {
        case here, there, both
    }

    package var place: Place {
        if locals.isEmpty { return .there }
        return remote == nil ? .here : .both
    }

    /// The same as long as the conversation is, also when its other half becomes known.
    package var key: String {
        if let local = locals.last { return local.id.text }
        return "\(profile) " + (remote?.handle.ids.all.first?.text ?? "")
    }

    /// What the user called it, else the server, else what it began with. A name that the server made of a retelling says
    /// nothing of the thread.
    package var title: String {
        let (local, there) = (locals.first, remote?.title)
        let named = [local?.title, there.flatMap { $0.isRetelling ? nil : $0 }, local?.opening, there].compactMap(
            \.self)
        return named.first { $0.contains { !$0.isWhitespace } } ?? Self.untitled
    }

    package var isPinned: Bool { locals.contains(where: \.isPinned) }
    package var isArchived: Bool { locals.first?.isArchived ?? false }
    package var isUnread: Bool { locals.first?.isUnread ?? false }

    /// Whether its server says that it changed there after it did here: by its own clock, so that only the messages tell.
    package var mayBeNewer: Bool {
        guard let local = locals.first?.updated, let there = remote?.updated.flatMap({ ServerTime.milliseconds($0) })
        else { return false }
        return there > local
    }

    /// When it last changed, in milliseconds since 1970; nil where nobody says.
    package var updated: Int64? {
        let there = (remote?.updated ?? remote?.created).flatMap { ServerTime.milliseconds($0) }
        return [locals.first?.updated, there].compactMap(\.self).max()
    }

    /// What the server knows it by; nil where it never heard of it.
    package var handle: RemoteHandle? { remote?.handle ?? locals.first?.handle }
}

extension ThreadRow {
    /// The ids by which a conversation is known at its server.
    private static let kinds: [RemoteIDs.Kind] = [.thread, .context, .task, .response]

    private static func ids(_ handle: RemoteHandle?) -> [String] {
        kinds.compactMap { kind in handle?.ids[kind].map { "\(kind.rawValue) \($0)" } }
    }

    /// Each conversation once: what shares any id at its server is one, however it is known.
    ///
    /// - Parameters:
    ///   - locals: in any order.
    ///   - remotes: what each profile's server lists.
    /// - Returns: pinned ones first, the newest first among them and among the others; archived ones last.
    package static func merged(
        locals: [ThreadSummary], remotes: [(profile: ProfileName, threads: [RemoteThread])]
    ) -> [ThreadRow] {
        var rows: [ThreadRow] = []
        var places: [ProfileName: [String: Int]] = [:]
        func add(_ row: ThreadRow, ids: [String]) {
            let found = Set(ids.compactMap { places[row.profile]?[$0] }).sorted()
            let place = found.first ?? rows.count
            if found.isEmpty { rows.append(row) } else { rows[place].take(row) }
            // What this one has in common makes one of those that seemed different.
            for other in found.dropFirst() {
                rows[place].take(rows[other])
                rows[other] = ThreadRow(profile: row.profile)
                for (id, index) in places[row.profile] ?? [:] where index == other {
                    places[row.profile]?[id] = place
                }
            }
            for id in ids { places[row.profile, default: [:]][id] = place }
        }
        for local in locals {
            add(
                ThreadRow(profile: local.agent.profile, locals: [local]), ids: ids(local.handle) + ["baton \(local.id)"]
            )
        }
        for (profile, threads) in remotes {
            for thread in threads { add(ThreadRow(profile: profile, remote: thread), ids: ids(thread.handle)) }
        }
        let kept = rows.filter { $0.remote != nil || !$0.locals.isEmpty }
        return kept.map { (row: $0, updated: $0.updated ?? .min) }.enumerated()
            .sorted { left, right in
                let (first, second) = (left.element, right.element)
                if first.row.isArchived != second.row.isArchived { return second.row.isArchived }
                if first.row.isPinned != second.row.isPinned { return first.row.isPinned }
                if first.updated != second.updated { return first.updated > second.updated }
                return left.offset < right.offset
            }
            .map(\.element.row)
    }

    private mutating func take(_ other: ThreadRow) {
        remote = remote ?? other.remote
        locals = (locals + other.locals).sorted { ($1.updated, $0.id) < ($0.updated, $1.id) }
    }
}
