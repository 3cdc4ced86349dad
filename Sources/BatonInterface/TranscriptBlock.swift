internal import BatonCore

/// One thing that a transcript shows, as a value that is equal as long as it looks the same.
///
/// Text is named by its part and version instead of being kept: a second owner would make the conversation copy it at the
/// next delta.
enum TranscriptBlock: Hashable {
    /// What stands before the first turn.
    case welcome([String])
    case greeting(Greeting)
    case prompt(Prompt, time: String)
    case header(agent: String, model: String?)
    case text(item: Int, PartID, epoch: Int, version: Int)
    case reasoning(ReasoningBlock)
    case step(StepBlock)
    /// What the run is doing while nothing else says so.
    case activity(String, isWatched: Bool)
    /// What the answer rests on, numbered.
    case sources([Source])
    case files([OfferedFile])
    case warning(String)
    /// Another agent had the conversation before, and what this one knows of it.
    case origin(String, note: String?)
    /// Another agent has the conversation from here on.
    case handedOver(to: AgentReference, ThreadID)
    case need(Need)
    /// With the keys that go on from there.
    case failure(PlatformFailure, ways: [WayOn])
    /// With what can be done about an answer that stopped early.
    case footer(String, advice: String?)

    /// Blocks of one kind stand together; between kinds there is a blank row.
    private enum Kind {
        case welcome, greeting, prompt, header, text, step, enclosure, note, footer, handOver
    }

    private var kind: Kind {
        switch self {
        case .welcome: .welcome
        case .greeting: .greeting
        case .prompt: .prompt
        case .header: .header
        case .text: .text
        case .reasoning(let block): block.density == .title ? .step : .text
        case .step, .activity: .step
        case .sources, .files: .enclosure
        case .warning, .failure, .need: .note
        case .origin, .handedOver: .handOver
        case .footer: .footer
        }
    }

    /// Whether a spinner in it says that the agent is at work.
    var showsActivity: Bool {
        if case .reasoning(let block) = self { block.isOpen && block.density == .title } else { false }
    }

    /// Blank rows between `previous` and this block.
    func gap(after previous: TranscriptBlock?) -> Int {
        guard let previous else { return 0 }
        switch (previous.kind, kind) {
        case (.header, _), (.step, .step), (.enclosure, .enclosure), (.note, .note), (.handOver, .handOver): return 0
        default: return 1
        }
    }
}

/// How an agent introduces itself, as far as its platform has said.
struct Greeting: Hashable {
    var agent: String
    /// The profile and its platform.
    var place: String
    var text: String?
    var starters: [String] = []
}

/// An agent's reasoning, named by its part and version as text is.
struct ReasoningBlock: Hashable {
    /// The part's place among the run's items.
    var item: Int
    var part: PartID
    var epoch: Int
    var version: Int
    /// Whether more of it may come.
    var isOpen: Bool
    /// How long it took; nil where nobody saw it grow.
    var duration: Duration?
    var density: Density
}
