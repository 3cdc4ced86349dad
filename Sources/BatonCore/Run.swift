/// One piece of content inside a run's answer: text in Markdown, or the agent's reasoning.
package struct Part: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case text, reasoning
    }

    package var id: PartID
    package var kind: Kind
    /// Source text, sanitised at the transport's edge.
    package var text: String
    /// Counts every change of the text; with `id` and a width it keys laid-out lines.
    package var version = 0
    /// Counts the replacements of the text: as long as it stays, the text has only grown at its end, and what was laid
    /// out of its beginning still holds.
    package var epoch = 0
    /// Whether the platform has said that this is the whole text.
    package var isFinal = false
    /// When the first and the newest piece of the text came, since the run began; nil where it came as a whole.
    package var started: Duration?
    package var ended: Duration?

    package init(id: PartID, kind: Kind, text: String = "") {
        self.id = id
        self.kind = kind
        self.text = text
    }
}

/// An append-only increment of one part.
package struct Delta: Hashable, Sendable {
    package var part: PartID
    package var kind: Part.Kind
    package var text: String

    package init(part: PartID, kind: Part.Kind, text: String) {
        self.part = part
        self.kind = kind
        self.text = text
    }
}

/// A request to a tool, with its arguments as the platform sent them.
package struct ToolCall: Hashable, Sendable {
    package var id: ToolCallID
    package var name: String
    package var arguments: JSONValue

    package init(id: ToolCallID, name: String, arguments: JSONValue = .object([])) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }
}

/// One phase inside a run.
package struct Step: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case tool, handOff = "hand_off", retrieval, reasoning, progress
    }

    /// Next states: `running` → any other; the others are final.
    package enum State: String, Hashable, Sendable {
        case running, completed, failed, cancelled
    }

    package var id: StepID
    package var kind: Kind
    package var name: String
    /// The agent that took the step, where the platform says so.
    package var agent: String?
    /// The step that this one happened inside of (a delegated agent's steps nest under the hand-off).
    package var parent: StepID?
    package var call: ToolCall?
    package var result: JSONValue?
    /// Why the step failed, in the platform's words.
    package var failure: String?
    package var state: State
    /// When the step began and ended, since the run began; nil where it was only read back afterwards.
    package var started: Duration?
    package var ended: Duration?
    /// The server's own figure for how long the step took, which beats the difference of the two above.
    package var reportedDuration: Duration?

    package init(
        id: StepID, kind: Kind, name: String, agent: String? = nil, parent: StepID? = nil, call: ToolCall? = nil,
        state: State = .running
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.agent = agent
        self.parent = parent
        self.call = call
        self.state = state
    }

    /// How long the step took: the server's figure, else what Baton saw; nil while it runs or where neither is known.
    package var duration: Duration? {
        if let reportedDuration { return reportedDuration }
        guard let started, let ended else { return nil }
        return ended - started
    }
}

/// What came of a step.
package struct StepEnd: Hashable, Sendable {
    package var result: JSONValue?
    package var failure: String?
    package var state: Step.State
    package var reportedDuration: Duration?

    package init(
        result: JSONValue? = nil, failure: String? = nil, state: Step.State = .completed,
        reportedDuration: Duration? = nil
    ) {
        self.result = result
        self.failure = failure
        self.state = state
        self.reportedDuration = reportedDuration
    }
}

/// Figures that the server sent; nil means that it did not, and nothing is ever made up.
package struct Usage: Hashable, Sendable {
    package var inputTokens: Int?
    package var outputTokens: Int?
    package var totalTokens: Int?
    package var costUSD: Double?
    package var model: String?
    /// How long the server waited for the model's first token; its own clock's figure, not ``Run/firstText``.
    package var timeToFirstToken: Duration?
    /// Each model's own figures, where more than one was at work.
    package var models: [Usage] = []

    package init(
        inputTokens: Int? = nil, outputTokens: Int? = nil, totalTokens: Int? = nil, costUSD: Double? = nil,
        model: String? = nil, timeToFirstToken: Duration? = nil
    ) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.totalTokens = totalTokens
        self.costUSD = costUSD
        self.model = model
        self.timeToFirstToken = timeToFirstToken
    }

    /// These figures with every one that `newer` has laid over them.
    package func merging(_ newer: Usage) -> Usage {
        var merged = Usage(
            inputTokens: newer.inputTokens ?? inputTokens, outputTokens: newer.outputTokens ?? outputTokens,
            totalTokens: newer.totalTokens ?? totalTokens, costUSD: newer.costUSD ?? costUSD,
            model: newer.model ?? model, timeToFirstToken: newer.timeToFirstToken ?? timeToFirstToken)
        merged.models = newer.models.isEmpty ? models : newer.models
        return merged
    }
}

/// How we are watching a run.
///
/// Next: `live` → `polling`, `detached`, `lost`; `polling` → `detached`, `lost`; `detached` → `polling`; `lost` →
/// `polling`, `detached`. Link trouble never reads as a failed run.
package enum Link: String, Hashable, Sendable {
    case live, polling, detached, lost
}

/// How a run ended.
package enum Outcome: Hashable, Sendable {
    case completed
    /// The answer stopped at a limit; `reason` is the platform's word (`length`, `max_iterations`, `max_time`).
    case cutOff(reason: String)
    case failed(PlatformFailure)
    case cancelled
    case rejected
    case expired
    /// Control is back with the user, and the platform wants something before it goes on.
    case needs(Need)

    /// The word of `interface.md` §6 in `snake_case`.
    package var word: String {
        switch self {
        case .completed: "completed"
        case .cutOff: "cut_off"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .rejected: "rejected"
        case .expired: "expired"
        case .needs(let need):
            switch need.kind {
            case .approval: "needs_approval"
            case .signIn: "needs_sign_in"
            case .input, .choice, .form, .file, .toolResult: "needs_input"
            }
        }
    }
}

/// What a run is doing, as far as it is known.
///
/// Next: `contacting` → any other; `working`, `streaming`, `runningTool` and `awaitingFlow` → each other and `ended`;
/// `ended` is final.
package enum RunState: Hashable, Sendable {
    case contacting
    case working
    case streaming
    case runningTool(String)
    case awaitingFlow
    case ended(Outcome)

    package var isEnded: Bool {
        if case .ended = self { true } else { false }
    }
}

/// One thing that a run showed, in the order in which it came.
package enum RunItem: Hashable, Sendable {
    case part(Part)
    case step(Step)
}

/// One execution on the server that answers a turn, as Baton has seen it so far.
package struct Run: Hashable, Sendable {
    package var id: RunID
    package var handle: RemoteHandle?
    package var agentID: AgentID?
    package var agentName: String?
    package var model: String?
    package var state: RunState
    package var link: Link
    package var items: [RunItem]
    /// What the answer rests on; a source's number is its place here, counted from 1.
    package var sources: [Source] = []
    package var files: [OfferedFile] = []
    package var usage: Usage?
    /// The one line of progress that the platform last gave; replaced, never appended.
    package var progress: String?
    /// What has to be answered in the platform's own interface before the run goes on; nil while it does.
    package var pause: Need?
    package var warnings: [String]
    /// Wire events that no rule knows, by name; kept and counted, never fatal.
    package var unknownEvents: [String: Int]
    package var began: Moment
    /// When the server had taken the message, since the run began; nil where it was only heard of afterwards.
    package var accepted: Duration?
    /// When the first text came and when the run ended, since it began.
    package var firstText: Duration?
    package var total: Duration?

    package init(id: RunID, began: Moment) {
        self.id = id
        self.began = began
        state = .contacting
        link = .live
        items = []
        warnings = []
        unknownEvents = [:]
    }

    package var steps: [Step] {
        items.compactMap { if case .step(let step) = $0 { step } else { nil } }
    }

    package var parts: [Part] {
        items.compactMap { if case .part(let part) = $0 { part } else { nil } }
    }

    /// The whole answer's source text: the text parts, a blank line between them.
    package var text: String {
        parts.filter { $0.kind == .text && !$0.text.isEmpty }.map(\.text).joined(separator: "\n\n")
    }

    package var outcome: Outcome? {
        if case .ended(let outcome) = state { outcome } else { nil }
    }
}
