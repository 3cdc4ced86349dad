import BatonCore
import BatonEngine
import BatonInterface
import BatonSettings
import BatonTerminal

/// The last answer: heard again, in its parts, and taken away.
extension LinearChat {
    private var lastRun: Run? { machine.thread.turns.last { $0.run != nil }?.run }

    mutating func showAnswer() {
        guard let text = lastRun?.text, !text.isEmpty else { return say("There is no answer yet.") }
        say("\(name) said:", text)
    }

    mutating func showFigures() {
        guard let run = lastRun, let figures = run.figures else { return say("There is no answer yet.") }
        let model = run.model.map { ["model \(LinearOutput.oneLine($0))"] } ?? []
        say((figures + model).joined(separator: ", "))
    }

    mutating func showIDs() {
        let handle = machine.thread.turns.last?.run?.handle ?? machine.thread.handle
        let ids = (handle?.ids.all ?? []).map { "\($0.kind.rawValue) \(LinearOutput.oneLine($0.text))" }
        say(ids.isEmpty ? ["The server has named nothing yet."] : ids)
    }

    mutating func showSteps(_ argument: String) {
        let steps = lastRun?.steps ?? []
        guard !steps.isEmpty else { return say("The last answer took no steps.") }
        guard !argument.isEmpty else {
            return say(steps.enumerated().map { "Step \($0 + 1): \(LinearReport.ending(of: $1))" })
        }
        guard let number = Int(argument), steps.indices.contains(number - 1) else {
            return say("There are steps 1 to \(steps.count).")
        }
        let step = steps[number - 1]
        say(["Step \(number): \(LinearReport.ending(of: step))"] + LinearReport.contents(of: step))
    }

    mutating func rate(_ argument: String) {
        guard let sign = argument.first, sign == "+" || sign == "-" else {
            return say("/rate + or /rate -, and a comment if you like.")
        }
        guard let handle = machine.thread.turns.last(where: { $0.run?.state.isEnded == true })?.run?.handle else {
            return say("There is no answer to rate yet.")
        }
        let rating = Rating(isPositive: sign == "+", comment: LinearWords.trimmed(String(argument.dropFirst())))
        ask { platform throws(PlatformFailure) in
            try await platform.rate(handle, rating)
            return .said([rating.isPositive ? "Rated good." : "Rated bad."])
        }
    }

    // MARK: Links, files, copies

    private var links: LinkList { LinkList(of: lastRun) }

    mutating func showLinks() {
        let links = links
        guard !links.targets.isEmpty else { return say("The last answer has no links and no files.") }
        say(
            links.targets.enumerated().map { index, target in
                let number = "\(index + 1)."
                guard let file = links.file(at: index) else { return "\(number) \(LinearOutput.oneLine(target))" }
                return LinearOutput.oneLine("\(number) File \(file.title)\(file.isInline ? "" : ", \(target)")")
            })
    }

    mutating func save(_ argument: String) {
        let links = links
        guard let number = Int(argument), links.targets.indices.contains(number - 1) else {
            return say(links.targets.isEmpty ? "There is nothing to save." : "Which one? /save N; /links lists them.")
        }
        guard let file = links.file(at: number - 1) else { return say("Number \(number) is a link and no file.") }
        isInquiring = true
        let (saving, post) = (FileSaving(platforms: setup.platforms, profile: profile.name), post)
        Task {
            let notice = await saving.notice(saving: file) { post(.progressed($0)) }
            post(.said([Self.words(of: notice)]))
        }
    }

    /// Never through the terminal, on which nothing here acts.
    mutating func copyAnswer() {
        guard let text = lastRun?.text, !text.isEmpty else { return say("There is no answer yet.") }
        isInquiring = true
        let (clipboard, post) = (Copying.clipboardBesideTerminal(), post)
        Task {
            let outcome = await clipboard.copy(text) { _ in }
            post(.said([Self.words(of: Copying.notice(outcome, "the answer"))]))
        }
    }
}
