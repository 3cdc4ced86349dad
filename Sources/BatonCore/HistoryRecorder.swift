/// Where facts are kept in the order in which they are recorded: all that someone who runs conversations needs.
package protocol HistoryRecorder: Sendable {
    /// Returns when the fact is as safe as the store makes it: a store on disk returns after the write has reached the disk
    /// for prompts, handles and ends, and at once for what is joined. Calls may come from any task; records of one thread
    /// keep their order. What could not be written of joined records is thrown by the next call. Cancelling the calling
    /// task does not take a record back.
    func record(_ record: HistoryRecord) async throws(HistoryFailure)
}
