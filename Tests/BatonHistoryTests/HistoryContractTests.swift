import BatonCore
import BatonHistory
import Testing

/// What every store promises, in memory and on disk.
@Suite("Every history")
struct HistoryContractTests {
    enum Kind: CaseIterable {
        case memory, disk, routed

        func open(_ shelf: Shelf) -> any HistoryStore {
            switch self {
            case .memory: MemoryHistory()
            case .disk: shelf.open()
            case .routed: RoutedHistory(shelf.open()) { $0 == "private" }
            }
        }
    }

    private func with(_ kind: Kind, _ body: (any HistoryStore) async throws -> Void) async throws {
        let shelf = try Shelf()
        try await body(kind.open(shelf))
    }

    @Test("what was recorded is what is read back, down to the last field", arguments: Kind.allCases)
    func roundTrip(kind: Kind) async throws {
        try await with(kind) { history in
            try await history.record(.threadOpened(Samples.whole))
            let found = try await history.wholeThread("whole")
            #expect(found == Samples.whole)
        }
    }

    @Test("a conversation recorded fact by fact is the conversation", arguments: Kind.allCases)
    func facts(kind: Kind) async throws {
        try await with(kind) { history in
            var thread = ChatThread(id: "t", agent: Samples.agent)
            var turn = Samples.turn("1", "hello", "")
            turn.run = Run(id: "run-1", began: turn.created)
            try await history.record(.threadOpened(thread))
            try await history.record(.turnAdded(turn, "t"))
            let accepted = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "T", .run: "R"]))
            let known = RemoteHandle(platform: .orq, ids: RemoteIDs([.trace: "X"]))
            try await history.record(.handleReceived(accepted, "run-1", "t"))
            try await history.record(.handleReceived(known, "run-1", "t"))
            turn.run = Samples.run("1", "Hi!")
            turn.run?.handle = accepted.merging(known)
            try await history.record(.runChanged(turn.run!, turn.id, "t"))
            try await history.record(.threadRenamed("Greeting", "t"))
            thread.turns = [turn]
            thread.title = "Greeting"
            thread.handle = accepted.merging(known)
            let found = try await history.thread("t", atMost: 5)
            #expect(found == thread)
        }
    }

    @Test("ids of one run do not outlive it in the thread's handle", arguments: Kind.allCases)
    func handles(kind: Kind) async throws {
        try await with(kind) { history in
            try await history.record(.threadOpened(Samples.thread("t", [("a", "b"), ("c", "d")])))
            let first = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "1", .trace: "X"]))
            let second = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "2"]))
            try await history.record(.handleReceived(first, "run-t-0", "t"))
            try await history.record(.handleReceived(second, "run-t-1", "t"))
            let handle = try await history.thread("t", atMost: 5)?.handle
            #expect(handle == second)
        }
    }

    @Test("a fact about a thread that is not there is refused", arguments: Kind.allCases)
    func unknown(kind: Kind) async throws {
        try await with(kind) { history in
            await #expect(throws: HistoryFailure.self) {
                try await history.record(.turnAdded(Samples.turn("1", "a", "b"), "nowhere"))
            }
        }
    }

    @Test(
        "a thread is named by any unique prefix of any id, an id's end, its title's beginning, or last",
        arguments: Kind.allCases)
    func naming(kind: Kind) async throws {
        try await with(kind) { history in
            var one = Samples.thread("ab1", [("first question", "x"), ("more", "y")], at: 1_000)
            one.title = "Über Bern"
            one.turns[0].run?.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "TASK-old"]))
            one.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "TASK-new"]))
            let two = Samples.thread("ab2", [("second question", "x")], at: 2_000)
            let three = Samples.thread("ab", [("third question", "x")], at: 500)
            for thread in [one, two, three] { try await history.record(.threadOpened(thread)) }
            let names: [(String, ThreadID?)] = [
                ("ab1", "ab1"), ("ab", "ab"), ("a", nil), ("TASK-o", "ab1"), ("TASK-n", "ab1"), ("TASK", "ab1"),
                ("run-ab2", "ab2"), ("über", "ab1"), ("last", "ab2"), ("", nil),
                ("SK-old", "ab1"), ("…TASK-new", "ab1"), ("K-old", nil), ("…", nil), ("nothing", nil),
                ("question", nil),
            ]
            for (name, id) in names {
                let found = try await history.thread(matching: name)
                #expect(found?.id == id, "\(name)")
            }
            #expect(try await history.threads(matching: "a", atMost: 9).map(\.id) == ["ab2", "ab1", "ab"])
        }
    }

    @Test("the list shows pinned threads first, then the newest, and hides the archived", arguments: Kind.allCases)
    func listing(kind: Kind) async throws {
        try await with(kind) { history in
            for (index, id) in ["a", "b", "c", "d"].enumerated() {
                try await history.record(
                    .threadOpened(Samples.thread(ThreadID(id), [("\(id) Wort", "x")], at: 1_000 * Int64(index))))
            }
            try await history.record(.threadMarked(.pinned(true), "a"))
            try await history.record(.threadMarked(.archived(true), "c"))
            try await history.record(.threadMarked(.unread(true), "d"))
            try await history.record(.threadRenamed("Ein Titel", "b"))
            let list = try await history.threads(ThreadQuery())
            #expect(list.map(\.id) == ["a", "d", "b"])
            #expect(list.map(\.isPinned) == [true, false, false])
            #expect(list.map(\.isUnread) == [false, true, false])
            #expect(list[2].title == "Ein Titel")
            #expect(list[0].opening == "a Wort")
            #expect(list[0].outcome == "completed")
            #expect(list[0].turnCount == 1)
            #expect(try await history.threads(ThreadQuery(isArchived: true)).map(\.id) == ["c"])
            #expect(try await history.threads(ThreadQuery(filter: "titel EIN")).map(\.id) == ["b"])
            #expect(try await history.threads(ThreadQuery(filter: "nirgends")).isEmpty)
            #expect(try await history.threads(ThreadQuery(profile: "p", limit: 2)).map(\.id) == ["a", "d"])
            #expect(try await history.threads(ThreadQuery(profile: "other")).isEmpty)
        }
    }

    @Test("a long thread comes page by page, from its end", arguments: Kind.allCases)
    func paging(kind: Kind) async throws {
        try await with(kind) { history in
            let whole = Samples.thread("t", (0..<25).map { ("question \($0)", "answer \($0)") })
            try await history.record(.threadOpened(whole))
            let opened = try await history.thread("t", atMost: 10)
            var thread = try #require(opened)
            #expect(thread.earlierTurnCount == 15)
            while thread.earlierTurnCount > 0 {
                let page = try await history.turns(of: "t", before: thread.turns[0].id, atMost: 10)
                thread.turns = page + thread.turns
                thread.earlierTurnCount -= page.count
            }
            #expect(thread == whole)
            #expect(try await history.turns(of: "t", before: thread.turns[0].id, atMost: 10).isEmpty)
        }
    }

    @Test("runs without an end are told, the newest first, with what had come of them", arguments: Kind.allCases)
    func unfinished(kind: Kind) async throws {
        try await with(kind) { history in
            for (id, time) in [("a", 1_000), ("b", 2_000)] {
                var thread = Samples.thread(ThreadID(id), [("q", "done")], at: Int64(time))
                var turn = Samples.turn(id, "q", "", at: Int64(time) + 100)
                turn.run = Samples.run(id, "half an ans", at: Int64(time) + 100, isEnded: false)
                thread.turns.append(turn)
                try await history.record(.threadOpened(thread))
            }
            let runs = try await history.unfinishedRuns()
            #expect(runs.map(\.run.id) == ["run-b", "run-a"])
            #expect(runs.first?.run.text == "half an ans")
            #expect(runs.first?.run.state.isEnded == false)
            #expect(runs.first?.thread.id == "b")
            #expect(runs.first?.turn == "turn-b")
        }
    }

    @Test("search finds words in prompts, answers, reasoning and steps, the newest first", arguments: Kind.allCases)
    func searching(kind: Kind) async throws {
        try await with(kind) { history in
            try await history.record(
                .threadOpened(
                    Samples.thread(
                        "t", [("where is Zürich?", "In the north."), ("and Bern?", "In the west of zürich.")])))
            try await history.record(.threadOpened(Samples.whole))
            let places = try await history.search("ZÜRICH", atMost: 9)
            #expect(places.map(\.kind) == [.answer, .prompt])
            #expect(places.map(\.turn) == ["turn-t-1", "turn-t-0"])
            #expect(places.map(\.turnIndex) == [1, 0])
            #expect(places.first?.title == "where is Zürich?")
            #expect(places.last?.snippet.filter(\.isMatch).map(\.text) == ["Zürich"])
            #expect(places.last?.snippet.map(\.text).joined() == "where is Zürich?")
            #expect(try await history.search("calc", atMost: 9).map(\.kind) == [.step])
            #expect(try await history.search("expression 6", atMost: 9).map(\.kind) == [.step])
            #expect(try await history.search("think", atMost: 9).map(\.kind) == [.reasoning])
            #expect(try await history.search("in the", atMost: 1).count == 1)
            #expect(try await history.search("in absent", atMost: 9).isEmpty)
            for strange in ["", "  ", "\"", "NEAR(", "a AND", "*", "-x:", "text:"] {
                _ = try await history.search(strange, atMost: 9)
            }
        }
    }

    /// What is looked for in one of these texts, and what of it is marked; nil where it is not there.
    private static let unspaced: [(words: String, marked: [String]?)] = [
        ("京都", ["京都"]), ("東京", ["東京"]), ("東京都に", ["東京都に"]), ("都", ["都"]), ("都京", nil),
        ("行きます 東京", ["東京", "行きます"]), ("カメラ", ["カメラ"]), ("メラ", ["メラ"]), ("iphone", ["iPhone"]),
        ("用iphone", ["用iPhone"]), ("手机", ["手机"]), ("手iphone", nil), ("한국", ["한국"]), ("국어", ["국어"]),
        ("สวัสดี", ["สวัสดี"]), ("ชาวโลก", ["ชาวโลก"]), ("โลกร้อ", ["โลกร้อ"]), ("น้ำ", ["น้ำ"]), ("ดีน้ำ", nil),
        ("straße", ["Straße"]), ("caf", ["Café"]), ("afé", nil), ("tram", ["Tram"]), ("ram", nil),
    ]

    @Test(
        "any part of what is written without spaces is found; elsewhere words and their beginnings, as ever",
        arguments: Kind.allCases)
    func unspaced(kind: Kind) async throws {
        try await with(kind) { history in
            let words = [
                ("明日は東京都に行きます。", "用iPhone手机拍照，カメラ"), ("한국어를 배워요", "สวัสดีชาวโลกร้อนน้ำ"),
                ("Die Straße am Café", "„Tram“ — nicht…"),
            ]
            try await history.record(.threadOpened(Samples.thread("t", words)))
            for (words, marked) in Self.unspaced {
                let hits = try await history.search(words, atMost: 9)
                #expect(hits.count == (marked == nil ? 0 : 1), "\(words)")
                #expect(hits.first?.snippet.filter(\.isMatch).map(\.text) == marked, "\(words)")
            }
        }
    }

    @Test("drafts, slots and recordings are as they were last recorded", arguments: Kind.allCases)
    func drafts(kind: Kind) async throws {
        try await with(kind) { history in
            try await history.record(.threadOpened(Samples.whole))
            let draft = Draft(text: "half a th", queue: [Samples.whole.turns[0].prompt, Prompt("next")])
            try await history.record(.draftChanged(draft, .thread("whole")))
            try await history.record(.draftChanged(Draft(text: "x"), .agent(Samples.agent)))
            #expect(try await history.draft(at: .thread("whole")) == draft)
            #expect(try await history.draft(at: .agent(Samples.agent)) == Draft(text: "x"))
            try await history.record(.draftChanged(Draft(), .agent(Samples.agent)))
            #expect(try await history.draft(at: .agent(Samples.agent)) == Draft())
            let slots = [
                KeptSlot(number: 1, agent: Samples.agent, thread: "whole"),
                KeptSlot(number: 3, agent: AgentReference(profile: "q", agent: "b")),
            ]
            try await history.record(.slotsChanged(slots))
            #expect(try await history.slots() == slots)
            let frames = [
                RecordedFrame(
                    monotonic: .nanoseconds(12), direction: .sent, exchange: 3, line: "POST /x",
                    headers: [.init(name: "Authorization", value: "…")], bytes: [1, 2]),
                RecordedFrame(monotonic: .nanoseconds(13), direction: .received, bytes: Array("data".utf8)),
            ]
            try await history.record(.framesRecorded(frames, "r1", "whole"))
            #expect(try await history.frames(of: "r1") == frames)
            #expect(try await history.size().threadCount == 1)
            #expect(try await history.size().recordingBytes > 0)
        }
    }

    @Test("a deleted thread is gone with all that belongs to it", arguments: Kind.allCases)
    func deleting(kind: Kind) async throws {
        try await with(kind) { history in
            try await history.record(.threadOpened(Samples.whole))
            try await history.record(.threadOpened(Samples.thread("t", [("calculator", "b")])))
            try await history.record(.draftChanged(Draft(text: "x"), .thread("whole")))
            try await history.record(.slotsChanged([KeptSlot(number: 1, agent: Samples.agent, thread: "whole")]))
            try await history.delete("whole")
            #expect(try await history.thread("whole", atMost: 1) == nil)
            #expect(try await history.thread(matching: "TASK-1") == nil)
            #expect(try await history.search("calculator", atMost: 9).map(\.thread) == ["t"])
            #expect(try await history.draft(at: .thread("whole")).isEmpty)
            #expect(try await history.slots().map(\.thread) == [nil])
            try await history.deleteAll()
            #expect(try await history.threads(ThreadQuery()).isEmpty)
            #expect(try await history.search("calculator", atMost: 9).isEmpty)
            #expect(try await history.slots().isEmpty)
            try await history.record(.threadOpened(Samples.whole))
            #expect(try await history.search("calculator", atMost: 9).count == 1)
        }
    }
}
