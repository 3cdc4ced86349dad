/// One thing that a rehearsed agent does: what both wires are made from.
package enum Act: Hashable, Sendable {
    /// A line about what is going on ("Thinking this through…"); `key` is watsonx Orchestrate's word for it.
    case progress(key: String, text: String)
    /// A piece of reasoning.
    case think(String)
    case call(ToolUse)
    /// What a tool gave back, and how long it honestly took: an agent writes zero, the ledger what its clock measured.
    indirect case result(ToolUse, JSON, took: Duration)
    indirect case toolFailed(ToolUse, message: String, took: Duration)
    /// Another agent takes over until ``handBack(from:)``; what lies between is its doing.
    case handOff(to: String, input: String)
    case handBack(from: String)
    /// One delta of the answer.
    case say(String)
    /// Nothing for so long (shortened by the rehearsal's speed). The ledger waits and does not pass it on.
    case wait(Duration)
    /// A file goes with the answer.
    case offer(OfferedFile)
    /// The turn ends with a question.
    indirect case ask(Ask)
    /// The run fails; nothing comes after it.
    case fail(message: String, code: Int)
    /// What the wire does wrong on purpose.
    case misbehave(Misbehaviour)
}

/// One use of a tool; the id pairs its call with its result.
package struct ToolUse: Hashable, Sendable {
    package var id: String
    package var tool: String
    package var displayName: String
    package var arguments: JSON

    package init(id: String, tool: String, displayName: String, arguments: JSON) {
        self.id = id
        self.tool = tool
        self.displayName = displayName
        self.arguments = arguments
    }
}

/// What an agent wants from the user before it can go on.
package enum Ask: Hashable, Sendable {
    case options(question: String, options: [Option])
    case form(title: String, fields: [FormField])
    case approval(ToolUse)
    /// A file, which comes with the next message.
    case file(FileRequest)
    /// A connection to another application, which the user makes elsewhere and then says so.
    case connection(Application)

    package struct Option: Hashable, Sendable {
        package var label: String
        /// What the user's next message says when this option is taken.
        package var value: String

        package init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }

    package struct FormField: Hashable, Sendable {
        package var name: String
        package var label: String
        /// JSON Schema's type, or its format where one says more: `string`, `integer`, `number`, `boolean`, `array` (several
        /// of the choices), `text` (several lines), `date`, `date-time`, `email`.
        package var type: String
        package var isRequired: Bool
        /// The allowed values; empty for a free one.
        package var choices: [String]
        /// What stands in it before anyone types; null for nothing.
        package var initial: JSON
        /// What a number must lie in.
        package var bounds: ClosedRange<Int>?

        package init(
            name: String, label: String, type: String = "string", isRequired: Bool, choices: [String] = [],
            initial: JSON = .null, bounds: ClosedRange<Int>? = nil
        ) {
            self.name = name
            self.label = label
            self.type = type
            self.isRequired = isRequired
            self.choices = choices
            self.initial = initial
            self.bounds = bounds
        }
    }

    package struct FileRequest: Hashable, Sendable {
        package var question: String
        /// File name extensions with their media types.
        package var types: [Option]
        package var atMost: Int
    }

    package struct Application: Hashable, Sendable {
        package var id: String
        package var name: String
        package var reason: String
    }
}

package enum Misbehaviour: Hashable, Sendable {
    /// The connection breaks off here; the run goes on.
    case dropConnection
    /// Deltas carry no text; the answer stands only in the final message.
    case emptyDeltas
    /// The turn ends here for whoever listens, and the run goes on as a flow: what it says from here on is a message of its own.
    case goOnAlone
    /// The request is refused before anything runs.
    case refuse(Refusal)
    /// The request is refused with 429 and a `Retry-After` before anything runs.
    case tooManyRequests(retryAfterSeconds: Int)
}

extension Act {
    /// How the run ends with this act; nil for one after which it goes on.
    var end: RunState? {
        switch self {
        case .ask: .needsInput
        case .fail(let message, let code): .failed(message: message, code: code)
        default: nil
        }
    }
}
