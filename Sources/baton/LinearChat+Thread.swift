import BatonCore
import BatonEngine
import BatonSettings

/// What is done to this thread as a whole.
extension LinearChat {
    mutating func rename(_ title: String) {
        guard !title.isEmpty else { return say("What is its title? /rename TITLE") }
        guard !machine.thread.turns.isEmpty else { return say("Nothing was said in this thread yet.") }
        tell(.titleChosen(title))
        guard let handle = machine.thread.handle, profile.server != .rehearsal else {
            return say("This thread is now called \(LinearOutput.oneLine(title)).")
        }
        ask { platform throws(PlatformFailure) in
            let name = LinearOutput.oneLine(title)
            do throws(PlatformFailure) {
                try await platform.rename(handle, to: title)
            } catch {
                guard error.code == .unsupported else { throw error }
                return .said(["This thread is now called \(name) here; its server has no titles."])
            }
            return .said(["This thread is now called \(name), here and at its server."])
        }
    }

    /// - Parameter argument: `off` takes the mark away.
    mutating func mark(
        _ argument: String, _ mark: @escaping @Sendable (Bool) -> ThreadMark, _ word: String
    ) {
        guard argument.isEmpty || argument == "off" else { return say("Say off, or nothing.") }
        guard !machine.thread.turns.isEmpty else { return say("Nothing was said in this thread yet.") }
        let id = machine.thread.id
        askHistory { history throws(HistoryFailure) in
            try await history.record(.threadMarked(mark(argument.isEmpty), id))
            return .said(["This thread is \(argument.isEmpty ? "" : "no longer ")\(word)."])
        }
    }

    // MARK: Deleting

    mutating func askToDelete() {
        guard case .idle = machine.phase else { return say("A run is going on: /cancel or /detach first.") }
        guard !machine.thread.turns.isEmpty else { return say("Nothing was said in this thread yet.") }
        asking = .deletion
        say(Self.question(isElsewhere: isKeptElsewhere))
    }

    /// Whether the server may have the thread too; orq.ai has no way to delete one.
    private var isKeptElsewhere: Bool {
        machine.thread.handle != nil && profile.server != .rehearsal && profile.platform == .orchestrate
    }

    private static func question(isElsewhere: Bool) -> String {
        isElsewhere
            ? "Delete this thread? Answer here, there (at the server), both, or n."
            : "Delete this thread here, with all that was said in it? Answer y or n."
    }

    mutating func answerDeletion(_ line: String) {
        let word = LinearWords.trimmed(line).lowercased()
        switch (LinearWords.isYes(word), word) {
        case (false, _):
            asking = nil
            say("Kept.")
        case (true, _) where !isKeptElsewhere, (_, "here"): delete(here: true, there: false)
        case (_, "there") where isKeptElsewhere: delete(here: false, there: true)
        case (_, "both") where isKeptElsewhere: delete(here: true, there: true)
        default: say(Self.question(isElsewhere: isKeptElsewhere))
        }
    }

    /// There first: what could not be deleted there can still be found here.
    private mutating func delete(here: Bool, there: Bool) {
        asking = nil
        let (id, handle) = (machine.thread.id, machine.thread.handle)
        let (history, runner) = (setup.history, runner)
        let remove: @Sendable () async -> Happening = {
            await runner.settle()
            do throws(HistoryFailure) { try await history.delete(id) } catch { return .said([error.message]) }
            return .deleted
        }
        guard there, let handle else {
            isInquiring = true
            let post = post
            Task { post(await remove()) }
            return
        }
        ask { platform throws(PlatformFailure) in
            try await platform.delete(handle)
            return here ? await remove() : .said(["Deleted at the server; it is still here."])
        }
    }

    mutating func leaveDeleted() {
        say("Deleted.")
        begin(Self.newThread(with: machine.thread.agent))
    }
}
