import ArgumentParser
import Foundation

/// Where `baton ask` takes its prompt from.
enum AskPrompt {
    /// The words given, or standard input for `-` and for nothing at all when something is piped in.
    /// - Parameter canBeEmpty: whether files go with it, so that nothing has to be said; then only `-` reads.
    static func text(from words: [String], canBeEmpty: Bool = false) throws -> String {
        let text: String
        if words == ["-"] || (words.isEmpty && !canBeEmpty && isatty(STDIN_FILENO) == 0) {
            text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        } else {
            text = words.joined(separator: " ")
        }
        let prompt = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !prompt.isEmpty || canBeEmpty else {
            throw ValidationError("There is no prompt: give one in words, or - for standard input.")
        }
        return prompt
    }
}
