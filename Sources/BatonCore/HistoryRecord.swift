/// One fact to keep; written in the order in which it is recorded.
package enum HistoryRecord: Hashable, Sendable {
    /// A thread, with the turns that it has. Of one that is kept already, the agent, title and handle are replaced, and
    /// turns that are new are added.
    case threadOpened(ChatThread)
    /// A prompt, before the network hears of it.
    case turnAdded(Turn, ThreadID)
    /// A remote handle, before the first delta is shown.
    case handleReceived(RemoteHandle, RunID, ThreadID)
    /// A run's present state: joined while it streams, at once and durably when it has ended.
    case runChanged(Run, TurnID, ThreadID)
    /// A thread goes on in another, which is kept already or is nobody's yet.
    case handedOver(HandOver)
    case threadRenamed(String, ThreadID)
    case threadMarked(ThreadMark, ThreadID)
    /// What is typed and not sent; an empty draft is forgotten. Joined as a streaming run is.
    case draftChanged(Draft, DraftPlace)
    /// Which thread stands in which slot, all of them.
    case slotsChanged([KeptSlot])
    /// What went over the wire for a run, oldest first. Joined; the oldest recordings give way to new ones.
    case framesRecorded([RecordedFrame], RunID, ThreadID)
}
