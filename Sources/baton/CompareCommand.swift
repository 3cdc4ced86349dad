import ArgumentParser
import BatonCore
import BatonSettings
import Foundation
import Glibc

/// `baton compare`: the same prompt to several agents at once.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Send one prompt to several agents at once, and print their answers.",
        discussion: """
            The answers come in the order in which the agents were given, each with its figures; -o json prints the list of \
            their documents, as baton ask prints one.
            """)

    @Option(name: .shortAndLong, help: "An agent, or profile/agent; once for each.")
    var agent: [String]

    @Option(name: .shortAndLong, help: "The profile of agents without one; left out: the configuration's default.")
    var profile: String?

    @Option(name: .shortAndLong, help: "text, or json: one list.")
    var output: AskCommand.Form = .text

    @Argument(help: "The prompt, or - to read it from standard input.")
    var prompt: [String] = []

    func validate() throws {
        guard agent.count >= 2 else { throw ValidationError("Say -a for each agent, at least twice.") }
    }

    func run() async throws {
        let text = try AskPrompt.text(from: prompt)
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let comparisons = try agent.map { try comparison($0, setup) }
        let (runs, wasInterrupted) = await Self.runs(of: comparisons, text)
        let answers = zip(comparisons, runs).compactMap { comparison, run in
            run.map { run in
                ExchangeDocument(run: run, agent: comparison.agent, platform: comparison.profile.platform)
            }
        }
        switch output {
        case .json: try StandardOutput.write(JSONValue.array(answers.map(\.json)).prettyText + "\n")
        case .text: for answer in answers { try Self.print(answer) }
        }
        if wasInterrupted { throw Exit.interrupted }
        let codes = answers.map { Exit.code(for: $0.run, in: output) }
        throw codes.first { $0 != .success } ?? .success
    }

    private func comparison(_ name: String, _ setup: Setup) throws -> Comparison {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        let isWhole = parts.count == 2 && setup.configuration[ProfileName(parts[0])] != nil
        let profile = try setup.profile(named: isWhole ? parts[0] : profile)
        return Comparison(
            setup: setup, profile: profile,
            agent: AgentReference(profile: profile.name, agent: isWhole ? parts[1] : name))
    }

    /// All at once. The first interrupt (C-c) cancels the runs, the second ends at once.
    private static func runs(
        of comparisons: [Comparison], _ text: String
    ) async -> (runs: [Run?], wasInterrupted: Bool) {
        let channels = comparisons.map { _ in AsyncStream.makeStream(of: Void.self) }
        let (presses, press) = AsyncStream.makeStream(of: Void.self)
        let interrupts = Interrupts { press.yield() }
        let listener = Task {
            var isSecond = false
            for await _ in presses {
                if isSecond { Glibc.exit(Exit.interrupted.rawValue) }
                isSecond = true
                for channel in channels { channel.continuation.yield() }
            }
            return isSecond
        }
        let runs = await withTaskGroup(of: (Int, Run?).self) { group in
            for (index, comparison) in comparisons.enumerated() {
                let stream = channels[index].stream
                group.addTask { (index, await comparison.run(text, interrupts: stream)) }
            }
            var runs = [Run?](repeating: nil, count: comparisons.count)
            for await (index, run) in group { runs[index] = run }
            return runs
        }
        interrupts.end()
        press.finish()
        return (runs, await listener.value)
    }

    private static func print(_ answer: ExchangeDocument) throws {
        let run = answer.run
        var figures = [ExchangeDocument.word(for: run.state)]
        if let total = run.total { figures.append(LinearReport.seconds(total)) }
        if let tokens = run.usage?.totalTokens { figures.append("\(tokens) tokens") }
        if let cost = run.usage?.costUSD { figures.append(String(format: "$%.6f", cost)) }
        try StandardOutput.write(
            "\(answer.agent.profile.text)/\(answer.agent.agent): \(figures.joined(separator: ", "))\n\n".sanitised)
        if !run.text.isEmpty { try StandardOutput.write(run.text + "\n\n") }
        for line in LinearReport.ending(of: run, by: answer.agent.agent) where run.outcome != .completed {
            StandardError.write("baton: \(line.sanitised)\n")
        }
        if let resume = answer.resume { StandardError.write("go on: \(resume.sanitised)\n") }
    }
}
