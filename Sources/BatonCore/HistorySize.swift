/// How much a history holds, and where.
package struct HistorySize: Hashable, Sendable {
    /// The file; nil where nothing is on disk.
    package var place: String?
    /// What its files take.
    package var bytes: Int64
    /// What of it the recordings take.
    package var recordingBytes: Int64
    package var threadCount: Int
    package var turnCount: Int

    package init(
        place: String? = nil, bytes: Int64 = 0, recordingBytes: Int64 = 0, threadCount: Int = 0, turnCount: Int = 0
    ) {
        self.place = place
        self.bytes = bytes
        self.recordingBytes = recordingBytes
        self.threadCount = threadCount
        self.turnCount = turnCount
    }
}
