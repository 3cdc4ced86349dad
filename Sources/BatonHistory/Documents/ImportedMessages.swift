internal import BatonCore

/// Messages of any origin on their way to turns.
struct ImportedMessages {
    /// One message, as far as its kind is known.
    struct Message {
        var isUser: Bool
        var time: Int64?
        /// What it says, and what led to it, in its order. Of a user's, only the text counts.
        var items: [RunItem] = []
        var text = ""
    }

    var messages: [Message]
    /// Results by the ids of their calls; those that come in messages of their own.
    var results: [ToolCallID: JSONValue] = [:]
    var title: String?
    var handle: RemoteHandle?
    let moment: Moment

    /// - Throws: where nothing was said.
    mutating func thread(
        _ agent: AgentReference, using generator: inout some RandomNumberGenerator
    ) throws(StoredMistake) -> ChatThread {
        var thread = ChatThread(id: .random(using: &generator), agent: agent)
        thread.title = title
        thread.handle = handle
        for message in messages {
            let moment = Moment(
                monotonic: moment.monotonic, unixMilliseconds: message.time ?? moment.unixMilliseconds)
            // An agent that speaks first answers nothing.
            if message.isUser || thread.turns.isEmpty {
                thread.turns.append(
                    Turn(
                        id: .random(using: &generator), prompt: Prompt(message.isUser ? message.text : ""),
                        created: moment))
            }
            guard !message.isUser, let last = thread.turns.indices.last else { continue }
            var run = thread.turns[last].run ?? Run(id: .random(using: &generator), began: moment)
            run.state = .ended(.completed)
            run.items += message.items.map { settled($0, number: run.items.count) }
            thread.turns[last].run = run
        }
        guard !thread.turns.isEmpty else { throw StoredMistake(path: "", message: "nothing was said in it") }
        return thread
    }

    private func settled(_ item: RunItem, number: Int) -> RunItem {
        switch item {
        case .part(var part):
            // Ids are one of a kind in a run; the document's may not be.
            part.id = PartID("\(number)-\(part.id)")
            part.isFinal = true
            return .part(part)
        case .step(var step):
            step.state = .completed
            if let call = step.call, step.result == nil { step.result = results[call.id] }
            return .step(step)
        }
    }
}
