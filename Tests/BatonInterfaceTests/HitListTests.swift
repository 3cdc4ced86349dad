import BatonCore
import BatonEngine
import BatonInterface
import Testing

/// Searching all threads from the screen.
@Suite struct HitListTests {
    private static let guide = AgentReference(profile: "rehearsal", agent: "guide")

    private static func hit(_ number: Int, _ kind: SearchHit.Kind) -> SearchHit {
        SearchHit(
            thread: ThreadID("thread \(number)"), title: "Trains", agent: guide, turn: TurnID("t\(number)"),
            turnIndex: number, created: 1_772_360_100_000 - Int64(number) * 90_000_000, kind: kind,
            snippet: [.init("the "), .init("train", isMatch: true), .init(" to Bern")])
    }

    private func opened(_ query: String) -> Session {
        var session = Session()
        session.press("C-x S")
        session.type(query)
        return session
    }

    private func queries(_ session: Session) -> [String] {
        session.commands.compactMap { if case .search(let words, _) = $0 { words } else { nil } }
    }

    @Test("while an answer is on its way nothing else is asked, and then only what stands there by now")
    func asking() {
        var session = opened("train")
        #expect(queries(session) == ["t"])
        session.send(.searched("t", .success([])))
        #expect(queries(session) == ["t", "train"])
        session.send(.searched("train", .success([Self.hit(1, .answer)])))
        session.type(" ")
        session.press("Backspace")
        session.send(.searched("train ", .success([])))
        #expect(queries(session).last == "train")
    }

    @Test("a hit shows when, with whom, in what, and the words in their place")
    func golden() {
        var session = opened("t")
        session.send(.searched("t", .success([Self.hit(0, .prompt), Self.hit(1, .step)])))
        #expect(
            session.screen.split(separator: "\n")[2...4].joined(separator: "\n") == """
                 Search  t                                                             2 places
                 ›  10:15  guide  prompt     the train to Bern
                   28 Feb  guide  step       the train to Bern
                """)
    }

    @Test("what was searched for is in sight, however much stands before it")
    func long() {
        var session = opened("t")
        var hit = Self.hit(0, .prompt)
        hit.snippet[0].text = "…" + String(repeating: "one word\nand another ", count: 9)
        session.send(.searched("t", .success([hit])))
        #expect(
            session.screen.split(separator: "\n")[3]
                == " › 10:15  guide  prompt     …ord and another train to Bern")
    }

    @Test("choosing one opens its thread at its turn")
    func choosing() {
        var session = opened("t")
        session.send(.searched("t", .success([Self.hit(0, .prompt), Self.hit(1, .step)])))
        session.press("Down Enter")
        #expect(session.commands.last == .openHit(Self.hit(1, .step)))
        #expect(session.state.overlay == nil)
    }

    @Test("nothing found, nothing asked and nothing to search each say so")
    func empty() {
        var session = opened("")
        #expect(session.screen.contains("Type words:"))
        session.type("x")
        session.send(.searched("x", .success([])))
        #expect(session.screen.contains("Nothing has these words."))
        session.type("y")
        session.send(.searched("xy", .failure(HistoryFailure("The history is damaged."))))
        #expect(session.screen.contains("The history is damaged."))
    }
}
