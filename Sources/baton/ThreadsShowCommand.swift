import ArgumentParser
import BatonCore
import BatonHistory

/// `baton threads show`.
struct ThreadsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a thread with its steps.")

    @Option(name: .shortAndLong, help: "text: as Markdown; json: the document baton.thread/1.")
    var output: AskCommand.Form = .text

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let thread = try await setup.wholeThread(named: thread)
        switch output {
        case .json: try StandardOutput.write(ThreadDocument.text(thread))
        case .text: try StandardOutput.write(MarkdownDocument.text(thread).sanitised)
        }
    }
}
