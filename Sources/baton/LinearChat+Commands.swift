import BatonCore
import BatonEngine
import BatonSettings

/// What the commands do.
extension LinearChat {
    mutating func take(_ line: String) {
        guard !line.hasSuffix("\\") else { return held.append(String(line.dropLast())) }
        let line = (held + [line]).joined(separator: "\n")
        held = []
        guard line.hasPrefix("/") else { return answer(line) }
        guard !line.hasPrefix("//") else { return answer(String(line.dropFirst())) }
        guard let (command, argument) = LinearCommand.read(line) else {
            return say(LinearCommand.complaint(about: line))
        }
        perform(command, argument)
    }

    private mutating func perform(_ command: LinearCommand, _ argument: String) {
        switch command {
        case .help: say(LinearCommand.allCases.map(\.explanation) + LinearCommand.remarks)
        case .agents: loadAgents()
        case .agent: change(toAgent: argument)
        case .hand: hand(toAgent: argument)
        case .compare: compare(argument)
        case .models: loadModels()
        case .new: begin(Self.newThread(with: machine.thread.agent))
        case .threads: listThreads(argument)
        case .search: search(argument)
        case .open: open(argument)
        case .rename: rename(argument)
        case .pin: mark(argument, ThreadMark.pinned, "pinned")
        case .archive: mark(argument, ThreadMark.archived, "archived")
        case .delete: askToDelete()
        case .export: export(argument)
        case .file: attach(argument)
        case .back: goBack()
        case .cancel: cancel()
        case .detach: tell(.detachRequested)
        case .attach: tell(.reattachRequested)
        case .retry: tell(.retryRequested)
        case .fork: tell(.forkRequested)
        case .queue: queue(argument)
        case .answer: showAnswer()
        case .steps: showSteps(argument)
        case .figures: showFigures()
        case .ids: showIDs()
        case .links: showLinks()
        case .save: save(argument)
        case .copy: copyAnswer()
        case .timeline: showTimeline()
        case .wire: showWire(argument)
        case .curl: showCurl()
        case .rate: rate(argument)
        case .quit: quit()
        }
    }

    private mutating func attach(_ path: String) {
        guard !path.isEmpty else { return say("Which file? /file PATH") }
        if path == "drop" {
            say(files.isEmpty ? "No file goes with the next message." : "No file goes with the next message any more.")
            return files = []
        }
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

    /// What waits: `send`, `drop`, `drop N`, `edit N TEXT`, else the list.
    private mutating func queue(_ argument: String) {
        let words = argument.split(maxSplits: 2, whereSeparator: \.isWhitespace).map(String.init)
        switch words.first {
        case "send" where machine.isBusy: say("A run is going on: they go by themselves.")
        case "send" where !machine.queue.isEmpty: tell(.queueReleased)
        case "drop" where words.count == 1:
            for index in machine.queue.indices.reversed() { tell(.queuedPromptRemoved(index: index)) }
            say("Nothing waits any more.")
        case "drop", "edit":
            guard words.count > 1, let number = Int(words[1]), machine.queue.indices.contains(number - 1) else {
                return say(machine.queue.isEmpty ? "Nothing waits." : "There are messages 1 to \(machine.queue.count).")
            }
            change(queued: number - 1, to: words[0] == "edit" ? words.dropFirst(2).first ?? "" : nil)
        default: listQueue()
        }
    }

    /// - Parameter text: nil takes the message out.
    private mutating func change(queued index: Int, to text: String?) {
        guard let text else {
            tell(.queuedPromptRemoved(index: index))
            return listQueue()
        }
        guard !text.isEmpty else { return say("What is to be sent instead? /queue edit N TEXT") }
        // A prompt joins the queue only while a run goes on; else it would be sent.
        guard machine.isBusy else { return say("Nothing runs: /queue drop \(index + 1), and send it as you want it.") }
        var prompt = machine.queue[index]
        prompt.text = text
        tell(.queuedPromptRemoved(index: index))
        tell(.promptSubmitted(prompt))
        tell(.queuedPromptMoved(index: machine.queue.count - 1, to: index))
        listQueue()
    }

    private mutating func listQueue() {
        let waiting = machine.queue.enumerated().map { "\($0 + 1). \(LinearOutput.oneLine($1.text))" }
        say(waiting.isEmpty ? ["Nothing waits."] : waiting)
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

    /// As ``ask(_:)``, for what the history is asked or told, behind everything that it was told before.
    mutating func askHistory(
        _ question: @escaping @Sendable (any HistoryStore) async throws(HistoryFailure) -> Happening
    ) {
        isInquiring = true
        let (history, runner, post) = (setup.history, runner, post)
        Task {
            await runner.settle()
            do throws(HistoryFailure) { post(try await question(history)) } catch { post(.said([error.message])) }
        }
    }
}
