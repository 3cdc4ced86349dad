import ArgumentParser
import BatonCore
import Foundation

/// `baton threads rename`.
struct ThreadsRenameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a thread another title here.")

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    @Argument(help: "The title.")
    var title: [String]

    func validate() throws {
        if words.isEmpty { throw ValidationError("There is no title.") }
    }

    private var words: String { title.joined(separator: " ").trimmingCharacters(in: .whitespaces) }

    func run() async throws {
        try await Setup.load().change(thread) { .threadRenamed(words, $0) }
    }
}
