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
    case text(item: Int, PartID, Part.Kind, epoch: Int, version: Int)
    case step(StepBlock)
    /// What the run is doing while nothing else says so.
    case activity(String, isWatched: Bool)
    case warning(String)
    case need(Need, isOpen: Bool)
    case failure(PlatformFailure)
    case footer(String)

    /// Blocks of one kind stand together; between kinds there is a blank row.
    private enum Kind {
        case welcome, greeting, prompt, header, text, step, note, footer
    }

    private var kind: Kind {
        switch self {
        case .welcome: .welcome
        case .greeting: .greeting
        case .prompt: .prompt
        case .header: .header
        case .text: .text
        case .step, .activity: .step
        case .warning, .failure, .need: .note
        case .footer: .footer
        }
    }

    /// Blank rows between `previous` and this block.
    func gap(after previous: TranscriptBlock?) -> Int {
        guard let previous else { return 0 }
        switch (previous.kind, kind) {
        case (.header, _), (.step, .step), (.note, .note): return 0
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

/// A step with what its row needs to know of its run.
struct StepBlock: Hashable {
    var step: Step
    /// How many delegations deep.
    var depth: Int
    /// The longest name of the run's steps, so that arguments stand under each other.
    var nameColumns: Int
    /// Whether somebody will tell us when it ends.
    var isWatched: Bool
    var runBegan: Moment
}
