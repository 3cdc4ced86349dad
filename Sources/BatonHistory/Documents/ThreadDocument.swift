package import BatonCore

/// The document `baton.thread/1`: a thread with everything in it, for other programs and for another Baton.
///
/// Reading what was written gives the same thread, but for files of more than 8 MiB, which are kept by name. What is not
/// there is left out, and to whom a thread was handed over stands with the thread that goes on. Durations end in `_ns`, times in `_at_ms`.
package enum ThreadDocument {
    static let schema = "baton.thread/1"

    package static func text(_ thread: ChatThread) -> String {
        head(of: thread)
            + thread.turns.enumerated().map { text($1, isFirst: $0 == 0) }.joined()
            + foot(isEmpty: thread.turns.isEmpty)
    }

    /// Up to the list of the turns.
    static func head(of thread: ChatThread) -> String {
        var thread = thread
        thread.turns = []
        return String(json(thread).prettyText.dropLast("]\n}".count))
    }

    static func text(_ turn: Turn, isFirst: Bool) -> String {
        // Line breaks in its texts are written as such: these are the document's own.
        (isFirst ? "\n    " : ",\n    ") + json(turn).prettyText.replacing("\n", with: "\n    ")
    }

    static func foot(isEmpty: Bool) -> String { isEmpty ? "]\n}\n" : "\n  ]\n}\n" }

    package static func json(_ thread: ChatThread) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(schema), "id": .string(thread.id.text), "profile": .string(thread.agent.profile.text),
            "agent": .string(thread.agent.agent),
        ]
        object.put("title", text: thread.title)
        object.put("handle", thread.handle?.stored)
        object.put("handed_over_from", thread.origin?.stored)
        object["turns"] = .array(thread.turns.map(json))
        return .object(object)
    }

    private static func json(_ turn: Turn) -> JSONValue {
        var object: JSONObject = [
            "id": .string(turn.id.text), "created_at_ms": .number(String(turn.created.unixMilliseconds)),
            "created_at_monotonic_ns": .number(turn.created.monotonic.nanoseconds), "prompt": turn.prompt.stored,
        ]
        object.put("run", turn.run.map(json))
        return .object(object)
    }

    private static func json(_ run: Run) -> JSONValue {
        var object: JSONObject = ["id": .string(run.id.text), "state": .string(run.state.word)]
        object.put("state_detail", run.state.detail)
        object.put("link", text: run.link.rawValue)
        object.put("handle", run.handle?.stored)
        object.put("began_at_ms", .number(String(run.began.unixMilliseconds)))
        object.put("began_at_monotonic_ns", int: run.began.monotonic.nanoseconds)
        object.put("first_text_ns", run.firstText)
        object.put("total_ns", run.total)
        if case .object(let detail) = run.storedDetail { object.members += detail.members }
        object["items"] = .array(run.items.map(json))
        return .object(object)
    }

    private static func json(_ item: RunItem) -> JSONValue {
        guard case .part(let part) = item, case .object(var object) = item.stored else { return item.stored }
        object.put("text", text: part.text)
        return .object(object)
    }

    // MARK: Reading

    static func thread(_ document: JSONValue) throws(StoredMistake) -> ChatThread {
        let stored = StoredValue(document)
        guard try stored.text("schema") == schema else { throw stored.mistake("this Baton reads \(schema)") }
        let agent = AgentReference(profile: ProfileName(try stored.text("profile")), agent: try stored.text("agent"))
        var thread = ChatThread(id: ThreadID(try stored.text("id")), agent: agent)
        thread.title = try stored.optionalText("title")
        thread.handle = try stored.optional("handle", RemoteHandle.init(stored:))
        var ids: Set<TurnID> = []
        thread.turns = try stored.values("turns") { element throws(StoredMistake) in
            let turn = try turn(element)
            guard ids.insert(turn.id).inserted else { throw element.mistake("its id is that of another turn") }
            return turn
        }
        if let origin = stored["handed_over_from"] { thread.origin = try HandOver(stored: origin, of: thread) }
        return thread
    }

    private static func turn(_ stored: StoredValue) throws(StoredMistake) -> Turn {
        var turn = Turn(
            id: TurnID(try stored.text("id")), prompt: try Prompt(stored: try stored.member("prompt")),
            created: try moment(stored, "created"))
        turn.run = try stored.optional("run", run)
        return turn
    }

    private static func run(_ stored: StoredValue) throws(StoredMistake) -> Run {
        var run = Run(id: RunID(try stored.text("id")), began: try moment(stored, "began"))
        run.state = try RunState(
            word: try stored.text("state"), detail: stored["state_detail"] ?? StoredValue(.null, at: stored.path))
        run.link = try stored.word("link")
        run.handle = try stored.optional("handle", RemoteHandle.init(stored:))
        run.firstText = try stored.optionalDuration("first_text_ns")
        run.total = try stored.optionalDuration("total_ns")
        try run.readDetail(stored)
        run.items = try stored.values("items") { item throws(StoredMistake) in
            try RunItem(stored: item, text: try item.optionalText("text") ?? "")
        }
        return run
    }

    private static func moment(_ stored: StoredValue, _ name: String) throws(StoredMistake) -> Moment {
        let milliseconds = try stored.int("\(name)_at_ms")
        guard years.contains(milliseconds) else { throw stored.mistake("\(name)_at_ms is no time of this age") }
        return Moment(
            monotonic: try stored.duration("\(name)_at_monotonic_ns"), unixMilliseconds: Int64(milliseconds))
    }

    /// From 1970 to 9999, in milliseconds.
    private static let years = 0...253_402_300_799_999
}
