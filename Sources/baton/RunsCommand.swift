import ArgumentParser
import BatonCore

/// `baton runs`: a run of the platform's, by its id.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "Look after a run on the server, by the id that it got there.",
        subcommands: [Show.self, Watch.self, Cancel.self, Replay.self])

    /// Which run, and how it is printed.
    struct Options: ParsableArguments {
        @Argument(help: "The run: its id on watsonx Orchestrate, a task's or a response's on orq.ai.")
        var run: String

        @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
        var profile: String?

        @Option(name: .shortAndLong, help: "The agent whose run it is, where the platform has to know.")
        var agent: String?

        @Option(name: .shortAndLong, help: "text, or json: one document.")
        var output: AskCommand.Form = .text
    }

    /// How the run is doing now.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask once how a run is doing, and print it.")

        @OptionGroup var options: Options

        func run() async throws {
            var report = try await RunReport(options)
            try await report.poll()
            try report.print()
        }
    }

    /// The run to its end.
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Follow a run to its end, and print it.")

        @OptionGroup var options: Options

        func run() async throws {
            var report = try await RunReport(options)
            try await report.watch()
            try report.print()
            throw report.code
        }
    }

    /// The run no more.
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask the server to stop a run.")

        @OptionGroup var options: Options

        func run() async throws {
            try await RunReport(options).cancel()
        }
    }

    /// The run as it happened.
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what a run said while it happened, as far as the server has kept it.")

        @OptionGroup var options: Options

        @Flag(help: "Print the events as JSON lines that end with the document.")
        var stream = false

        func run() async throws {
            var report = try await RunReport(options, isStreaming: stream)
            try await report.replay()
            try report.print()
        }
    }
}
