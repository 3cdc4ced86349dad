import BatonCore
import BatonEngine
import BatonSettings

/// What the commands do.
extension LinearChat {
    mutating func take(_ line: String) {
        guard line.hasPrefix("/") else { return answer(line) }
        guard !line.hasPrefix("//") else { return answer(String(line.dropFirst())) }
        guard let (command, argument) = LinearCommand.read(line) else {
            return say(LinearCommand.complaint(about: line))
        }
        perform(command, argument)
    }

    private mutating func perform(_ command: LinearCommand, _ argument: String) {
        switch command {
        case .help: say(LinearCommand.allCases.map(\.explanation) + ["//TEXT: a message that begins with a slash"])
        case .agents: loadAgents()
        case .agent: change(toAgent: argument)
        case .hand: hand(toAgent: argument)
        case .compare: compare(argument)
        case .new: begin(Self.newThread(with: machine.thread.agent))
        case .threads: listThreads()
        case .open: open(argument)
        case .export: export(argument)
        case .file: attach(argument)
        case .back: goBack()
        case .cancel: cancel()
        case .detach: tell(.detachRequested)
        case .attach: tell(.reattachRequested)
        case .retry: tell(.retryRequested)
        case .queue: queue(argument)
        case .ids: showIDs()
        case .steps: showSteps(argument)
        case .rate: rate(argument)
        case .quit: quit()
        }
    }

    private mutating func attach(_ path: String) {
        guard !path.isEmpty else { return say("Which file? /file PATH") }
        do throws(PlatformFailure) {
            let file = try UserFiles.file(at: path)
            if let need = machine.need, need.kind == .file, case .bytes(let bytes) = file.content,
                let refusal = need.uploads.refusal(of: file.name, mediaType: file.mediaType, bytes: bytes.count)
            {
                return say("\(refusal).")
            }
            files.append(file)
            say("\(LinearOutput.oneLine(file.name)) goes with the next message.")
        } catch {
            say("\(error.advice.sentence)")
        }
    }

    private mutating func queue(_ argument: String) {
        switch argument {
        case "send" where machine.isBusy: say("A run is going on: they go by themselves.")
        case "send" where !machine.queue.isEmpty: tell(.queueReleased)
        case "drop":
            for index in machine.queue.indices.reversed() { tell(.queuedPromptRemoved(index: index)) }
            say("Nothing waits any more.")
        default:
            let waiting = machine.queue.enumerated().map { "\($0 + 1). \(LinearOutput.oneLine($1.text))" }
            say(waiting.isEmpty ? ["Nothing waits."] : waiting)
        }
    }

    private mutating func showIDs() {
        let handle = machine.thread.turns.last?.run?.handle ?? machine.thread.handle
        let ids = (handle?.ids.all ?? []).map { "\($0.kind.rawValue) \(LinearOutput.oneLine($0.text))" }
        say(ids.isEmpty ? ["The server has named nothing yet."] : ids)
    }

    private mutating func showSteps(_ argument: String) {
        let steps = machine.thread.turns.last?.run?.steps ?? []
        guard !steps.isEmpty else { return say("The last answer took no steps.") }
        guard !argument.isEmpty else {
            return say(steps.enumerated().map { "Step \($0 + 1): \(LinearReport.ending(of: $1))" })
        }
        guard let number = Int(argument), steps.indices.contains(number - 1) else {
            return say("There are steps 1 to \(steps.count).")
        }
        let step = steps[number - 1]
        var lines = ["Step \(number): \(LinearReport.ending(of: step))"]
        if let call = step.call { lines += ["Arguments:", call.arguments.unwrappingText.prettyText] }
        if let result = step.result { lines += ["Result:", result.string ?? result.unwrappingText.prettyText] }
        say(lines)
    }

    private mutating func rate(_ argument: String) {
        guard let sign = argument.first, sign == "+" || sign == "-" else {
            return say("/rate + or /rate -, and a comment if you like.")
        }
        guard let handle = machine.thread.turns.last(where: { $0.run?.state.isEnded == true })?.run?.handle else {
            return say("There is no answer to rate yet.")
        }
        let rating = Rating(
            isPositive: sign == "+", comment: LinearWords.trimmed(String(argument.dropFirst())))
        ask { platform throws(PlatformFailure) in
            try await platform.rate(handle, rating)
            return .said([rating.isPositive ? "Rated good." : "Rated bad."])
        }
    }

    /// Asks the profile's server beside the conversation, and says why not where it does not answer.
    mutating func ask(_ question: @escaping @Sendable (any AgentPlatform) async throws(PlatformFailure) -> Happening) {
        isInquiring = true
        let (platforms, post, profile) = (setup.platforms, post, profile.name)
        Task {
            do throws(PlatformFailure) {
                post(try await question(try await platforms.platform(for: profile)))
            } catch {
                post(.said(["\(error.advice.sentence) \(error.advice.next)"]))
            }
        }
    }
}
