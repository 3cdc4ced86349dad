import ArgumentParser
import BatonCore
import BatonHistory
import Foundation

/// `baton threads export`.
struct ThreadsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a thread as Markdown, JSON, HTML, or its recordings as JSON lines.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, json, jsonl, html
    }

    @Option(
        name: .shortAndLong,
        help: "markdown; json: baton.thread/1, which import reads; html: one file; jsonl: what went over the wire.")
    var format: Format = .markdown

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file; left out: standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let text = try await text(of: setup.wholeThread(named: thread), setup)
        guard let output else {
            // A file takes it as it is; a terminal would act on it.
            return try StandardOutput.write(isatty(STDOUT_FILENO) == 0 ? text : text.sanitised)
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            try Exit.fail(HistoryFailure("The file \(output) could not be written: \(error.localizedDescription)"))
        }
    }

    private func text(of thread: ChatThread, _ setup: Setup) async throws -> String {
        switch format {
        case .markdown: return MarkdownDocument.text(thread)
        case .json: return ThreadDocument.json(thread).prettyText + "\n"
        case .html: return HTMLDocument.text(thread)
        case .jsonl:
            var lines = ""
            for run in thread.turns.compactMap(\.run) {
                lines += try await FramesDocument.lines(setup.history.frames(of: run.id), of: run.id)
            }
            return lines
        }
    }
}
