import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("The thread picker")
struct ThreadPickerTests {
    /// The rows of the screen between the bar and the composer, those that are blank cut from the end.
    private func list(_ session: inout Session) -> String {
        var rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...]
            .prefix { !$0.hasPrefix("──") }
        while rows.last?.isEmpty == true { rows.removeLast() }
        return rows.joined(separator: "\n")
    }

    private let threads: [RemoteThread] = [
        .listed("t1", "Weather in Bern"),
        .listed(
            "t2", "Trains from Zürich to Bern, and what they cost at the weekend with a half-fare card",
            agent: "id-tools"),
        .listed("t3", nil, updated: "2026-02-12T23:30:00Z"),
        .listed("t4", "Last year", updated: "2025-11-03T08:00:00.5Z"),
    ]

    private func opened(columns: Int = 80, rows: Int = 24) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.exchange("what is 6 * 7?", "42", thread: "t1", run: "r1")
        session.openThreads(threads)
        return session
    }

    @Test("at 80 columns: title, agent, platform, place and time in columns; a platform without a list says so")
    func golden80() {
        var session = opened()
        #expect(
            list(&session) == """
                 Threads                                             4 threads · type to filter

                 › ▸ Weather in Bern                                guide  wxo  both      10:15
                     Trains from Zürich to Bern, and what they co…  tools  wxo  there     09:00
                     untitled                                       guide  wxo  there    12 Feb
                     Last year                                      guide  wxo  there  Nov 2025
                   – rehearsal-orq: This platform keeps no threads for that.
                """)
    }

    @Test("at 120 columns the titles have more room")
    func golden120() {
        var session = opened(columns: 120, rows: 36)
        #expect(
            list(&session) == """
                 Threads                                                                                     4 threads · type to filter

                 › ▸ Weather in Bern                                                                        guide  wxo  both      10:15
                     Trains from Zürich to Bern, and what they cost at the weekend with a half-fare card    tools  wxo  there     09:00
                     untitled                                                                               guide  wxo  there    12 Feb
                     Last year                                                                              guide  wxo  there  Nov 2025
                   – rehearsal-orq: This platform keeps no threads for that.
                """)
    }

    @Test("at 44 columns the platform and the place give way")
    func golden44() {
        var session = opened(columns: 44, rows: 12)
        #expect(
            list(&session) == """
                 Threads         4 threads · type to filter

                 › ▸ Weather in Bern        guide     10:15
                     Trains from Zürich t…  tools     09:00
                     untitled               guide    12 Feb
                     Last year              guide  Nov 2025
                   – rehearsal-orq: This platform keeps no …
                """)
    }

    @Test("it asks the history and every server, and shows that it waits")
    func asks() {
        var session = Session()
        session.press("C-x t")
        #expect(session.commands.contains(.loadLocalThreads))
        #expect(session.requests == [.threads(from: 0), .threads(from: 0)])
        #expect(session.screen.contains("asking rehearsal-orq for its threads"))
    }

    @Test("letters filter by title, agent and profile; the best match stands first")
    func filters() {
        var session = opened()
        session.type("tools zür")
        #expect(list(&session).contains("Trains from Zürich"))
        #expect(!list(&session).contains("Weather"))
        session.press("C-u")
        #expect(list(&session).contains("Weather"))
    }

    @Test("what changed at the server since is looked at, once for each change, and the row says how much is newer")
    func newerCounts() throws {
        var session = Session()
        session.exchange("what is 6 * 7?", "42", thread: "t1", run: "r1")
        func counts() -> [AppCommand] {
            session.commands.filter { if case .countNewer = $0 { true } else { false } }
        }
        session.openThreads([.listed("t1", "Sums", updated: "2026-03-01T09:00:00Z")])
        #expect(counts().isEmpty)
        session.press("Esc")
        session.openThreads([.listed("t1", "Sums", updated: "2026-03-02T09:00:00Z"), .listed("t2", "Others")])
        let thread = try #require(session.state.active.machine?.thread.id)
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "t1"]))
        #expect(counts() == [.countNewer("rehearsal", handle, than: thread)])
        #expect(!list(&session).contains("newer"))
        session.send(.newerCounted(thread, 3))
        #expect(
            list(&session) == """
                 Threads                                             2 threads · type to filter

                 › ▸ Sums                                     guide  wxo  both   3 newer  2 Mar
                     Others                                   guide  wxo  there           09:00
                   – rehearsal-orq: This platform keeps no threads for that.
                """)
        session.press("Down Up")
        #expect(counts().count == 1)
        session.press("Esc")
        session.openThreads([.listed("t1", "Sums", updated: "2026-03-03T09:00:00Z")])
        #expect(counts().count == 2)
        session.send(.newerCounted(thread, nil))
        #expect(!list(&session).contains("newer"))
    }

    @Test("a list that was read before a thread was archived does not undo it: it is read again")
    func staleList() {
        var session = Session()
        let thread = ThreadSummary(
            id: "l", agent: AgentReference(profile: "rehearsal", agent: "guide"), opening: "an old one",
            outcome: "completed", turnCount: 1, created: 0, updated: 1_000)
        session.openThreads([])
        session.send(.localThreadsLoaded([thread]))
        session.press("Esc Alt-t")
        session.type("old")
        session.press("C-x e")
        #expect(list(&session).contains("arch."))
        let asked = session.commands.count { $0 == .loadLocalThreads }
        session.send(.localThreadsLoaded([thread]))
        #expect(list(&session).contains("arch."))
        #expect(session.commands.count { $0 == .loadLocalThreads } == asked + 1)
        var archived = thread
        archived.isArchived = true
        session.send(.localThreadsLoaded([archived]))
        #expect(list(&session).contains("arch."))
        #expect(session.commands.count { $0 == .loadLocalThreads } == asked + 1)
    }

    @Test("of many that changed, a few are looked at at a time, and only those in sight")
    func newerInTurn() throws {
        var session = Session(rows: 14)
        let locals = (0..<30).map { index in
            ThreadSummary(
                id: ThreadID("l\(index)"), agent: AgentReference(profile: "rehearsal", agent: "guide"),
                opening: "thread \(index)",
                handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "t\(index)"])),
                outcome: "completed", turnCount: 1, created: 0, updated: Int64(1_000 - index))
        }
        session.openThreads((0..<30).map { .listed("t\($0)", nil) })
        session.send(.localThreadsLoaded(locals))
        func asked() -> [ThreadID] {
            session.commands.compactMap { if case .countNewer(_, _, let thread) = $0 { thread } else { nil } }
        }
        #expect(asked().count == 3)
        var answered = 0
        while let next = asked().dropFirst(answered).first {
            answered += 1
            session.send(.newerCounted(next, 0))
        }
        #expect(asked().count < 14)
        #expect(Set(asked()).count == asked().count)
        let before = asked().count
        session.press("End")
        #expect(asked().count > before)
    }

    @Test("the next page is asked for when the end comes near, once, until nothing new comes")
    func pages() {
        var session = Session()
        let page = (0..<50).map { RemoteThread.listed("t\($0)", "thread \($0)", updated: nil) }
        session.openThreads(page, isAll: false)
        #expect(session.requests.filter { $0 == .threads(from: 50) }.isEmpty)
        session.press("End")
        session.press("Up Down")
        #expect(session.requests.filter { $0 == .threads(from: 50) }.count == 1)
        session.send(.answered("rehearsal", .threads(from: 50), .success(.threads(page))))
        session.press("End Up Down")
        #expect(!session.requests.contains(.threads(from: 100)))
    }

    @Test("what is selected stays selected when more threads come in above it")
    func stays() {
        var session = Session()
        session.openThreads(
            [.listed("t1", "first", updated: "2026-02-01T00:00:00Z"), .listed("t2", "second", updated: nil)],
            isAll: false)
        session.press("Down")
        session.send(
            .answered("rehearsal", .threads(from: 2), .success(.threads([.listed("t3", "newest")]))))
        session.send(.answered("rehearsal", .threads(from: 3), .success(.threads([]))))
        session.press("Enter")
        #expect(session.requests.last == .turns(RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "t2"]))))
    }

    @Test("a server that does not answer is a row that Enter tries again")
    func fails() {
        var session = Session()
        session.press("Alt-t")
        for profile in ["rehearsal", "rehearsal-orq"] as [ProfileName] {
            session.send(
                .answered(profile, .threads(from: 0), .failure(PlatformFailure(.unreachable, "Nobody answers"))))
        }
        #expect(list(&session).contains("✗ rehearsal: Nobody answers. Enter tries again."))
        session.press("Enter")
        #expect(session.requests.count == 3)
    }

    // MARK: Opening

    private let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "t9"]))

    private func reading() -> Session {
        var session = Session()
        session.exchange("hello", "hi", thread: "t1", run: "r1")
        session.openThreads([.listed("t9", "Old talk", agent: "id-tools")])
        session.press("Down Enter")
        return session
    }

    @Test(
        "a thread of the server's is read, stored, and shown as if it had streamed, in its agent's slot if that is empty"
    )
    func opens() throws {
        var session = reading()
        #expect(session.requests.last == .turns(handle))
        session.send(
            .answered(
                "rehearsal", .turns(handle),
                .success(
                    .turns([
                        .said("one", "first", thread: "t9", message: "m1"),
                        .said("two", "second", thread: "t9", message: "m2"),
                    ]))))
        #expect(session.state.activeNumber.value == 2)
        #expect(session.state.overlay == nil)
        let thread = try #require(session.state.active.machine?.thread)
        #expect(thread.title == "Old talk")
        #expect(thread.turns.map(\.prompt.text) == ["one", "two"])
        #expect(thread.turns.allSatisfy { $0.run?.total == nil && $0.created.unixMilliseconds == 1_772_269_200_000 })
        #expect(session.screen.contains("▌ one"))
        #expect(session.screen.contains("  second"))
        #expect(session.status.contains("thread t9"))
        let saved = session.conversationCommands.suffix(5)
        #expect(saved.first == .saveThread(ChatThread(id: thread.id, agent: thread.agent).with(handle, "Old talk")))
        session.say("three")
        guard case .startRun(_, let request) = session.conversationCommands.last else {
            Issue.record("nothing was sent")
            return
        }
        #expect(request.continuing?.ids[.thread] == "t9")
    }

    @Test("where its agent's slot is taken, a thread is opened in a free one")
    func free() {
        var session = Session()
        session.exchange("hello", "hi", thread: "t1", run: "r1")
        session.openThreads([.listed("t9", "Old talk")])
        session.press("Down Enter")
        session.send(
            .answered(
                "rehearsal", .turns(handle), .success(.turns([.said("one", "first", thread: "t9", message: "m")]))))
        #expect(session.state.activeNumber.value == 7)
    }

    @Test("Esc while a thread is read leaves everything as it was")
    func abandons() {
        var session = reading()
        session.press("Esc")
        session.send(
            .answered(
                "rehearsal", .turns(handle), .success(.turns([.said("one", "first", thread: "t9", message: "m")]))))
        #expect(session.state.activeNumber.value == 1)
        #expect(session.state.slots[1].machine?.thread.turns.isEmpty == true)
    }

    @Test("a thread that has a slot is shown there; what was said elsewhere since comes after it, and is counted")
    func newer() {
        var session = opened()
        session.press("Alt-3 Alt-t Enter")
        #expect(session.state.activeNumber.value == 1)
        let there = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "t1"]))
        #expect(session.requests.last == .turns(there))
        session.send(
            .answered(
                "rehearsal", .turns(there),
                .success(
                    .turns([
                        .said("what is 6 * 7?", "42", thread: "t1", message: "m1"),
                        .said("and 7 * 7?", "49", thread: "t1", message: "m2"),
                    ]))))
        #expect(session.status.contains("1 newer on the server, shown at the end"))
        #expect(session.state.active.machine?.thread.turns.map(\.prompt.text) == ["what is 6 * 7?", "and 7 * 7?"])
    }

    @Test("a thread of the history is asked for by its own id, and opened with its turns")
    func local() throws {
        var session = Session()
        var summary = ThreadSummary(
            id: "kept", agent: AgentReference(profile: "rehearsal", agent: "tools"), opening: "from the history",
            turnCount: 1, created: 0, updated: 1)
        summary.outcome = "completed"
        session.openThreads([])
        session.send(.localThreadsLoaded([summary]))
        session.press("Enter")
        #expect(session.commands.contains(.openLocalThread("kept")))
        var thread = ChatThread(id: "kept", agent: summary.agent)
        thread.turns = [Turn(id: "1", prompt: Prompt("from the history"), created: session.moment)]
        session.send(.threadRestored(RestoredThread(thread: thread), at: nil))
        #expect(session.state.activeNumber.value == 2)
        #expect(session.state.active.machine?.thread == thread)
    }

    @Test("the thread that the program was started with shows what was said, or says that it only goes on")
    func named() {
        let agent = AgentReference(profile: "rehearsal", agent: "guide")
        var session = Session()
        session.send(.threadFound(agent, handle))
        #expect(session.requests == [.turns(handle)])
        session.send(
            .answered(
                "rehearsal", .turns(handle), .success(.turns([.said("one", "first", thread: "t9", message: "m")]))))
        #expect(session.screen.contains("▌ one"))
        var other = Session()
        other.send(.threadFound(agent, handle))
        other.send(.answered("rehearsal", .turns(handle), .failure(PlatformFailure(.unsupported, "No"))))
        #expect(other.status.contains("Goes on where the thread stands"))
        #expect(other.state.active.machine?.thread.handle == handle)
    }

    // MARK: Changing

    @Test("renaming writes one line, changes the title here and at the server, and keeps the picker open")
    func renames() {
        var session = opened()
        session.press("C-x r C-u")
        session.type("Wetter")
        #expect(list(&session).contains(" Title:  Wetter"))
        session.press("Enter")
        #expect(list(&session).contains("Wetter"))
        #expect(session.requests.last == .rename(threads[0].handle, to: "Wetter"))
        #expect(session.conversationCommands.last == .saveTitle("Wetter"))
        session.press("C-x r Esc")
        #expect(list(&session).contains("Threads"))
    }

    @Test("deleting asks, deletes only where it was told, and only where there is something")
    func deletes() {
        var session = opened()
        session.press("Delete")
        #expect(list(&session).contains(" Delete “Weather in Bern”?  h here · t there · b both · Esc keep"))
        session.press("x Esc")
        #expect(!session.requests.contains(.delete(threads[0].handle)))
        session.press("Down C-x x h")
        #expect(session.historyActions == [])
        session.press("t")
        #expect(session.requests.last == .delete(threads[1].handle))
        session.send(.answered("rehearsal", .delete(threads[1].handle), .success(.done)))
        #expect(!list(&session).contains("Trains"))
        session.press("Home Delete b")
        #expect(session.historyActions.count == 1)
        #expect(session.requests.last == .delete(threads[0].handle))
        #expect(session.state.slots[0].machine?.thread.turns.isEmpty == true)
    }

    @Test("the question before a deletion keeps its answers on a narrow screen")
    func narrowQuestion() {
        var session = opened(columns: 44, rows: 12)
        session.press("Delete")
        #expect(list(&session).hasSuffix("\n Dele…  h here · t there · b both · Esc keep"))
    }

    @Test("a server that does not delete keeps its row, and says why")
    func undeleted() {
        var session = opened()
        session.press("Down Delete t")
        session.send(
            .answered("rehearsal", .delete(threads[1].handle), .failure(PlatformFailure(.forbidden, "Not yours"))))
        #expect(session.status.contains("The server still has it: Not yours."))
        #expect(list(&session).contains("Trains"))
    }

    @Test("pinned threads stand first with a star; archived ones only show themselves to a filter")
    func marks() {
        var session = opened()
        session.press("Alt-2")
        session.wait(.seconds(60))
        session.exchange("second", "yes", thread: "x", run: "rx", slot: 2)
        session.press("Alt-t")
        #expect(list(&session).contains(" › ▸ second"))
        session.press("Down C-x p")
        #expect(session.historyActions.count == 1)
        #expect(list(&session).contains(" › * Weather in Bern"))
        session.press("C-x e")
        #expect(!list(&session).contains("Weather"))
        session.type("weather")
        #expect(list(&session).contains(" › * Weather in Bern"))
    }
}

extension ChatThread {
    fileprivate func with(_ handle: RemoteHandle, _ title: String) -> ChatThread {
        var thread = self
        thread.handle = handle
        thread.title = title
        return thread
    }
}
