import BatonCore
import BatonText

extension DoctorSection {
    /// How large the history is, and where.
    static func history(_ setup: Setup) async -> DoctorSection {
        let size: HistorySize
        do throws(HistoryFailure) {
            size = try await setup.history.size()
        } catch {
            return DoctorSection(name: "history", groups: [[Finding("error", .string(error.message))]])
        }
        return DoctorSection(
            name: "history",
            groups: [
                [
                    Finding("place", .optional(size.place), size.place ?? "in memory"),
                    bytes("size_bytes", size.bytes), bytes("recordings_bytes", size.recordingBytes),
                    Finding("threads", .number(size.threadCount)), Finding("turns", .number(size.turnCount)),
                ]
            ])
    }

    private static func bytes(_ name: String, _ count: Int64) -> Finding {
        Finding(name, .number(Int(count)), ByteCountText.short(Int(count)))
    }
}
