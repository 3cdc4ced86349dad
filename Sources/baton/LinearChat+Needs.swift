import BatonCore
import BatonEngine
import BatonSettings

/// What the agent asks, in lines, and what the lines behind it answer.
extension LinearChat {
    mutating func ask(_ need: Need) {
        asking = nil
        if !need.question.isEmpty { say("\(name) asks:", need.question) }
        guard need.isAnswerable else {
            say("It can only be answered in the platform's own interface.")
            return
        }
        switch need.kind {
        case .choice where !need.choices.isEmpty:
            say(need.choices.enumerated().map { "\($0 + 1). \(LinearOutput.oneLine($1.label))" })
            say("Answer with a number, or in your own words.")
            asking = .choice(need.choices)
        case .form where !need.fields.isEmpty:
            say("A form with \(need.fields.count) fields. /back goes to the field before, /cancel cancels the form.")
            begin(LinearForm(need.fields))
        case .approval:
            say(
                need.calls.map { call in
                    "It wants to call \(LinearOutput.oneLine(call.name)) with \(call.arguments.unwrappingText.text)"
                })
            say("Answer y, or n, or n and a reason.")
            asking = .approval
        case .toolResult where !need.calls.isEmpty:
            let calls = LinearCalls(need, commands: profile.profile.tools)
            say(calls.question)
            asking = .calls(calls)
        case .file:
            let kinds = need.uploads.extensions + (need.uploads.extensions.isEmpty ? need.uploads.mediaTypes : [])
            say(kinds.isEmpty ? [] : ["It takes \(kinds.joined(separator: ", "))."])
            say("Give a file with /file PATH, then an empty line or a message sends it.")
        case .input, .choice, .form, .toolResult, .signIn: break
        }
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
        case .approval:
            guard let verdict = LinearWords.verdict(line) else { return say("Answer y, or n, or n and a reason.") }
            let word = verdict.isYes ? "yes" : "no"
            var prompt = Prompt(verdict.reason.map { "\(word): \($0)" } ?? word)
            prompt.verdict = Verdict(isApproved: verdict.isYes, reason: verdict.reason)
            submit(prompt)
        case .calls(var calls):
            guard !isRunningCommand else { return say("Your command still runs.") }
            switch calls.take(line) {
            case .wrong(let complaint): say(complaint)
            case .run(let call, let command): start(call, command)
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

    private mutating func go(on calls: LinearCalls) {
        if let prompt = calls.prompt { return submit(prompt) }
        say(calls.question)
        asking = .calls(calls)
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
