internal import BatonCore
internal import BatonEngine

/// Going on after a failure.
extension AppState {
    mutating func retry(at moment: Moment) -> [AppCommand] {
        if active.machine == nil { return refuse(.retry) }
        takeRefusedDraft()
        return tell(activeNumber, .retryRequested, at: moment)
    }

    mutating func fork(at moment: Moment) -> [AppCommand] {
        if active.machine == nil { return refuse(.fork) }
        takeRefusedDraft()
        return tell(activeNumber, .forkRequested, at: moment)
    }

    /// The refused message came back into the composer, from where it must not go out a second time.
    private mutating func takeRefusedDraft() {
        guard let refused = active.machine?.refusedPrompt else { return }
        active.scroll = .tail
        if active.composer.text == refused.text { edit(.replaceAll("")) }
        active.attachments.removeAll { attachment in refused.files.contains { $0 == attachment.file } }
    }

    /// The keys that go on from the failure of the newest turn; none where only the user knows how.
    func ways(on slot: SlotState) -> [WayOn] {
        guard let machine = slot.machine, case .failed(let failure)? = slot.outcome else { return [] }
        let isStuck = failure.code.isOfConversation
        return [
            machine.refusedPrompt != nil && failure.code.mayPass ? way("sends it again", "again", .retry) : nil,
            isStuck && machine.canFork
                ? way("goes on in a new conversation, which is told what was said", "fork", .fork) : nil,
            isStuck ? way("starts anew", "anew", .newThread) : nil,
        ].compactMap(\.self)
    }

    private func way(_ does: String, _ word: String, _ command: UserCommand) -> WayOn? {
        keymap.hint(for: command, in: [.everywhere]).map { WayOn(key: $0, does: does, word: word) }
    }

    /// The ways on from a conversation that is stuck, for the status line; nil where advice says more.
    func hintOfWays(on slot: SlotState) -> String? {
        guard case .failed(let failure)? = slot.outcome, failure.code.isOfConversation else { return nil }
        let words = ways(on: slot).map { "\($0.key) \($0.word)" }
        return words.isEmpty ? nil : words.joined(separator: " · ")
    }
}

extension PlatformFailure.Code {
    /// Whether the same message may go through another time, or after something outside was put right.
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable, .connectionLost, .timedOut, .unauthorized, .busy, .rateLimited, .serverError, .local: true
        case .forbidden, .agentNotFound, .threadNotFound, .runNotFound, .notFound, .invalidRequest, .quotaExceeded,
            .agentFailed, .unexpectedAnswer, .unsupported:
            false
        }
    }

    /// Whether the conversation at the server is what stands in the way.
    fileprivate var isOfConversation: Bool { self == .busy || self == .threadNotFound || self == .runNotFound }
}
