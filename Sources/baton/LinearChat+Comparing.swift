import BatonCore
import BatonEngine
import BatonSettings

/// One message to two agents at once.
extension LinearChat {
    /// Sends a prompt in this thread, and to another agent in a thread of its own, whose answer is told as a whole.
    mutating func compare(_ argument: String) {
        let words = argument.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 2 else { return say("/compare NAME PROMPT or /compare PROFILE/NAME PROMPT") }
        let reference = agent(named: words[0])
        guard let profile = setup.configuration[reference.profile] else { return }
        guard !machine.isBusy, comparing == nil else { return say("A run is going on: /cancel or /detach first.") }
        let (interrupts, interrupt) = AsyncStream.makeStream(of: Void.self)
        comparing = interrupt
        let comparison = Comparison(setup: setup, profile: profile, agent: reference)
        let post = post
        Task { post(.compared(reference, await comparison.run(words[1], interrupts: interrupts))) }
        submit(Prompt(words[1]))
    }

    /// What the other agent answered; it waits until this one has ended, so that no answer breaks into another.
    static func lines(of run: Run?, by agent: AgentReference, _ density: Density) -> [String] {
        let name = LinearOutput.oneLine("\(agent.agent) of \(agent.profile.text)")
        guard let run else { return ["\(name) was not asked."] }
        var report = LinearReport(density: density)
        return ["The answer of \(name):"] + report.lines(for: run, by: name) + LinearReport.ending(of: run, by: name)
    }

    mutating func tellCompared() {
        guard !machine.isBusy, let lines = compared else { return }
        compared = nil
        comparing = nil
        say(lines)
    }
}
