package import BatonCore

/// What only a profile of orq.ai can say.
package struct OrqSettings: Hashable, Sendable {
    /// Whether answers are streamed; else a run is started and asked for until it has ended.
    package var isStreaming: Bool
    /// Whether tools are approved and rejected from here, by an endpoint that not every server has any more.
    package var answersReviews: Bool
    /// Whether an answer's cost, where the answer itself does not tell it, is asked of its trace.
    package var fetchesTraceCost: Bool
    /// The commands that answer the calls of client tools, in the order of the file.
    package var tools: [ToolCommand]

    package init(
        isStreaming: Bool = true, answersReviews: Bool = false, fetchesTraceCost: Bool = false,
        tools: [ToolCommand] = []
    ) {
        self.isStreaming = isStreaming
        self.answersReviews = answersReviews
        self.fetchesTraceCost = fetchesTraceCost
        self.tools = tools
    }
}
