import ArgumentParser
import Foundation

/// Where `baton ask` takes its prompt from.
enum AskPrompt {
    /// The words given, or standard input for `-` and for nothing at all when something is piped in.
    static func text(from words: [String]) throws -> String {
        let text: String
        if words == ["-"] || (words.isEmpty && isatty(STDIN_FILENO) == 0) {
            text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        } else {
            text = words.joined(separator: " ")
        }
        let prompt = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !prompt.isEmpty else {
            throw ValidationError("There is no prompt: give one in words, or - for standard input.")
        }
        return prompt
    }
}
