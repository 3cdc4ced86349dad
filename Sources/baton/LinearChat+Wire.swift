import BatonCore
import BatonEngine
import BatonInterface
import BatonSettings

/// The last answer's wire, its time, and its request as a command.
extension LinearChat {
    mutating func showWire(_ argument: String) {
        let number = Int(argument)
        guard argument.isEmpty || number != nil else { return say("/wire, or /wire N for one frame whole.") }
        lookUp { platforms, scope, profile throws(HistoryFailure) in
            let frames = try await platforms.wireFrames(of: scope, profile: profile)
            guard !frames.isEmpty else { return ["Nothing was recorded of the last answer."] }
            guard let number else { return WireText.lines(frames) }
            guard frames.indices.contains(number - 1) else { return ["There are frames 1 to \(frames.count)."] }
            return WireText.whole(frames[number - 1])
        }
    }

    mutating func showCurl() {
        lookUp { platforms, scope, profile throws(HistoryFailure) in
            guard let command = try await platforms.curl(of: scope, profile: profile) else {
                return ["Nothing was recorded of the last answer's request."]
            }
            let note =
                command.isCut ? ["Not all of the request was recorded: what is missing is not in the command."] : []
            return note + [String(command.text.dropLast())]
        }
    }

    mutating func showTimeline() {
        guard let run = machine.thread.turns.last?.run else { return say("There is no answer yet.") }
        let lines = TimelineText.lines(of: run, now: LiveClock.now.monotonic - run.began.monotonic)
        say(
            lines.isEmpty
                ? ["Nobody saw this answer while it came: there are no times."] : lines.map(LinearOutput.oneLine))
    }

    private mutating func lookUp(
        _ body: @escaping @Sendable (LivePlatforms, RunScope, ProfileName) async throws(HistoryFailure) -> [String]
    ) {
        guard let run = machine.thread.turns.last?.run else { return say("There is no answer yet.") }
        isInquiring = true
        let (platforms, post, profile) = (setup.platforms, post, profile.name)
        let scope = RunScope(thread: machine.thread.id, run: run.id)
        Task {
            do throws(HistoryFailure) {
                post(.said(try await body(platforms, scope, profile)))
            } catch {
                post(.said([error.message]))
            }
        }
    }
}
