import BatonCore

/// Values that hold something everywhere.
enum Samples {
    static let agent = AgentReference(profile: "p", agent: "a")

    static func moment(_ milliseconds: Int64) -> Moment {
        Moment(monotonic: .nanoseconds(milliseconds * 1_000_000 + 7), unixMilliseconds: milliseconds)
    }

    /// A thread of turns that only have words, one after another in time.
    static func thread(_ id: ThreadID, _ words: [(prompt: String, answer: String)], at start: Int64 = 1_000)
        -> ChatThread
    {
        var thread = ChatThread(id: id, agent: agent)
        for (index, words) in words.enumerated() {
            thread.turns.append(turn("\(id)-\(index)", words.prompt, words.answer, at: start + Int64(index) * 10))
        }
        return thread
    }

    static func turn(_ name: String, _ prompt: String, _ answer: String, at milliseconds: Int64 = 1_000) -> Turn {
        var turn = Turn(id: TurnID("turn-\(name)"), prompt: Prompt(prompt), created: moment(milliseconds))
        turn.run = run(name, answer, at: milliseconds)
        return turn
    }

    static func run(_ name: String, _ answer: String, at milliseconds: Int64 = 1_000, isEnded: Bool = true) -> Run {
        var run = Run(id: RunID("run-\(name)"), began: moment(milliseconds))
        var part = Part(id: "m", kind: .text, text: answer)
        part.isFinal = isEnded
        run.items = [.part(part)]
        run.state = isEnded ? .ended(.completed) : .streaming
        if isEnded { run.total = .milliseconds(5) }
        return run
    }

    /// A thread in which every field of every value has something.
    static var whole: ChatThread {
        var thread = ChatThread(id: "whole", agent: agent)
        thread.title = "Everything"
        thread.handle = RemoteHandle(
            platform: .orq, ids: RemoteIDs([.task: "TASK-1", .context: "CONTEXT-1"]), state: ["api": "tasks"])
        thread.turns = [asked, answered]
        for (index, outcome) in outcomes.enumerated() {
            var turn = Turn(id: TurnID("o\(index)"), prompt: Prompt("again"), created: moment(9_000 + Int64(index)))
            var run = Run(id: RunID("or\(index)"), began: moment(9_000 + Int64(index)))
            run.state = outcome
            run.link = .lost
            turn.run = run
            thread.turns.append(turn)
        }
        thread.turns.append(Turn(id: "bare", prompt: Prompt("never sent"), created: moment(9_900)))
        return thread
    }

    private static var asked: Turn {
        var prompt = Prompt(
            "two\nlines — “quoted” \u{1F469}\u{200D}\u{1F680}",
            toolResults: [ToolResult(call: "c0", value: ["n": .number("1.50"), "list": [1, nil, true]])],
            files: [
                AttachedFile(name: "a.png", mediaType: "image/png", content: .bytes([0, 1, 255])),
                AttachedFile(name: "b.pdf", mediaType: "application/pdf", content: .address("https://h/b.pdf")),
            ])
        prompt.form = .submitted(["name": "Ann", "age": 7])
        prompt.verdict = Verdict(isApproved: true, reason: "fine")
        var turn = Turn(id: "asked", prompt: prompt, created: moment(1_000))
        turn.run = run
        return turn
    }

    private static var answered: Turn {
        var prompt = Prompt("no")
        prompt.form = .cancelled
        prompt.verdict = Verdict(isApproved: false)
        var turn = Turn(id: "answered", prompt: prompt, created: moment(2_000))
        turn.run = Run(id: "r2", began: moment(2_000))
        return turn
    }

    private static var run: Run {
        var run = Run(id: "r1", began: moment(1_001))
        run.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "TASK-1", .trace: "TRACE-1"]))
        run.agentID = "agent-id"
        run.agentName = "Agent"
        run.model = "m-1"
        run.state = .ended(.needs(need))
        run.link = .polling
        run.items = items
        run.sources = [Source(title: "S", address: "https://s", excerpt: "…"), Source(title: "T")]
        run.files = [OfferedFile(kind: .image, name: "i.png", address: "https://i"), OfferedFile(name: "f")]
        var usage = Usage(
            inputTokens: 1, outputTokens: 2, totalTokens: 3, costUSD: 0.1, model: "m",
            timeToFirstToken: .nanoseconds(123_456_789))
        usage.models = [Usage(inputTokens: 1, model: "x"), Usage()]
        run.usage = usage
        run.progress = "working"
        run.warnings = ["careful"]
        run.unknownEvents = ["strange.event": 2, "other": 1]
        run.firstText = .nanoseconds(400_000_001)
        run.total = .milliseconds(900)
        return run
    }

    private static var items: [RunItem] {
        var reasoning = Part(id: "t", kind: .reasoning, text: "let me think")
        reasoning.version = 3
        reasoning.epoch = 1
        reasoning.started = .milliseconds(1)
        reasoning.ended = .milliseconds(2)
        var step = Step(
            id: "s1", kind: .tool, name: "calculator", agent: "Agent", parent: "s0",
            call: ToolCall(id: "c1", name: "calculator", arguments: ["expression": "6 * 7"]), state: .failed)
        step.result = .null
        step.failure = "overflow"
        step.started = .milliseconds(3)
        step.ended = .milliseconds(4)
        step.reportedDuration = .microseconds(5)
        var answer = Part(id: "m", kind: .text, text: "It is **42**.\n")
        answer.isFinal = true
        answer.version = 9
        return [.part(reasoning), .step(step), .step(Step(id: "s2", kind: .handOff, name: "relay")), .part(answer)]
    }

    private static var need: Need {
        var field = Need.FormField(name: "n", label: "N", type: "number", isRequired: true, choices: ["1", "2"])
        field.choiceLabels = ["one", "two"]
        field.defaultValue = .null
        field.format = "date"
        field.bounds = Need.FormField.Bounds(
            minimum: 0.5, maximum: 9, minimumCount: 1, maximumCount: 2, pattern: "^a")
        field.bounds.excludesMinimum = true
        field.bounds.excludesMaximum = true
        field.help = "help"
        var need = Need(
            kind: .form, question: "Which?", choices: [Need.Choice(label: "A", value: "a")],
            fields: [field, Need.FormField(name: "o", label: "O", type: "string")],
            calls: [ToolCall(id: "c9", name: "rm", arguments: ["path": "/"])], isAnswerable: false)
        need.uploads.extensions = ["pdf"]
        need.uploads.mediaTypes = ["application/pdf"]
        need.uploads.maximumBytes = 5
        need.uploads.maximumCount = 2
        need.uploads.minimumCount = 2
        return need
    }

    private static var outcomes: [RunState] {
        let failure = PlatformFailure(
            .rateLimited, "slow down", attempt: "asking", httpStatus: 429, requestID: "q", isRetryable: true,
            retryAfter: .seconds(3), delivery: .delivered, hint: "wait")
        return [
            .contacting, .working, .streaming, .runningTool("t"), .awaitingFlow, .ended(.completed),
            .ended(.cutOff(reason: "length")), .ended(.failed(failure)), .ended(.cancelled), .ended(.rejected),
            .ended(.expired),
        ]
    }
}
