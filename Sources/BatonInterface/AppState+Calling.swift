internal import BatonCore
internal import BatonEngine

/// When the user is called although they are looking elsewhere, and what the window is named.
extension AppState {
    /// Calls the user once a run of a slot has ended, or waits for them, unless they are looking at it.
    /// - Parameter before: the occasion before the event: one that was there already calls nobody again.
    func call(of number: SlotNumber, since before: Occasion?) -> [AppCommand] {
        guard let occasion = self[number].occasion, occasion != before,
            !isTerminalFocused || !isInSight(number)
        else { return [] }
        let agent = self[number].agent?.agent ?? "Baton"
        return [.notify(title: agent.sanitised.onOneLine, body: occasion.sentence.sanitised.onOneLine)]
    }

    /// The active agent, with what the agent bar's marks say of it; of the others, whether one needs the user.
    package var windowTitle: String {
        guard let agent = active.agent?.agent else { return "Baton" }
        let isOtherInNeed = openSlots.contains { slots[$0].number != activeNumber && slots[$0].mark == .needsUser }
        let other = isOtherInNeed ? " (another agent needs you)" : ""
        return (active.mark?.titleSign ?? "") + agent.sanitised.onOneLine + " - Baton" + other
    }
}

/// Something of a run that is worth calling the user for; equal as long as it is the same occasion.
struct Occasion: Hashable {
    enum Kind: Hashable {
        case done
        case cutOff
        case failed(String)
        case needsUser(String)
    }

    let run: RunID
    let kind: Kind

    var sentence: String {
        switch kind {
        case .done: "has answered"
        case .cutOff: "has answered, but the answer is cut off"
        case .failed(let reason): "failed: \(reason)"
        case .needsUser(let what): what
        }
    }
}

extension SlotState {
    /// How the newest run ended, where that was not the user's own doing.
    var occasion: Occasion? {
        guard let outcome, let run = machine?.thread.turns.last?.run else { return nil }
        let kind: Occasion.Kind? =
            switch outcome {
            case .completed: .done
            case .cutOff: .cutOff
            case .failed(let failure): .failed(failure.advice.sentence)
            case .rejected: .failed("the agent rejected it")
            case .expired: .failed("nobody answered in time")
            case .needs(let need): .needsUser(need.call)
            case .cancelled: nil
            }
        return kind.map { Occasion(run: run.id, kind: $0) }
    }
}

extension Need {
    fileprivate var call: String {
        switch kind {
        case .approval: "needs your approval"
        case .signIn: "needs you to sign in"
        case .input, .choice, .form, .file, .toolResult: "needs your answer"
        }
    }
}

extension SlotMark {
    fileprivate var titleSign: String {
        switch self {
        case .running: "… "
        case .needsUser: "! "
        case .failed: "✗ "
        case .detached: "~ "
        case .unread: "● "
        }
    }
}
