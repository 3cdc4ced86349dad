import BatonCore
import BatonInterface
import BatonSettings

/// The threads here and at the servers, each once.
struct ThreadListing {
    let setup: Setup
    let query: ThreadQuery

    /// What the servers list is laid over what is here; what could not be listed is told, and no reason to list nothing.
    func rows(locals: [ThreadSummary]) async -> [ThreadRow] {
        var remotes: [(profile: ProfileName, threads: [RemoteThread])] = []
        for profile in setup.configuration.profiles where isAsked(profile) {
            do throws(PlatformFailure) {
                let platform = try await setup.platforms.platform(for: profile.name)
                let names = Dictionary(try await platform.agents().map { ($0.id, $0.name) }) { first, _ in first }
                let threads = try await platform.threads(ofAgent: nil, from: 0, atMost: query.limit)
                remotes.append(
                    (
                        profile.name,
                        threads.map { thread in
                            var thread = thread
                            // An id says nothing to a person who has given the agent a name.
                            thread.agent = thread.agent.map { names[$0].map { AgentID($0) } ?? $0 }
                            return thread
                        }
                    ))
            } catch {
                guard error.code != .unsupported else { continue }  // A platform that lists none has none to show.
                StandardError.write("baton: \(profile.name): \(error.advice.sentence) \(error.advice.next)\n")
            }
        }
        var rows = Array(ThreadRow.merged(locals: locals, remotes: remotes).filter(isWanted).prefix(query.limit))
        await countNewer(&rows)
        return rows
    }

    /// What the servers have that is not here, of the threads that changed there since: a few are read at a time.
    private func countNewer(_ rows: inout [ThreadRow]) async {
        let changed = rows.indices.filter { rows[$0].mayBeNewer }
        await withTaskGroup(of: (index: Int, count: Int?).self) { group in
            func ask(_ index: Int) {
                let row = rows[index]
                guard let local = row.locals.first, let handle = row.handle else { return }
                group.addTask {
                    (index, await setup.platforms.newerCount(handle, of: row.profile, than: local.id))
                }
            }
            for index in changed.prefix(Self.countsAtOnce) { ask(index) }
            var waiting = changed.dropFirst(Self.countsAtOnce)
            for await (index, count) in group {
                rows[index].newerCount = count ?? 0
                if let next = waiting.popFirst() { ask(next) }
            }
        }
    }

    private static let countsAtOnce = 3

    private func isAsked(_ profile: ProfileSettings) -> Bool {
        !query.isArchived && profile.server != .rehearsal && (query.profile == nil || query.profile == profile.name)
    }

    /// Those here were filtered by the history.
    private func isWanted(_ row: ThreadRow) -> Bool {
        guard row.locals.isEmpty else { return true }
        let text = "\(row.title) \(row.remote?.agent?.text ?? "") \(row.profile)".lowercased()
        return query.filter.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
    }
}
