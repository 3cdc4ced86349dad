/// One unit of a streamed body: an event of an event stream, a line of JSON, or an element of a JSON array.
package struct Frame: Hashable, Sendable {
    /// The event stream's `event:`, where this event had one.
    package var event: String?
    /// The event stream's `id:`, where this event had one of its own; an earlier event's id is not carried over.
    package var id: String?
    /// JSON text, as a rule; what a server sent that is none comes as it stands, so that it can be counted and shown.
    package var payload: [UInt8]
    /// Whether this is the end mark `[DONE]`, which is no JSON.
    package var isDone: Bool

    package init(event: String? = nil, id: String? = nil, payload: [UInt8], isDone: Bool = false) {
        self.event = event
        self.id = id
        self.payload = payload
        self.isDone = isDone
    }
}
