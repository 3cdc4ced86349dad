import ArgumentParser
import BatonCore
import BatonHistory
import BatonInterface
import Foundation

/// `baton threads export`.
struct ThreadsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a thread as Markdown, JSON, HTML, or its recordings as JSON lines.")

    @Option(
        name: .shortAndLong,
        help: "markdown; json: baton.thread/1, which import reads; html: one file; jsonl: what went over the wire.")
    var format: ThreadFormat = .markdown

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file; left out: standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let thread = try await setup.thread(named: thread).id
        guard let output else { return try await print(thread, setup) }
        let saving = ThreadSaving(history: setup.history)
        switch await saving.save(thread, as: format, to: output, isOverwriting: true) {
        case .written: return
        case .taken: try Exit.fail(HistoryFailure("\(output) cannot be written over."))
        case .failed(let reason): try Exit.fail(HistoryFailure(reason))
        }
    }

    /// A file or a pipe takes it as it is; a terminal would act on it.
    private func print(_ thread: ThreadID, _ setup: Setup) async throws {
        let isTerminal = isatty(STDOUT_FILENO) != 0
        var export = ThreadExport(of: thread, as: format, from: setup.history)
        do {
            while let piece = try await export.next() {
                try StandardOutput.write(isTerminal ? piece.sanitised : piece)
            }
        } catch let failure as HistoryFailure {
            try Exit.fail(failure)
        }
    }
}

extension ThreadFormat: ExpressibleByArgument {}
