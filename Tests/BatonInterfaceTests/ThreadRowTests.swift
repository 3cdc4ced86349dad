import BatonCore
import BatonInterface
import Testing

@Suite("Threads here and there")
struct ThreadRowTests {
    private func local(
        _ id: String, ids: [RemoteIDs.Kind: String] = [:], profile: ProfileName = "p", title: String? = nil,
        updated: Int64 = 0, pinned: Bool = false, archived: Bool = false
    ) -> ThreadSummary {
        var summary = ThreadSummary(
            id: ThreadID(id), agent: AgentReference(profile: profile, agent: "guide"), title: title, opening: "opening",
            handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs(ids)), turnCount: 1, created: 0,
            updated: updated)
        summary.isPinned = pinned
        summary.isArchived = archived
        return summary
    }

    private func remote(
        _ ids: [RemoteIDs.Kind: String], title: String? = nil, updated: String? = nil
    ) -> RemoteThread {
        RemoteThread(
            handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs(ids)), title: title, updated: updated)
    }

    @Test(
        "any shared id makes one conversation of what is here and there",
        arguments: [RemoteIDs.Kind.thread, .context, .task, .response])
    func shared(kind: RemoteIDs.Kind) {
        let rows = ThreadRow.merged(
            locals: [local("a", ids: [kind: "1"])],
            remotes: [("p", [remote([kind: "1", .run: "r"]), remote([kind: "2"])])])
        #expect(rows.map(\.place) == [.both, .there])
    }

    @Test("a run, a message or a trace in common, or an id of another kind or profile, makes nothing one")
    func unshared() {
        let rows = ThreadRow.merged(
            locals: [local("a", ids: [.thread: "1", .run: "r", .message: "m", .trace: "t"])],
            remotes: [
                ("p", [remote([.context: "1", .run: "r", .message: "m", .trace: "t"])]),
                ("q", [remote([.thread: "1"])]),
            ])
        #expect(Set(rows.map(\.place)) == [.here, .there])
        #expect(rows.count == 3)
    }

    @Test("a thread that was opened twice is one conversation, under its first id and its newest title")
    func opened() throws {
        let rows = ThreadRow.merged(
            locals: [
                local("new", ids: [.thread: "1"], title: "newer", updated: 9),
                local("old", ids: [.thread: "1"], title: "older", updated: 3),
            ], remotes: [])
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        #expect(row.locals.map(\.id) == ["new", "old"])
        #expect(row.title == "newer")
        #expect(row.key == "old")
    }

    @Test("whatever the order, every thread stands in one row, and no two rows share an id")
    func law() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<200 {
            let kinds: [RemoteIDs.Kind] = [.thread, .context, .task, .response]
            func ids() -> [RemoteIDs.Kind: String] {
                Dictionary(
                    (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                        (
                            kinds.randomElement(using: &generator) ?? .thread,
                            "\(Int.random(in: 0..<6, using: &generator))"
                        )
                    }, uniquingKeysWith: { $1 })
            }
            let locals = (0..<6).map { local("l\($0)", ids: ids(), updated: Int64($0)) }
            let remotes = (0..<6).map { _ in remote(ids()) }
            let rows = ThreadRow.merged(locals: locals, remotes: [("p", remotes)])
            let again = ThreadRow.merged(
                locals: locals.shuffled(using: &generator), remotes: [("p", remotes.shuffled(using: &generator))])
            #expect(rows.flatMap { $0.locals.map(\.id) }.sorted() == locals.map(\.id).sorted())
            #expect(Set(rows.map { Set($0.locals.map(\.id)) }) == Set(again.map { Set($0.locals.map(\.id)) }))
            let keys = rows.map { row in
                Set(
                    (row.locals.map(\.handle) + [row.remote?.handle]).flatMap { handle in
                        kinds.compactMap { kind in handle?.ids[kind].map { "\(kind) \($0)" } }
                    })
            }
            for (index, key) in keys.enumerated() {
                #expect(keys[(index + 1)...].allSatisfy { $0.isDisjoint(with: key) })
            }
        }
    }

    @Test("pinned ones stand first, the newest first, archived ones last, those without a time behind the others")
    func order() {
        let rows = ThreadRow.merged(
            locals: [
                local("archived", updated: 99, archived: true), local("old", updated: 1), local("pin", pinned: true),
            ],
            remotes: [
                ("p", [remote([.thread: "timeless"]), remote([.thread: "new"], updated: "1970-01-01T00:00:00.005Z")])
            ])
        #expect(rows.map(\.key) == ["pin", "p new", "old", "p timeless", "archived"])
    }

    @Test("the user's title beats the server's, that beats what was said first, and a blank one is none")
    func titles() {
        let there = remote([.thread: "1"], title: "theirs")
        func title(_ mine: String?) -> String? {
            ThreadRow.merged(locals: [local("a", ids: [.thread: "1"], title: mine)], remotes: [("p", [there])])
                .first?.title
        }
        #expect(title("mine") == "mine")
        #expect(title(" ") == "theirs")
        let retold = [ChatMessage(role: .user, text: "x")].retold(before: "y")
        let named = remote([.thread: "1"], title: retold)
        let mine = local("a", ids: [.thread: "1"], title: nil)
        #expect(ThreadRow.merged(locals: [mine], remotes: [("p", [named])]).first?.title == "opening")
        #expect(ThreadRow.merged(locals: [], remotes: [("p", [named])]).first?.title == retold)
        #expect(ThreadRow.merged(locals: [local("a")], remotes: []).first?.title == "opening")
        #expect(ThreadRow.merged(locals: [], remotes: [("p", [remote([.thread: "1"])])]).first?.title == "untitled")
    }
}
