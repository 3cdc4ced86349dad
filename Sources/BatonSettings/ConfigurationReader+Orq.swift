internal import BatonCore

extension ConfigurationReader {
    /// The keys that only a profile of orq.ai has.
    static let orqKeys = ["stream", "reviews", "trace_cost", "tools"]

    func orq(_ table: JSONValue, at path: [String]) throws(SettingsError) -> OrqSettings {
        OrqSettings(
            isStreaming: try flag(table, "stream", at: path) ?? true,
            answersReviews: try flag(table, "reviews", at: path) ?? false,
            fetchesTraceCost: try flag(table, "trace_cost", at: path) ?? false,
            tools: try tools(table["tools"], at: path + ["tools"]))
    }

    private func flag(_ table: JSONValue, _ name: String, at path: [String]) throws(SettingsError) -> Bool? {
        guard let value = table[name] else { return nil }
        guard let flag = value.bool else { throw document.error(path + [name], "\(name) is true or false") }
        return flag
    }

    private func tools(_ value: JSONValue?, at path: [String]) throws(SettingsError) -> [ToolCommand] {
        var tools: [ToolCommand] = []
        for name in try names(in: value, at: path) {
            let place = path + [name]
            let table = value?[name] ?? .null
            try allow(table, ["command", "time_limit"], at: place)
            tools.append(
                ToolCommand(
                    tool: name, words: try words(table["command"], at: place),
                    timeLimit: try timeLimit(table["time_limit"], at: place + ["time_limit"])))
        }
        return tools
    }

    private func words(_ value: JSONValue?, at path: [String]) throws(SettingsError) -> [String] {
        guard let value else {
            throw document.error(path, "command is missing in [\(path.joined(separator: "."))]")
        }
        var words = value.elements.compactMap(\.string)
        guard let program = words.first, !program.isEmpty, words.count == value.elements.count else {
            throw document.error(
                path + ["command"], "command is a list of texts: the program, then its arguments",
                hint: "No shell reads it: write command = [\"prog\", \"arg\"].")
        }
        // A bare name is looked for in PATH.
        if program.contains("/") { words[0] = paths.resolve(program) }
        return words
    }

    /// Ten minutes are more than a server waits for a turn to go on.
    private static let timeLimits = 1...600

    private func timeLimit(_ value: JSONValue?, at path: [String]) throws(SettingsError) -> Duration {
        guard let value else { return .seconds(30) }
        guard let seconds = value.double,
            Double(Self.timeLimits.lowerBound)...Double(Self.timeLimits.upperBound) ~= seconds
        else {
            let limits = "\(Self.timeLimits.lowerBound) to \(Self.timeLimits.upperBound)"
            throw document.error(path, "time_limit is a number of seconds, from \(limits)")
        }
        return .milliseconds(Int64(seconds * 1_000))
    }
}
