import ArgumentParser

/// Questions in lines, answered from standard input.
enum Interview {
    /// Asks until `check` has nothing to say against the answer.
    /// - Parameters:
    ///   - otherwise: what an empty answer means; nil where there has to be one.
    ///   - check: what is wrong with an answer; nil where it fits.
    static func ask(
        _ question: String, otherwise: String? = nil, check: (String) -> String? = { _ in nil }
    ) throws -> String {
        while true {
            LinearOutput.say(otherwise.map { "\(question) [\($0)]" } ?? question)
            guard let line = readLine() else {
                StandardError.write("baton: The input ended; nothing was written.\n")
                throw Exit.failure
            }
            let typed = LinearWords.trimmed(line)
            guard let answer = typed.isEmpty ? otherwise : typed else {
                LinearOutput.say("Something has to be said here.")
                continue
            }
            guard let complaint = check(answer) else { return answer }
            LinearOutput.say("Not that: \(complaint).")
        }
    }

    /// Asks for one of several, by its number, its words, or what only one of them begins with.
    /// - Returns: its place.
    static func choose(_ question: String, among names: [String]) throws -> Int {
        LinearOutput.say([question] + names.enumerated().map { "\($0 + 1). \($1)" })
        let answer = try ask("Which one?", otherwise: "1") {
            place(of: $0, among: names) == nil ? "a number from 1 to \(names.count), or the words" : nil
        }
        return place(of: answer, among: names) ?? 0
    }

    private static func place(of answer: String, among names: [String]) -> Int? {
        if let place = LinearWords.choice(answer, among: names) { return place }
        let meant = names.indices.filter { names[$0].lowercased().hasPrefix(answer.lowercased()) }
        return meant.count == 1 ? meant[0] : nil
    }
}
