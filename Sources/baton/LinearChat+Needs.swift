import BatonCore
import BatonEngine
import BatonInterface
import BatonSettings

/// What the agent asks, in lines, and what the lines behind it answer.
extension LinearChat {
    mutating func ask(_ need: Need) {
        asking = nil
        if !need.question.isEmpty { say("\(name) asks:", need.question) }
        guard need.isAnswerable else {
            say(Self.calls(of: need))
            return say("It can only be answered in the platform's own interface.")
        }
        switch need.kind {
        case .choice where !need.choices.isEmpty:
            say(need.choices.enumerated().map { "\($0 + 1). \(LinearOutput.oneLine($1.label))" })
            say("Answer with a number, or in your own words.")
            asking = .choice(need.choices)
        case .form where !need.fields.isEmpty:
            say(
                "A form with \(need.fields.count) fields. /back goes to the field before, /cancel cancels the form.",
                "A text may have several lines: one that ends in \\ goes on in the next.")
            begin(LinearForm(need.fields))
        case .approval:
            say(Self.calls(of: need))
            say(Self.approvalWords)
            asking = .approval(need)
        case .toolResult where !need.calls.isEmpty:
            go(on: LinearCalls(need, commands: profile.profile.tools))
        case .file:
            say(need.uploads.remarks)
            say("Give a file with /file PATH, then an empty line or a message sends it.")
        case .signIn:
            say("Sign in there, then answer done.")
            asking = .signIn
        case .input, .choice, .form, .toolResult: break
        }
    }

    private static let approvalWords = "Answer y, or s for the rest of this thread too, or n, or n and a reason."

    private static func calls(of need: Need) -> [String] {
        need.calls.map { call in
            "It wants to call \(LinearOutput.oneLine(call.name)) with \(call.arguments.unwrappingText.text)"
        }
    }

    /// Answers for the user what was allowed for the rest of the thread, and says so.
    /// - Returns: whether it did.
    mutating func answerAsAllowed(_ need: Need) -> Bool {
        guard need.isAnswerable, !need.calls.isEmpty, need.calls.allSatisfy({ allowed.contains($0.name) }),
            machine.mayAnswerByItself
        else { return false }
        let names = LinearOutput.oneLine(need.calls.map(\.name).joined(separator: ", "))
        switch need.kind {
        case .approval:
            say("Approved \(names), as you said for this thread.")
            tell(.callsAnswered(Self.prompt(for: (true, nil))))
            if let run = machine.activeRun?.id { scheduleTick(run) }
            return true
        default: return false
        }
    }

    private static func prompt(for verdict: (isYes: Bool, reason: String?)) -> Prompt {
        let word = verdict.isYes ? "yes" : "no"
        var prompt = Prompt(verdict.reason.map { "\(word): \($0)" } ?? word)
        prompt.verdict = Verdict(isApproved: verdict.isYes, reason: verdict.reason)
        return prompt
    }

    private mutating func begin(_ form: LinearForm) {
        say(form.question)
        asking = .form(form)
    }

    /// Takes a line that is no command.
    mutating func answer(_ line: String) {
        switch asking {
        case nil: send(line)
        case .choice(let choices):
            let place = LinearWords.choice(line, among: choices.map(\.label))
            if LinearWords.trimmed(line).isEmpty { return say("Answer with a number from 1 to \(choices.count).") }
            submit(Prompt(place.map { choices[$0].value } ?? line))
        case .form(var form):
            if let complaint = form.take(line) { say(complaint) }
            if let prompt = form.prompt { return submit(prompt) }
            begin(form)
        case .approval(let need):
            if LinearWords.isForThread(line) {
                allowed.formUnion(need.calls.map(\.name))
                return submit(Self.prompt(for: (true, nil)))
            }
            guard let verdict = LinearWords.verdict(line) else { return say(Self.approvalWords) }
            submit(Self.prompt(for: verdict))
        case .signIn:
            let isDone = ["done", "y", "yes"].contains(LinearWords.trimmed(line).lowercased())
            isDone ? submit(.signedIn) : send(line)
        case .deletion: answerDeletion(line)
        case .calls(var calls):
            guard !isRunningCommand else { return say("Your command still runs.") }
            switch calls.take(line) {
            case .wrong(let complaint): say(complaint)
            case .run(let call, let command, let isForThread):
                if isForThread { allowed.insert(call.name) }
                start(call, command)
            case .answered: go(on: calls)
            }
        }
    }

    private mutating func send(_ line: String) {
        if LinearWords.trimmed(line).isEmpty, files.isEmpty { return }
        if let need = machine.need, need.kind == .file, let refusal = need.uploads.refusal(ofCount: files.count) {
            return say("\(refusal).")
        }
        submit(Prompt(line))
    }

    mutating func go(on calls: LinearCalls) {
        if let prompt = calls.prompt { return submit(prompt) }
        asking = .calls(calls)
        if let (call, command) = calls.next, allowed.contains(call.name), machine.mayAnswerByItself {
            say("Running your command for \(LinearOutput.oneLine(call.name)), as you said for this thread.")
            return start(call, command)
        }
        say(calls.question)
    }

    private mutating func start(_ call: ToolCall, _ command: ToolCommand) {
        isRunningCommand = true
        say("Running it.")
        let (tools, post, thread) = (tools, post, machine.thread.id)
        Task { post(.callAnswered(thread, call, await tools.run(call, of: thread, by: command))) }
    }

    mutating func ended(_ call: ToolCall, of thread: ThreadID, _ result: Result<JSONValue, PlatformFailure>) {
        isRunningCommand = false
        guard thread == machine.thread.id, case .calls(var calls) = asking else { return }
        switch result {
        case .success(let value):
            say("\(LinearOutput.oneLine(call.name)) gave: \(LinearOutput.oneLine(value.string ?? value.text))")
            calls.add(value)
            go(on: calls)
        case .failure(let failure):
            say("\(LinearOutput.oneLine(call.name)) failed. \(failure.advice.sentence)")
            say(calls.question)
        }
    }

    /// What `/cancel` does: gives up the form, or stops the run.
    mutating func cancel() {
        if case .form = asking { return submit(LinearForm.cancelled) }
        if isRunningCommand { return tools.stopAll() }
        guard machine.isBusy else { return say("Nothing runs.") }
        say("Cancelling.")
        tell(.cancelRequested)
    }

    mutating func goBack() {
        guard case .form(var form) = asking else { return say("No form is being filled in.") }
        form.goBack()
        begin(form)
    }
}
