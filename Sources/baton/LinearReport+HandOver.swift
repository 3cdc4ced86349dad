import BatonCore

extension LinearReport {
    /// Where a conversation comes from, and what its agent knows of it.
    static func origin(_ handOver: HandOver) -> String {
        let from = "\(handOver.fromAgent.agent) of \(handOver.fromAgent.profile.text)"
        guard !handOver.transcript.isEmpty else {
            return LinearOutput.oneLine("Handed over from \(from); what was said there was not kept.")
        }
        let turns = handOver.turnCount == 1 ? "1 turn" : "\(handOver.turnCount) turns"
        let leftOut = handOver.leftOutCount == 0 ? "" : ", and leaves out \(handOver.leftOutCount) before"
        return LinearOutput.oneLine("Handed over from \(from). The first message takes along \(turns)\(leftOut).")
    }
}
